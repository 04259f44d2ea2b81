/** The account of an election: every stage with what it moved, every pair, and whether the ballots may be taken away. */
import { ballotFile, refuseBallotFile } from '#assembly/ballot-file.ts';
import type { Poll } from '#assembly/facts.ts';
import { maySeeTotals } from '#policy/visibility.ts';
import { ballotsOnRecord } from '#store/assembly/board.ts';
import type { Count } from '#tally/count.ts';
import type { Refusal } from '#assembly/judgement.ts';
import { namesOf } from '../names.ts';
import type { Reading } from '../reading.ts';
import { factById } from './facts-by.ts';
import { bodyRefs } from './bodies.ts';
import { refusalView, type RefusalView } from './refusal.ts';

/** The count of the core, with whole votes as numbers. */
export interface CountAccount extends Omit<Count, 'valid' | 'validHeads' | 'invalid' | 'invalidBecause'> {
  readonly valid: number;
  readonly validHeads: number;
  readonly invalid: number;
  readonly invalidBecause: readonly { readonly reason: Count['invalidBecause'][number]['reason']; readonly count: number }[];
}

export interface CountView {
  readonly poll: string;
  /** Null where nobody was elected, or the ballots do not lead to the count on record. */
  readonly count: CountAccount | null;
  /** Why the ballots are not given out as a file; null where they are. */
  readonly ballotFile: RefusalView | null;
}

function account({ valid, validHeads, invalid, invalidBecause, ...count }: Count): CountAccount {
  return { ...count, valid: Number(valid), validHeads: Number(validHeads), invalid: Number(invalid), invalidBecause: invalidBecause.map(({ reason, count: votes }) => ({ reason, count: Number(votes) })) };
}

async function pollOver(reading: Reading, id: string): Promise<Poll | undefined> {
  const poll = await factById(reading, 'poll', id);
  return poll && maySeeTotals(reading.viewer, poll) ? poll : undefined;
}

/** Undefined for a poll that is not there, and while its totals may not be seen. */
export async function countView(reading: Reading, id: string): Promise<CountView | undefined> {
  const poll = await pollOver(reading, id);
  if (!poll) return undefined;
  const counted = await reading.assembly.recounts.of(reading.session, reading.org, poll);
  const refusal = refuseBallotFile(reading.rules, poll);
  return { poll: id, count: counted ? account(counted) : null, ballotFile: refusal ? refusalView(refusal) : null };
}

/** The BLT file of a poll, or why there is none; undefined as for `countView`. */
export async function ballotFileOf(reading: Reading, id: string): Promise<string | Refusal | undefined> {
  const poll = await pollOver(reading, id);
  if (!poll) return undefined;
  const refusal = refuseBallotFile(reading.rules, poll);
  if (refusal) return refusal;
  const { session, org } = reading;
  const names = await namesOf(session, org, poll.order.options.map(option => option.person));
  const body = (await bodyRefs(reading, [poll.body]))(poll.body);
  return ballotFile(poll, await ballotsOnRecord(session, org, id), { names: poll.order.options.map(option => (option.person === undefined ? option.id : names(option.person).name)), title: body.name });
}
