/** `sovet count`: counts a ballot file by a rule, stage by stage. */
import type { OptionId } from '#tally/ballot.ts';
import { countContest, type Count } from '#tally/count.ts';
import { resultCsv } from '#tally/result-csv.ts';
import { type Command, type ExitStatus, type Io, oneOf, parseArguments, soleArgument, wholeNumber } from '../command.ts';
import { readBallots } from '../count/read-ballots.ts';
import { countTable } from '../count/count-table.ts';
import { type NamedRule, readRule, RULES } from '../count/counting-rule.ts';
import { ballotsFor, csvFor } from '../count/marks.ts';
import { SHEET_WORDS } from '../count/sheet-words.ts';
import { standing, tieInputs } from '../count/tie-breaking.ts';
import { harmless, paintFor, widthFor } from '../terminal-text.ts';
import { UnusableInput } from '../unusable-input.ts';

/** The names, as many as fit on a line. */
function ruleLines(): string {
  const lines = [''];
  for (const name of RULES) lines.push(`${(lines.at(-1) as string).length + name.length > 76 ? '' : lines.pop()}${name}, `);
  return lines.map((line, index) => `${index === 0 ? '  --rule RULE        ' : ' '.repeat(21)}${line.trimEnd()}`).join('\n');
}

const USAGE = `Usage: sovet count BALLOTS --rule RULE [--seats N] [--tie-order NAMES | --lot SEED | --rulings FILE] [--json | --csv]

Counts ballots by a rule and shows every stage.

  BALLOTS            a BLT file, a CSV file (count,rank1,rank2,… with the labels overvote, undervote and
                     UWI for undeclared write-ins; its name ends in .csv), or - for BLT from standard input
${ruleLines()}
                     or a JSON file {"rule": a name, or {"kind": …} with every setting, "ties": ["earlier-stage", "lot", …]}
  --seats N          in place of the number in the file; a CSV file has none, and then it is 1
  --tie-order NAMES  breaks ties by an order, the earlier name wins: "A,B,C", or repeated, one name each
  --lot SEED         breaks ties by a lot that anybody can draw again from the seed
  --rulings FILE     breaks ties as people ruled: [{"between": ["A", "B"], "winner": "A"}, …]
  --overvote WORD    of a CSV file: exhaust (the default) ends the paper there, skip goes on at the next rank
  --skipped N        of a CSV file: more than N skipped ranks in a row end the paper
  --first-out NAME   under irv: excluded before all others while it holds votes, such as "Undeclared Write-ins"; may be repeated
  --json             print one JSON document
  --csv              print the table as CSV, with what every stage moved, and every pair under rules that compare in pairs

Rules of marks read the first preferences as the marks of the ballot, approval every rank, cumulative one vote for each.
yes-no reads candidates named For, Against and Abstain (or Yes and No); the title is the motion.

Exit status: 0 counted, 1 the motion is lost, 2 unusable input, 3 a tie that people must rule on.`;

const OPTIONS = {
  rule: { type: 'string' }, seats: { type: 'string' }, 'tie-order': { type: 'string', multiple: true }, lot: { type: 'string' }, rulings: { type: 'string' }, overvote: { type: 'string', default: 'exhaust' }, skipped: { type: 'string' }, 'first-out': { type: 'string', multiple: true }, json: { type: 'boolean' }, csv: { type: 'boolean' },
} as const;

async function run(args: readonly string[], io: Io): Promise<ExitStatus> {
  const { values, positionals } = parseArguments(OPTIONS, args);
  const path = soleArgument(positionals, 'BALLOTS');
  if (values.json && values.csv) throw new UnusableInput('one document is printed: --json or --csv');
  if (values.rule === undefined) throw new UnusableInput(`--rule is missing: ${RULES.join(', ')}`);
  const rule = await readRule(values.rule, io);
  const papers = { overvote: oneOf('overvote', values.overvote, ['exhaust', 'skip']), skipped: values.skipped === undefined ? Number.MAX_SAFE_INTEGER : wholeNumber('skipped', values.skipped) };
  const file = await readBallots(path, { csv: csvFor(rule.rule), papers }, io);
  const seats = values.seats === undefined ? file.seats ?? 1 : wholeNumber('seats', values.seats);
  refuseBadSeats(rule, seats);
  const read = ballotsFor(rule.rule, file, seats);
  const ties = await tieInputs(rule.ladder, { order: values['tie-order'], lot: values.lot, rulings: values.rulings }, read.options, io);
  const firstOut = firstOutOf(values['first-out'] ?? [], rule, read.options);
  const counted = countContest(rule.rule, { options: read.options, withdrawn: read.withdrawn, ballots: read.ballots, seats: rule.rule.kind === 'yes-no' ? 1 : seats, ties, firstOut });
  io.stdout.write(values.json ? asJson(counted) : values.csv ? resultCsv(counted, harmless, SHEET_WORDS) : countTable(counted, file.title, widthFor(io), paintFor(io)));
  return statusOf(counted);
}

function refuseBadSeats({ rule, name }: NamedRule, seats: number): void {
  if (['irv', 'contingent', 'bucklin'].includes(rule.kind) && seats !== 1) throw new UnusableInput(`${name} fills one seat, not ${seats}: add --seats 1`);
}

/** @throws UnusableInput for another rule, and for somebody who does not stand */
function firstOutOf(names: readonly string[], { rule, name }: NamedRule, options: readonly OptionId[]): readonly OptionId[] {
  if (names.length > 0 && rule.kind !== 'irv') throw new UnusableInput(`${name} excludes nobody before all others: --first-out belongs to irv`);
  return names.map(each => standing('--first-out', each, options));
}

function statusOf({ status, rule, elected }: Count): ExitStatus {
  if (status === 'ruling-needed') return 3;
  return rule === 'yes-no' && elected.length === 0 ? 1 : 0;
}

/** A number, and a string where JSON readers would round it. */
function exact(votes: bigint): number | string {
  return votes <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(votes) : String(votes);
}

function asJson({ rule, seats, valid, invalid, invalidBecause, quota, elected, ranking, stages, ties, status, pairwise }: Count): string {
  return JSON.stringify({
    rule, seats, valid: exact(valid), invalid: exact(invalid), invalidBecause: invalidBecause.map(({ reason, count }) => ({ reason, count: exact(count) })),
    ...(quota === undefined ? {} : { quota }), elected, ranking,
    stages: stages.map(({ stage, action: { kind: action, ...whom }, votes, nonTransferable, against, ...ends }) => ({
      stage, action, ...whom, ...(ends.quota === undefined ? {} : { quota: ends.quota }), votes, nonTransferable, ...(against === undefined ? {} : { against }),
      elected: ends.elected, excluded: ends.excluded, reasons: ends.reasons, ...(ends.transfers ? { transfers: ends.transfers } : {}),
    })),
    ties: ties.map(({ stage, purpose, between, chosen, brokenBy, needs }) =>
      ({ stage, purpose, between, ...(chosen === undefined ? {} : { chosen }), brokenBy, ...(needs === undefined ? {} : { needs }) })),
    status, ...(pairwise ? { pairwise } : {}),
  }, null, 2).concat('\n');
}

export const count: Command = { name: 'count', summary: 'counts a ballot file by a rule and shows every stage', usage: USAGE, options: OPTIONS, run };
