/** A board of several parts, from the votes to the file that is verified and replayed; and forgeries of its parts. */
import { expect, it } from 'vitest';
import type { Database } from '#store/open-database.ts';
import type { Entry } from '#record/entry.ts';
import { parseLine } from '#record/export-line.ts';
import { exportRecord } from '#service/export.ts';
import { replay } from '#service/replay.ts';
import { COMMITTEE, Federation, memberId } from '../bench/federation.ts';
import { RecordCheck } from '../verify/check.ts';
import { eachDatabase } from './databases.ts';

/** More than the ballots of one part. */
const MEMBERS = 5_200;
const CANDIDATES = Array.from({ length: 6 }, (_, n) => memberId(n));

async function electedRecord(database: Database): Promise<string[]> {
  const f = await new Federation(database, 20).start();
  await f.enrol(MEMBERS);
  await f.nominate(COMMITTEE, CANDIDATES);
  f.advance(8);
  await f.runDue();
  const [poll] = await f.facts('poll');
  await Promise.all(Array.from({ length: MEMBERS }, (_, n) => f.assembly.cast(f.org, poll!.id, { key: `k${n}`, person: memberId(n), choice: { kind: 'ranking', order: [0, 1, 2].map(place => CANDIDATES[(n * 7 + place * (1 + n % 5)) % 6] as string).filter((each, at, all) => all.indexOf(each) === at) } })));
  f.advance(40);
  await f.runDue();
  while ((await f.assembly.sealAll()) > 0);
  const lines: string[] = [];
  for await (const line of exportRecord({ database, clock: { now: () => f.now } }, f.org)) lines.push(line);
  return lines;
}

function faultsOf(lines: readonly string[]): readonly string[] {
  const check = new RecordCheck(undefined);
  for (const line of lines) check.take(Buffer.from(line));
  check.end();
  return check.faults.map(fault => fault.code);
}

const kindOf = (line: string): string | undefined => {
  const parsed = parseLine(line.trimEnd());
  return parsed.ok && parsed.value.kind === 'entry' ? (JSON.parse(parsed.value.text) as Entry).act.kind : undefined;
};

eachDatabase((_name, open) => {
  it('verifies and replays whole, and not with a part dropped, doubled, exchanged or altered', { timeout: 120_000 }, async () => {
    const lines = await electedRecord(await open());
    const [first, second, ...more] = lines.flatMap((line, at) => (kindOf(line) === 'publish-board' ? [at] : [])) as [number, number];
    expect(more).toEqual([]);
    expect(kindOf(lines[second + 1] ?? '')).toBe('close-poll');
    expect(faultsOf(lines)).toEqual([]);
    const report = await replay(async function* () { for (const line of lines) yield Buffer.from(line); });
    expect(report).toMatchObject({ differences: [], votes: MEMBERS });
    const [one, other] = [lines[first] as string, lines[second] as string];
    expect(faultsOf(lines.toSpliced(first, 1))).toEqual(expect.arrayContaining(['board', 'board-part', 'checkpoint-size']));
    expect(faultsOf(lines.toSpliced(first, 0, one))).toEqual(expect.arrayContaining(['board', 'board-order', 'act-repeated', 'checkpoint-size']));
    expect(faultsOf(lines.with(first, other).with(second, one))).toEqual(expect.arrayContaining(['board', 'board-part', 'board-order', 'checkpoint-root']));
    expect(faultsOf(lines.with(second, other.replace(/"order":\["([^"]+)","([^"]+)"/, '"order":["$2","$1"')))).toEqual(expect.arrayContaining(['board', 'checkpoint-root']));
  });
});
