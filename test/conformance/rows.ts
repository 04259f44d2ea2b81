/** Every case of the index, compared: nothing of it is left out in silence. */
import { Comparison, electionFiles, Expected, publishedCases, type PublishedCase, type Row } from './expectation.ts';
import { debianElection, schulzeExamples } from './pairs.ts';
import { algorithm123, councilWard, droopReferences, rankingsOfFile, rctabReport, stageReport, survivesWriting, underspecified, winnersByRule } from './ranked.ts';
import { apportionments, listElections, markedElections } from './seats.ts';

type Compare = (one: PublishedCase, expected: Expected) => readonly Row[];

/** The first whose beginning the id has. */
const COMPARISONS: readonly (readonly [string, Compare])[] = [
  ['scottish-', councilWard], ['official-', stageReport], ['droop-', droopReferences], ['ers97-meek', algorithm123], ['rctab-', rctabReport], ['tideman-A77', rankingsOfFile], ['tideman-A1', underspecified],
  ['burlington-', winnersByRule], ['ireland-', winnersByRule], ['debian-', debianElection], ['schulze-examples', schulzeExamples], ['apportionment', apportionments], ['list-pr', listElections], ['majority-approval', markedElections],
];

/** What of an expectation is a remark on how the papers were read. */
const REMARKS = ['unranked'];

/** A case that nobody compares, or of which something is left over, is a difference. */
function compared(one: PublishedCase): readonly Row[] {
  const compare = COMPARISONS.find(([beginning]) => one.id.startsWith(beginning))?.[1];
  const expected = new Expected(typeof one.expected === 'string' ? {} : one.expected, REMARKS);
  const rows = compare?.(one, expected) ?? [];
  const found = new Comparison();
  found.same('compared', rows.length > 0, true);
  found.same('nothing expected is left', expected.untaken, []);
  return [...rows, ...survivesWriting(one), ...(found.differences.length > 0 ? [found.row(one.id, one.file, 'none')] : [])];
}

/** A file that no case names. */
function unnamed(cases: readonly PublishedCase[]): readonly Row[] {
  return electionFiles().filter(file => !cases.some(one => one.file === file)).map(file => ({ id: file, file, rule: 'none', compared: 'named by the index', differences: ['no case names it'] }));
}

export function conformanceRows(): readonly Row[] {
  const cases = publishedCases();
  return [...cases.flatMap(compared), ...unnamed(cases)];
}
