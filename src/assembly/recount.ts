/**
 * The whole account of an election, made again from its ballots for those who want to see how it came about.
 *
 * The record tells stages and ties; transfers, reasons and pairs follow from the ballots. What people or lots decided is taken from the
 * stages of the record, so that the account is that of the verdict and of nothing else; one that came out otherwise would not be shown.
 */
import type { OptionId } from '#tally/ballot.ts';
import type { Count } from '#tally/count.ts';
import { breakTie, type Ruling, type TieInputs, type TiePurpose, type TieStep } from '#tally/tie.ts';
import type { CountRecord, GroupedBallots, OrderOfPoll } from './order.ts';
import { countElection, countRecord } from './verdicts.ts';

interface Settled {
  readonly purpose: TiePurpose;
  readonly chosen: string;
}

/** Who was elected, excluded or transferred first in a tie, as the stage shows that it decided. */
function settledAs({ stages, ties }: CountRecord, index: number): Settled | undefined {
  const tie = ties[index];
  const stage = stages.find(each => each.stage === tie?.stage);
  if (!tie || !stage || tie.brokenBy === 'nothing') return undefined;
  const [action, whom = ''] = stage.action.split(/:(.*)/su);
  if (action === 'excluded' && tie.between.includes(whom)) return { purpose: 'exclude', chosen: whom };
  if (action === 'surplus-transferred' && tie.between.includes(whom)) return { purpose: 'transfer', chosen: whom };
  const later = ties[index + 1];
  const [chosen, ...others] = tie.between.filter(option => stage.elected.includes(option) && !(later?.stage === tie.stage && later.between.includes(option)));
  return chosen === undefined || others.length > 0 ? undefined : { purpose: 'elect', chosen };
}

/** Steps that look at votes alone, up to the first that needs something from outside. */
function computed(ladder: readonly TieStep[]): readonly TieStep[] {
  const first = ladder.findIndex(step => step !== 'earlier-stage' && step !== 'earliest-stage' && step !== 'first-preferences');
  return first < 0 ? ladder : ladder.slice(0, first);
}

const units = (votes: string): bigint => BigInt(votes.replace('.', ''));

/** Rulings that lead to what the record says was chosen; where one must go, all others are spared one by one. */
function rulingsOf(record: CountRecord, ladder: readonly TieStep[]): readonly Ruling[] {
  return record.ties.flatMap((tie, index): readonly Ruling[] => {
    const settled = settledAs(record, index);
    if (!settled) return [];
    const between = tie.between as readonly OptionId[];
    // Rules of one stage look at the votes of that stage, all others at what was before.
    const history = record.stages.filter(stage => stage.stage < tie.stage || record.stages.length === 1)
      .map(stage => new Map(Object.entries(stage.votes).map(([option, votes]) => [option as OptionId, units(votes)])));
    const left = breakTie({ stage: tie.stage, purpose: settled.purpose, between, history }, { ladder }).narrowed.at(-1)?.left ?? between;
    if (settled.purpose !== 'exclude') return [{ between: left, winner: settled.chosen as OptionId }];
    const spared = left.filter(option => option !== settled.chosen);
    return spared.map((winner, at) => ({ between: left.filter(option => !spared.slice(0, at).includes(option)), winner }));
  });
}

/** What two accounts must have in common, whatever the order in which a store gives back the members of objects. */
function spelled({ options }: OrderOfPoll, { elected, stages, ties }: CountRecord): string {
  return JSON.stringify([elected, ties.length, stages.map(stage => [stage.stage, stage.action, options.map(({ id }) => stage.votes[id]), stage.nonTransferable, stage.elected, stage.excluded])]);
}

/** Undefined for a poll that elects nobody, and where the ballots do not lead to the count on record. */
export function recountElection(order: OrderOfPoll, ballots: readonly GroupedBallots[], record: CountRecord): Count | undefined {
  if (order.decision.kind !== 'count') return undefined;
  const ladder = computed(order.ties);
  const ties: TieInputs = { ladder: [...ladder, 'ruling'], rulings: rulingsOf(record, ladder) };
  const counted = countElection({ order, ballots }, order.decision, ties);
  if (spelled(order, countRecord(counted, order.decision, ties)) !== spelled(order, record)) return undefined;
  return { ...counted, ties: counted.ties.map((tie, index) => ({ ...tie, brokenBy: (record.ties[index]?.brokenBy ?? tie.brokenBy) as TieStep | 'nothing' })) };
}
