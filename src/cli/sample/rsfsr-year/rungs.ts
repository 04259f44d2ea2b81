/** One rung of the ladder: bodies of a kind are called, people stand, whoever elects them votes in the open. */
import type { Election, Poll } from '#assembly/facts.ts';
import type { BodyId, PersonId } from '#assembly/ids.ts';
import { sessionOf } from '#store/assembly/session.ts';
import type { Stage } from '../year/stage.ts';

/** What became of a rung, for the report. */
export interface RungResult {
  readonly body: string;
  readonly bodies: number;
  readonly seats: number;
  readonly filled: number;
  /** Bodies whose election the charter refused, by code and article. */
  readonly refused: readonly { readonly body: string; readonly code: string; readonly article: string }[];
}

const TOGETHER = 50;

async function inTurn<T>(items: readonly T[], work: (item: T) => Promise<unknown>): Promise<void> {
  for (let start = 0; start < items.length; start += TOGETHER) await Promise.all(items.slice(start, start + TOGETHER).map(work));
}

/** Voters enrolled in the place, or the holders of the soviets inside it: those who may be known there. */
export type Pool = (stage: Stage, election: Election) => Promise<readonly PersonId[]>;

async function stand(stage: Stage, election: Election, pool: Pool): Promise<void> {
  const willing = stage.some(await pool(stage, election), Math.min(election.seats.length + 2, election.seats.length * 2));
  await Promise.all(willing.map(person => stage.attempt('nominate', { election: election.id, person }, person)));
}

/** Everybody on the frozen roll, by the person or by the seat of the line. */
async function votersOf(stage: Stage, poll: Poll): Promise<readonly PersonId[]> {
  const rows = await sessionOf(stage.database.pool).query<{ person: PersonId }>(
    `select coalesce(l.person, s.value ->> 'holder') as person from roll_line l left join fact s on s.org = l.org and s.kind = 'seat' and s.id = l.seat
      where l.org = $1 and l.poll = $2 order by l.line`, [stage.org, poll.id]);
  return rows.map(row => row.person).filter(person => person !== null);
}

async function vote(stage: Stage, poll: Poll): Promise<void> {
  if (poll.order.decision.kind !== 'count') return;
  const options = poll.order.options.map(option => option.id);
  const { seats } = poll.order.decision;
  const voting = (await votersOf(stage, poll)).filter(() => stage.random.below(100) < 65);
  await stage.vote(poll.id, voting, () => ({ kind: 'picks', options: stage.some(options, Math.min(seats, options.length)) }));
}

/** Calls, lets people stand and vote, and tells what has been filled. Nothing but the charter says who elects whom. */
export async function climb(stage: Stage, kind: string, bodies: readonly string[], pool: Pool, days: { readonly nominations: number; readonly voting: number }): Promise<RungResult> {
  const refused: { body: string; code: string; article: string }[] = [];
  await inTurn(bodies, async body => {
    const { judgement } = await stage.attempt('call-election', { body: body as BodyId }, stage.registrar);
    if (!judgement.lawful) refused.push({ body, code: judgement.code, article: judgement.article });
  });
  for (const election of await stage.elections('nomination')) await stand(stage, election, pool);
  await stage.pass(days.nominations);
  for (const poll of await stage.openPolls()) await vote(stage, poll);
  await stage.pass(days.voting);
  const seats = (await stage.all('seat')).filter(seat => seat.body.split('@')[0] === kind);
  return { body: kind, bodies: bodies.length, seats: seats.length, filled: seats.filter(seat => seat.holder !== undefined).length, refused };
}
