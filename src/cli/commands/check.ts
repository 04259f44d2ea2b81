/** `sovet check`: compiles a charter and says everything that is wrong, open or risky in it. */
import { compile } from '#charter/compile.ts';
import type { Finding } from '#charter/finding.ts';
import type { Law } from '#charter/law.ts';
import { readCharterFiles } from '../charter-files.ts';
import { type Command, type ExitStatus, type Io, parseArguments, soleArgument } from '../command.ts';
import { type Colour, harmless, type Paint, paintFor, widthFor, wrapped } from '../terminal-text.ts';
import { UnusableInput } from '../unusable-input.ts';

const USAGE = `Usage: sovet check CHARTER [--as-of DAY] [--readings] [--json]

Compiles a charter and reports every problem, conflict, gap and danger in it, with article, file and line.
docs/findings.md explains the codes.

  CHARTER      a Markdown file, or - for standard input; dated versions beside it,
               NAME/YYYY-MM-DD.md, apply from their day
  --as-of DAY  the text as it was in force on that day (YYYY-MM-DD); without it all versions apply
  --readings   with the readings beside it, in NAME.readings.md
  --json       print one JSON document

Exit status: 0 nothing of severity error, 1 at least one error, 2 the text cannot be read.`;

const OPTIONS = { 'as-of': { type: 'string' }, readings: { type: 'boolean' }, json: { type: 'boolean' } } as const;

const COLOURS: Readonly<Record<Finding['severity'], Colour>> = { error: 'red', warn: 'yellow', info: 'cyan' };

async function run(args: readonly string[], io: Io): Promise<ExitStatus> {
  const { values, positionals } = parseArguments(OPTIONS, args);
  const path = soleArgument(positionals, 'CHARTER');
  const source = await readCharterFiles({ path, asOf: values['as-of'], readings: values.readings }, io);
  const { law, findings } = compile(source);
  if (values.json) io.stdout.write(asJson(path, values['as-of'], law, findings));
  if (!law) throw new UnusableInput(...findings.map(finding => `${place(finding)}: ${harmless(finding.message)} (${finding.code})`));
  if (!values.json) io.stdout.write(forPeople(law, findings, io));
  return findings.some(({ severity }) => severity === 'error') ? 1 : 0;
}

const place = ({ at }: Finding): string => harmless(`${at.file}:${at.line}:${at.column}`);

function asJson(charter: string, asOf: string | undefined, law: Law | undefined, findings: readonly Finding[]): string {
  return JSON.stringify({
    charter, name: law?.name ?? null, asOf: asOf ?? null,
    findings: findings.map(({ code, kind, severity, article, articles, at, message, witness }) =>
      ({ code, kind, severity, article, articles, file: at.file, line: at.line, column: at.column, message, ...(witness === undefined ? {} : { witness }) })),
  }, null, 2).concat('\n');
}

function forPeople(law: Law, findings: readonly Finding[], io: Io): string {
  const [paint, width] = [paintFor(io), widthFor(io)];
  const byArticle = Map.groupBy(findings, ({ article }) => article);
  const groups = [...byArticle].map(([article, ones]) => [
    paint(harmless(headingOf(law, article)), 'bold'),
    ...ones.map(finding => findingText(finding, paint, width)),
  ].join('\n'));
  return [...groups, summary(law, findings)].join('\n\n').concat('\n');
}

function headingOf(law: Law, label: string): string {
  if (label === 'none') return 'The charter as a whole';
  const title = law.articles.find(article => article.label === label)?.title ?? '';
  return title === '' || title === label ? `Article ${label}` : `Article ${label}. ${title}`;
}

function findingText(finding: Finding, paint: Paint, width: number): string {
  const { severity, code, kind, articles, message } = finding;
  const others = articles.length > 1 ? `, with ${articles.slice(1).join(', ')}` : '';
  return [
    `  ${paint(severity, COLOURS[severity])} ${code} (${kind}${others})`,
    wrapped(harmless(message), width, '    '),
    `    ${paint(place(finding), 'dim')}`,
  ].join('\n');
}

function summary(law: Law, findings: readonly Finding[]): string {
  const number = (severity: Finding['severity']): number => findings.filter(finding => finding.severity === severity).length;
  const many = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;
  const counted = ([['error', 'error'], ['warn', 'warning'], ['info', 'remark']] as const).map(([severity, word]) => many(number(severity), word));
  return `${harmless(law.name)}: ${[many(law.articles.length, 'article'), ...counted].join(', ')}.`;
}

export const check: Command = { name: 'check', summary: 'compiles a charter and reports every problem and danger in it', usage: USAGE, options: OPTIONS, run };
