/** One rung of the ladder: bodies of a kind are called, people stand, whoever elects them votes in the open. */
import { byCodePoint } from '#kernel/order.ts';
import type { BodyKindId, UnitKindId } from '#charter/law.ts';
import type { Election, Poll } from '#assembly/facts.ts';
import { kindOfBody, type BodyId, type PersonId } from '#assembly/ids.ts';
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

/** Voters enrolled in the place, or the holders of the soviets inside it: those who may be known there. */
export type Pool = (stage: Stage, election: Election) => Promise<readonly PersonId[]>;

export interface Rung {
  readonly kind: BodyKindId;
  /** The kind of unit that has such a body; one body of the whole republic without it. */
  readonly unit?: UnitKindId;
  readonly pool: Pool;
  /** Days until nominations and votes are closed. */
  readonly days: { readonly nominations: number; readonly voting: number };
}

/** Bodies at a time: what is submitted together shares transactions. */
const TOGETHER = 50;
const TURNOUT = 65;

async function inTurn<T>(items: readonly T[], work: (together: readonly T[]) => Promise<unknown>): Promise<void> {
  for (let start = 0; start < items.length; start += TOGETHER) await work(items.slice(start, start + TOGETHER));
}

async function call(stage: Stage, bodies: readonly BodyId[]): Promise<RungResult['refused']> {
  const refused: { body: string; code: string; article: string }[] = [];
  await inTurn(bodies, together => Promise.all(together.map(async body => {
    const { judgement } = await stage.attempt('call-election', { body }, stage.registrar);
    if (!judgement.lawful) refused.push({ body, code: judgement.code, article: judgement.article });
  })));
  return refused;
}

/** A few more stand than there are seats. Who does is drawn in the order of the elections, so that it is the same in every run. */
async function stand(stage: Stage, elections: readonly Election[], pool: Pool): Promise<void> {
  const willing: { readonly election: Election; readonly person: PersonId }[] = [];
  for (const election of elections) {
    const wanted = Math.min(election.seats.length + 2, election.seats.length * 2);
    willing.push(...stage.some(await pool(stage, election), wanted).map(person => ({ election, person })));
  }
  await Promise.all(willing.map(({ election, person }) => stage.attempt('nominate', { election: election.id, person }, person)));
}

/** Everybody on the frozen roll, by the person or by the seat of the line. */
async function votersOf(stage: Stage, poll: Poll): Promise<readonly PersonId[]> {
  const rows = await sessionOf(stage.database.pool).query<{ person: PersonId | null }>(
    `select coalesce(l.person, s.value ->> 'holder') as person from roll_line l left join fact s on s.org = l.org and s.kind = 'seat' and s.id = l.seat
      where l.org = $1 and l.poll = $2`, [stage.org, poll.id]);
  return rows.flatMap(row => row.person ?? []).sort(byCodePoint);
}

async function vote(stage: Stage, polls: readonly Poll[]): Promise<void> {
  const casting: Promise<void>[] = [];
  for (const poll of polls) {
    if (poll.order.decision.kind !== 'count') continue;
    const options = poll.order.options.map(option => option.id).sort(byCodePoint);
    const picks = Math.min(poll.order.decision.seats, options.length);
    const voting = (await votersOf(stage, poll)).filter(() => stage.random.below(100) < TURNOUT);
    casting.push(stage.vote(poll.id, voting, () => ({ kind: 'picks', options: stage.some(options, picks) })));
  }
  await Promise.all(casting);
}

/** Calls, lets people stand and vote, and tells what has been filled. Nothing but the charter says who elects whom. */
export async function climb(stage: Stage, { kind, pool, days }: Rung, bodies: readonly BodyId[]): Promise<RungResult> {
  const refused = await call(stage, bodies);
  await inTurn(await stage.elections('nomination'), elections => stand(stage, elections, pool));
  await stage.pass(days.nominations);
  await inTurn(await stage.openPolls(), polls => vote(stage, polls));
  await stage.pass(days.voting);
  const seats = (await stage.all('seat')).filter(seat => kindOfBody(seat.body) === kind);
  return { body: kind, bodies: bodies.length, seats: seats.length, filled: seats.filter(seat => seat.holder !== undefined).length, refused };
}
