/** Comparisons of ranked papers: council wards, stage reports, the Droop references, instant run-off. */
import type { BallotGroup, OptionId } from '#tally/ballot.ts';
import { contestOf, parseBlt, writeBlt, type Blt } from '#tally/ballot-files/blt.ts';
import type { BallotFile } from '#tally/ballot-files/ballot-file.ts';
import { CsvReader } from '#tally/ballot-files/csv-reader.ts';
import type { PaperRules } from '#tally/ballot-files/csv-ranks.ts';
import { countContest, type Count, type Stage } from '#tally/count.ts';
import type { RankedContest } from '#tally/contest.ts';
import { PRESETS, SCOTTISH_TIES, type PresetName } from '#tally/presets.ts';
import { Comparison, readElection, type Expected, type PublishedCase, type Row } from './expectation.ts';

function blt(file: string): Blt {
  const parsed = parseBlt(readElection(file).toString('utf8'));
  if (!parsed.ok) throw new Error(`${file}: ${JSON.stringify(parsed.error)}`);
  return parsed.value;
}

function csv(file: string, rules: PaperRules): BallotFile {
  const reader = new CsvReader('ranks', rules);
  reader.feed(readElection(file));
  const read = reader.end();
  if (!read.ok) throw new Error(`${file}: ${JSON.stringify(read.error)}`);
  return read.value;
}

/** References take the earlier candidate of the file in every tie, which goes out first; our lot spares the earlier one, but where one is chosen to move first. */
function counted(file: string, rule: PresetName, seats?: number, lots: 'earlier loses' | 'earlier first' = 'earlier loses'): Count {
  const read = blt(file);
  const contest = contestOf(read);
  return countContest(PRESETS[rule], { ...contest, seats: seats ?? read.seats, ties: { ladder: SCOTTISH_TIES, lots: lots === 'earlier first' ? contest.options : contest.options.toReversed() } });
}

const sorted = (names: readonly string[]): readonly string[] => [...names].sort();
const totals = (stages: readonly Stage[], candidates: readonly string[]): string[][] => stages.map(({ votes }) => candidates.map(name => votes[name as OptionId] ?? 'missing'));
const atStage = (stages: readonly Stage[], what: 'elected' | 'excluded', shift = 0): unknown =>
  Object.fromEntries(stages.flatMap(stage => stage[what].map(name => [name, stage.stage + shift] as const)).sort(([a], [b]) => (a < b ? -1 : 1)));
const byName = (stages: Readonly<Record<string, number>>): unknown => Object.fromEntries(Object.entries(stages).sort(([a], [b]) => (a < b ? -1 : 1)));

/** Sources write "1054" where the rule writes "1054.00000". */
function inFive(text: string): string {
  const [whole = '', part = ''] = text.split('.');
  return `${whole}.${part.padEnd(5, '0')}`;
}

/** The published table of a council: every total, with the stage at which each was elected or out. */
export function councilWard({ id, file, seats, candidates, ballots }: PublishedCase, expected: Expected): readonly Row[] {
  const found = new Comparison();
  const count = counted(file, 'scottish-stv', seats);
  found.same('valid papers', String(count.valid), String(ballots));
  found.same('quota', count.quota, inFive(expected.take('quota')));
  const tolerance = expected.take<string>('tolerance');
  const stages = expected.take<string[][]>('stage_totals');
  if (tolerance === '0.00001') found.same('every total', totals(count.stages, candidates), stages.map(stage => stage.map(inFive)));
  else found.near('every total', totals(count.stages, candidates), stages, tolerance);
  found.same('stage of election', atStage(count.stages, 'elected'), byName(expected.take('elected_at_stage')));
  // The council's table puts an exclusion at the stage that shows the need for it, ours at the stage that moves the papers.
  found.same('stage of exclusion', atStage(count.stages, 'excluded', -1), byName(expected.take('excluded_at_stage')));
  found.same('elected', sorted(count.elected), sorted(expected.take('elected_in_order')));
  return [found.row(id, file, 'scottish-stv')];
}

interface OfficialStage { readonly votes: readonly string[]; readonly non_transferable: string; readonly elected: readonly string[]; readonly excluded: readonly string[]; readonly surplus_of: string | null }

/** The report of the official counting system, stage by stage. */
export function stageReport({ id, file, seats, candidates, ballots }: PublishedCase, expected: Expected): readonly Row[] {
  const found = new Comparison();
  const count = counted(file, 'scottish-stv', seats);
  const stages = expected.take<readonly OfficialStage[]>('stages');
  expected.take('tolerance');
  found.same('valid papers', String(count.valid), String(ballots));
  found.same('quota', count.quota, inFive(expected.take('quota')));
  found.same('every total', totals(count.stages, candidates), stages.map(({ votes }) => votes.map(inFive)));
  found.same('non-transferable', count.stages.map(stage => stage.nonTransferable), stages.map(stage => inFive(stage.non_transferable)));
  found.same('elected at each stage', count.stages.map(({ elected }) => sorted(elected)), stages.map(({ elected }) => sorted(elected)));
  found.same('excluded at each stage', count.stages.map(({ excluded }) => excluded), stages.map(({ excluded }) => excluded));
  found.same('whose surplus', count.stages.map(({ action }) => (action.kind === 'surplus-transferred' ? action.of : null)), stages.map(stage => stage.surplus_of));
  found.same('order of election', count.elected, expected.take('elected_in_order'));
  return [found.row(id, file, 'scottish-stv')];
}

interface DroopEvents { readonly elected_in_order: readonly string[]; readonly defeated_order: readonly string[]; readonly candidate_order: readonly string[]; readonly events: readonly { readonly event: string; readonly quota: string; readonly votes: readonly string[] }[] }

const DROOP = { scotland: 'scottish-stv', 'wigm-prf': 'wigm-prf', 'meek-prf': 'meek-prf', warren: 'warren', meek: 'meek-guarded' } as const satisfies Readonly<Record<string, PresetName>>;

/** Regression dumps of Droop, one for each rule that it counted the file by. */
export function droopReferences({ id, file }: PublishedCase, expected: Expected): readonly Row[] {
  return Object.entries(DROOP).filter(([key]) => expected.has(key)).map(([key, rule]) => {
    const found = new Comparison();
    const reference = expected.take<DroopEvents>(key);
    const count = counted(file, rule, undefined, id === 'droop-SC-Vm-12' && rule === 'wigm-prf' ? 'earlier first' : 'earlier loses');
    const distinct = (rows: readonly (readonly string[])[]): unknown => rows.filter((row, i) => row.join(' ') !== rows[i - 1]?.join(' '));
    const have = count.stages.map(({ quota, votes }) => [quota ?? count.quota ?? '', ...reference.candidate_order.map(name => votes[name as OptionId] ?? 'missing')]);
    found.same('quota and every total', distinct(have), distinct(reference.events.filter(({ event }) => event !== 'end').map(({ quota, votes }) => [quota, ...votes])));
    found.same('elected', sorted(count.elected), sorted(reference.elected_in_order));
    if (rule === 'scottish-stv') found.same('order of exclusion', count.stages.flatMap(({ excluded }) => excluded), reference.defeated_order);
    return found.row(id, file, rule);
  });
}

/** Algorithm 123 on the ballots reconstructed for the ERS97 example; their author withdrew them for ERS97 itself. */
export function algorithm123({ id, file, candidates }: PublishedCase, expected: Expected): readonly Row[] {
  const found = new Comparison();
  const count = counted(file, 'meek-1987');
  const tolerance = expected.take<string>('tolerance');
  const near = (have: string | undefined, want: string): boolean => Math.abs(Number(have) - Number(want)) <= Number(tolerance);
  for (const stage of expected.take<readonly { stage: number; quota: string; exhausted: string; votes: readonly string[] }[]>('stages')) {
    const fits = count.stages.some(({ quota, votes, nonTransferable }) => near(quota, stage.quota) && near(nonTransferable, stage.exhausted) && candidates.every((name, i) => near(votes[name as OptionId], stage.votes[i] as string)));
    found.same(`quota, totals and exhausted of the published stages (within ${tolerance})`, [stage.stage, fits], [stage.stage, true]);
  }
  found.same('elected', sorted(count.elected), sorted(expected.take('elected')));
  return [found.row(id, file, 'meek-1987')];
}

/** Published winners of one seat. */
export function winnersByRule({ id, file }: PublishedCase, expected: Expected): readonly Row[] {
  const rules = { plurality: ['plurality'], irv: ['irv'], condorcet: ['schulze-winning', 'schulze-margins', 'ranked-pairs'], bucklin: ['bucklin'] } as const;
  const contest = { ...contestOf(blt(file)), seats: 1, ties: { ladder: [] } };
  const marks = contest.ballots.map((group): BallotGroup => ({ ...group, choice: group.choice.kind === 'ranking' ? { kind: 'options', chosen: group.choice.ranks[0] ?? [] } : group.choice }));
  return Object.entries(rules).filter(([key]) => expected.has(key)).flatMap(([key, ours]) => ours.map(rule => {
    const found = new Comparison();
    found.same('winner', countContest(PRESETS[rule], rule === 'plurality' ? { ...contest, ballots: marks } : contest).elected, [expected.take<string>(key)]);
    return found.row(id, file, rule);
  }));
}

interface RctabRound { readonly threshold: string; readonly tally: Readonly<Record<string, string>>; readonly inactive: Readonly<Record<string, string>>; readonly elected: readonly string[]; readonly eliminated: readonly string[] }
interface RctabRules { readonly overvoteRule: string; readonly maxSkippedRanksAllowed: string; readonly maxRankingsAllowed: string; readonly batchElimination: boolean; readonly exhaustOnDuplicateCandidate: boolean; readonly tiebreakMode: string }
const UNDECLARED = 'Undeclared Write-ins';

/** A round-by-round report of RCTab, by the settings that it names. */
export function rctabReport({ id, file, candidates, rules }: PublishedCase & { readonly rules?: RctabRules }, expected: Expected): readonly Row[] {
  const settings = rules as RctabRules;
  const papers = csv(file, { overvote: settings.overvoteRule === 'exhaustImmediately' ? 'exhaust' : 'skip', skipped: Number(settings.maxSkippedRanksAllowed) });
  // Names that nobody voted for stand too. In ties RCTab excludes the later of its order first.
  const options = [...new Set([...candidates, UNDECLARED, ...papers.options])] as OptionId[];
  const reading = { shared: settings.overvoteRule === 'exhaustImmediately' ? 'ends' : 'passed-over', skipped: Number(settings.maxSkippedRanksAllowed), ranks: Number(settings.maxRankingsAllowed) } as const;
  const contest: RankedContest = { ...papers, options, seats: 1, firstOut: [UNDECLARED as OptionId], ties: { ladder: ['order'], order: options } };
  const count = countContest({ ...PRESETS.irv, exclusion: settings.batchElimination ? 'bulk' : 'single', reading }, contest);
  const rounds = expected.take<readonly RctabRound[]>('rounds');
  const found = new Comparison();
  compareRounds(found, count, rounds, options);
  const summary = expected.take<{ finalThreshold: string; numCandidates: number; numWinners: number; totalNumBallots: string; undervotes: number }>('summary');
  found.same('papers', String(count.valid + count.invalid), summary.totalNumBallots);
  found.same('candidates', options.length, summary.numCandidates);
  const inactive = rounds.map(round => Object.values(round.inactive).reduce((sum, papersOut) => sum + Number(papersOut), 0));
  found.same('inactive papers', count.stages.map(({ nonTransferable }) => Number(nonTransferable) + Number(count.invalid) - summary.undervotes), inactive);
  found.same('elected', [count.elected, count.elected.length], [expected.take('elected_in_order'), summary.numWinners]);
  found.same('threshold', majorityOf(count.stages.at(-1)), summary.finalThreshold);
  return [found.row(id, file, `irv, ${settings.batchElimination ? 'several excluded at once' : 'one excluded at a time'}, overvotes ${reading.shared === 'ends' ? 'end the paper' : 'passed over'}, ${reading.skipped} skipped, ${reading.ranks} ranks, undeclared first`)];
}

const inPlay = (stage: Stage | undefined): number => Object.values(stage?.votes ?? {}).reduce((sum, votes) => sum + Number(votes), 0);
const majorityOf = (stage: Stage | undefined): string => String(Math.floor(inPlay(stage) / 2) + 1);

function compareRounds(found: Comparison, count: Count, rounds: readonly RctabRound[], options: readonly OptionId[]): void {
  found.same('threshold of every round', count.stages.map(majorityOf), rounds.map(({ threshold }) => threshold));
  found.same('every total', count.stages.map(({ votes }) => options.map(name => votes[name])), rounds.map(({ tally }) => options.map(name => tally[name] ?? '0')));
  // RCTab names the eliminated in the round that shows the need for it.
  found.same('excluded in every round', count.stages.slice(1).map(({ excluded }) => sorted(excluded)), rounds.slice(0, -1).map(({ eliminated }) => sorted(eliminated)));
}

/** A file whose published value is how often each ranking occurs: it tests the reader. */
export function rankingsOfFile({ id, file, candidates }: PublishedCase, expected: Expected): readonly Row[] {
  const found = new Comparison();
  const tally = new Map<string, number>();
  for (const { weight, ranks } of blt(file).ballots) {
    const ranking = ranks.map(rank => rank.map(place => place + 1).join('=')).join('>');
    tally.set(ranking, (tally.get(ranking) ?? 0) + Number(weight));
  }
  found.same('papers of each ranking', byName(Object.fromEntries(tally)), byName(expected.take('votes_by_ranking_explicit')));
  found.same('candidates', candidates.length, 3);
  return [found.row(id, file, 'none: the reader')];
}

/** Reported, not required: the source does not say which transferable vote it counts. */
export function underspecified({ id, file }: PublishedCase, expected: Expected): readonly Row[] {
  const want = sorted(expected.take<readonly string[]>('condorcet_lib_STV').map(name => name.replaceAll(/ +/g, ' ')));
  return (['scottish-stv', 'wigm', 'meek'] as const).map(rule => {
    const found = new Comparison();
    found.same('elected', sorted(counted(file, rule).elected), want);
    const row = found.row(id, file, rule);
    return row.differences.length === 0 ? row : { ...row, explained: 'The source calls its rule STV and names no quota, transfer or order of ties.' };
  });
}

/** What every BLT file must do: be read as its index says, and survive writing. */
export function survivesWriting({ id, file, seats, candidates, ballots, title }: PublishedCase): readonly Row[] {
  if (!file.endsWith('.blt')) return [];
  const found = new Comparison();
  const read = blt(file);
  found.same('seats', read.seats, seats);
  found.same('candidates', read.candidates, candidates);
  found.same('papers', String(read.ballots.reduce((sum, { weight }) => sum + weight, 0n)), String(ballots));
  if (title !== undefined) found.same('title', read.title, title);
  const again = parseBlt(writeBlt(read));
  found.same('written and read again', again.ok && writeBlt(again.value) === writeBlt(read), true);
  const row = found.row(id, file, 'none: the reader');
  return [found.differences.every(difference => difference.startsWith('title')) && found.differences.length > 0 ? { ...row, explained: 'The index calls the file by another title than the file itself.' } : row];
}
