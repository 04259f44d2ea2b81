/**
 * What the record holds of votes that are not over. Votes cast openly and counts of hands are entered as they come,
 * and would tell how a vote stands while others still make up their minds; until it is over nobody is shown them.
 */
import type { Entry } from '#record/entry.ts';
import type { Poll } from '#assembly/facts.ts';
import { factsById } from './facts-by.ts';
import type { Reading } from '../reading.ts';

/** Kinds of acts whose entries tell votes. Of a secret vote they tell who took part, and by the line only. */
const TELLING = ['cast-batch', 'enter-hall-count', 'confirm-hall-count'];

type Told = Pick<Entry, 'act'>;

function pollOf({ act }: Told): string | undefined {
  const { poll } = act.content as { readonly poll?: unknown };
  return TELLING.includes(act.kind) && typeof poll === 'string' ? poll : undefined;
}

function isRunning({ stage, order }: Poll): boolean {
  return stage === 'open' && order.secrecy === 'open';
}

export async function runningVotes(reading: Pick<Reading, 'session' | 'org'>, entries: readonly Told[]): Promise<(entry: Told) => boolean> {
  const polls = await factsById(reading, 'poll', [...new Set(entries.flatMap(entry => pollOf(entry) ?? []))]);
  const running = new Set<string>(polls.filter(isRunning).map(poll => poll.id));
  return entry => running.has(pollOf(entry) ?? '');
}

/** The place of the first entry that tells a vote which is not over: a file for members ends before it. */
export async function firstRunningVote({ session, org }: Pick<Reading, 'session' | 'org'>): Promise<number | undefined> {
  const [row] = await session.query<{ seq: bigint | null }>(
    `select min(l.seq) as seq from fact_index i join fact f on f.org = i.org and f.kind = i.kind and f.id = i.id
     join entry e on e.org = i.org and e.kind = any($2::text[]) and e.at >= (f.value #>> '{order,opens}')::bigint
     join leaf l on l.entry = e.id
     where i.org = $1 and i.kind = 'poll' and i.field = 'live' and f.value ->> 'stage' = 'open' and f.value #>> '{order,secrecy}' = 'open'
       and position('"poll":"' || f.id || '"' in e.canonical) > 0`, [org, TELLING]);
  return row?.seq === null || row === undefined ? undefined : Number(row.seq);
}
