/** One step of the ladder: elections are called, people stand, whoever elects them votes in the open. */
import { byCodePoint } from '#kernel/order.ts';
import type { BodyKindId, UnitKindId } from '#charter/law.ts';
import type { Election, Poll } from '#assembly/facts.ts';
import { kindOfBody, type BodyId, type PersonId } from '#assembly/ids.ts';
import { sessionOf } from '#store/assembly/session.ts';
import type { Stage } from '../year/stage.ts';

/** What became of the bodies of a kind, for the report. */
export interface RungResult {
  readonly body: string;
  readonly bodies: number;
  readonly seats: number;
  readonly filled: number;
  /** Bodies whose election the charter refused, by code and article. */
  readonly refused: readonly Refused[];
}

interface Refused {
  readonly body: BodyId;
  readonly code: string;
  readonly article: string;
}

/** Voters enrolled in the place, or the holders of the soviets inside it: those who may be known there. */
export type Pool = (stage: Stage, election: Election) => Promise<readonly PersonId[]>;

export interface Rung {
  readonly kind: BodyKindId;
  /** The kind of unit that has such a body; one body of the whole republic without it. */
  readonly unit?: UnitKindId;
  readonly pool: Pool;
  /** Played in the first volost of each uezd only: the committees of fifteen hundred villages would take long and show nothing new. */
  readonly inOneVolost?: true;
}

/** What is elected at the same time, because nobody in it is elected by another. */
export interface Step {
  readonly rungs: readonly Rung[];
  /** Days until nominations and votes are closed; the readings ask for three, and for seven on the ground. */
  readonly days: { readonly nominations: number; readonly voting: number };
}

/** Bodies at a time: what is submitted together shares transactions. */
const TOGETHER = 50;
const TURNOUT = 65;

async function inTurn<T>(items: readonly T[], work: (together: readonly T[]) => Promise<unknown>, tell?: Tell): Promise<void> {
  for (let start = 0; start < items.length; start += TOGETHER) {
    await work(items.slice(start, start + TOGETHER));
    tell?.(Math.min(1, (start + TOGETHER) / items.length));
  }
}

/** How much of a step is done, from 0 to 1. */
type Tell = (done: number) => void;

async function call(stage: Stage, bodies: readonly BodyId[]): Promise<readonly Refused[]> {
  const refused: Refused[] = [];
  await inTurn(bodies, together => Promise.all(together.map(async body => {
    const { judgement } = await stage.attempt('call-election', { body }, stage.registrar);
    if (!judgement.lawful) refused.push({ body, code: judgement.code, article: judgement.article });
  })));
  return refused;
}

/** A few more stand than there are seats. Who does is drawn in the order of the elections, so that it is the same in every run. */
async function stand(stage: Stage, elections: readonly Election[], rungs: readonly Rung[]): Promise<void> {
  const willing: { readonly election: Election; readonly person: PersonId }[] = [];
  for (const election of elections) {
    const wanted = Math.min(election.seats.length + 2, election.seats.length * 2);
    const pool = rungs.find(rung => rung.kind === kindOfBody(election.body))?.pool;
    willing.push(...stage.some(await pool?.(stage, election) ?? [], wanted).map(person => ({ election, person })));
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
export async function climb(stage: Stage, { rungs, days }: Step, bodiesOf: (rung: Rung) => Promise<readonly BodyId[]>, tell: Tell): Promise<readonly RungResult[]> {
  const bodies = new Map<Rung, readonly BodyId[]>();
  for (const rung of rungs) bodies.set(rung, await bodiesOf(rung));
  const refused = await call(stage, [...bodies.values()].flat());
  await inTurn(await stage.elections('nomination'), elections => stand(stage, elections, rungs), done => { tell(0.1 + 0.35 * done); });
  await stage.pass(days.nominations);
  await inTurn(await stage.openPolls(), polls => vote(stage, polls), done => { tell(0.65 + 0.15 * done); });
  await stage.pass(days.voting);
  const seats = await stage.all('seat');
  return [...bodies].map(([{ kind }, { length }]) => {
    const own = seats.filter(seat => kindOfBody(seat.body) === kind);
    return { body: kind, bodies: length, seats: own.length, filled: own.filter(seat => seat.holder !== undefined).length, refused: refused.filter(each => kindOfBody(each.body) === kind) };
  });
}
