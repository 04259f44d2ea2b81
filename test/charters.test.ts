import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compile } from '#charter/compile.ts';
import type { Law, VersionHash } from '#charter/law.ts';
import type { VersionFile } from '#charter/versions.ts';
import type { Day } from '#kernel/time.ts';

const folder = new URL('../charters/', import.meta.url);
const read = (file: string): { readonly file: string; readonly text: string } => ({ file, text: readFileSync(new URL(file, folder), 'utf8') });
const version = `sha256:${'0'.repeat(64)}` as VersionHash;

function compiled(file: string, readings?: string): ReturnType<typeof compile> {
  return compile({ ...read(file), version, ...(readings === undefined ? {} : { readings: read(readings) }) });
}

function lawOf(file: string, readings?: string): Law {
  const { law, findings } = compiled(file, readings);
  expect(findings.filter(({ kind }) => kind === 'problem')).toEqual([]);
  if (!law) throw new Error(`${file} has no law`);
  return law;
}

/** The rules of a charter file as written, without the head that names its language. */
function ruleBlocks(file: string): readonly string[] {
  return [...read(file).text.matchAll(/^```rule\n(.*?)^```$/gms)].map(match => match[1] ?? '').filter(rule => !rule.startsWith('charter:'));
}

describe('the federation of councils', () => {
  it.each(['federation-of-councils.md', 'federation-of-councils.ru.md'])('%s compiles and shows no error', file => {
    lawOf(file);
    expect(compiled(file).findings.filter(({ severity }) => severity === 'error').map(({ code, articles }) => [code, articles])).toEqual([]);
  });

  it('leaves nothing that the README does not explain', () => {
    const explained = read('README.md').text;
    const codes = compiled('federation-of-councils.md').findings.map(({ code }) => code);
    expect(codes.filter(code => !explained.includes(`\`${code}\``))).toEqual([]);
  });

  it('has the same rules in both languages', () => {
    expect(ruleBlocks('federation-of-councils.ru.md')).toEqual(ruleBlocks('federation-of-councils.md'));
  });

  it('lets every seat be recalled, with every number named', () => {
    const law = lawOf('federation-of-councils.md');
    const seated = [...law.bodies.values()].filter(body => body.seats.length > 0).map(body => body.id).sort();
    expect(law.recalls.map(recall => recall.body).sort()).toEqual(seated);
    expect(law.recalls.filter(recall => !recall.startedBy || !recall.threshold || !recall.signatures || !recall.voting)).toEqual([]);
  });

  it('has a term, a way to fill a vacancy, and an election the clock calls for every seat', () => {
    const law = lawOf('federation-of-councils.md');
    const seated = [...law.bodies.values()].filter(body => body.seats.length > 0);
    const byClock = new Set(law.elections.filter(election => election.calledBy.some(holder => holder.kind === 'clock')).map(election => election.body));
    expect(seated.filter(body => !body.term || body.vacancy.length === 0 || !byClock.has(body.id))).toEqual([]);
  });
});

describe('the constitution of 1918', () => {
  // Read off the text by hand before there was a check.
  const expected = [
    ['count-mismatch', 'info', '43'], ['recall-unspecified', 'error', '78'], ['recall-gap', 'error', '25,28,35'], ['term-missing', 'warn', '28,55'],
    ['convocation-trap', 'error', '26,27,54'], ['power-fusion', 'warn', '31'], ['competence-competence', 'warn', '50'], ['amendment-no-threshold', 'error', '49a,51a'],
    ['emergency-open', 'error', '41 note'], ['franchise-open', 'error', '23,65g'], ['election-override', 'warn', '76,77'], ['decision-override', 'warn', '62'],
    ['double-representation', 'warn', '25,53b'], ['unit-mismatch', 'warn', '25,53'], ['no-secrecy', 'warn', '66'], ['executive-floor', 'info', '58'], ['gap-verification', 'warn', '66,72'],
  ];

  it('shows every finding that a reader of the text had listed, under the same articles', () => {
    lawOf('rsfsr-1918.md');
    const shown = compiled('rsfsr-1918.md').findings.map(({ code, severity, articles }) => [code, severity, articles.join(',')]);
    for (const finding of expected) expect(shown).toContainEqual(finding);
  });

  it('runs with its readings, whose rules all say that they are readings', () => {
    const law = lawOf('rsfsr-1918.md', 'rsfsr-1918.readings.md');
    expect(law.elections.length).toBe([...law.bodies.values()].filter(body => body.seats.length > 0).length);
    expect(law.elections.filter(({ reading }) => reading === undefined)).toEqual([]);
    expect(law.recalls.every(({ startedBy, threshold }) => startedBy && threshold)).toBe(true);
    expect(lawOf('rsfsr-1918.md').elections).toEqual([]);
  });

  it('shows the Presidium take the place of the committee, act by act', () => {
    const versions = ['1919-12-01', '1920-12-01'].map((day): VersionFile => ({ ...read(`rsfsr-1918/${day}.md`), inForce: day as Day }));
    const acting = (asOf: string): readonly string[] | undefined =>
      compile({ ...read('rsfsr-1918.md'), version, versions, asOf: asOf as Day, readings: read('rsfsr-1918.readings.md') }).law
        ?.actingFor.filter(({ body }) => body === 'central-executive-committee').map(({ by }) => by);
    expect(acting('1918-07-10')).toEqual([]);
    expect(acting('1919-12-31')).toEqual([]);
    expect(acting('1920-12-31')).toEqual(['presidium', 'council-of-commissars']);
  });
});
