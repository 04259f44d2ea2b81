/** Sittings of the sample's congresses: convened by their committee, opened when the delegates have come, votes taken by name or by hand. */
import type { Instant } from '#kernel/time.ts';
import type { BodyId, MeetingId, MotionId, PersonId, PollId } from '#assembly/ids.ts';
import { inclined } from '../year/gatherings.ts';
import type { Stage } from '../year/stage.ts';

const DAY = 86_400_000;

export interface Sitting {
  readonly body: BodyId;
  readonly meeting: MeetingId;
  readonly meetingAt: Instant;
  readonly chair: PersonId;
  readonly people: readonly PersonId[];
}

export async function sitters(stage: Stage, body: string): Promise<readonly PersonId[]> {
  return [...new Set((await stage.holders(body)).flatMap(seat => seat.holder ?? []))];
}

/** Half past six of a day in universal time, eleven in the morning by the clocks of Moscow that summer. */
function morningAfter(at: number, days: number): number {
  return (Math.floor(at / DAY) + days) * DAY + 6.5 * 3_600_000;
}

/** Convened by the committee that articles 54 and 59 name, for the morning so many days later. */
export async function convene(stage: Stage, body: string, { days, place, committee }: { readonly days: number; readonly place: string; readonly committee: string }): Promise<Sitting> {
  const [chair] = await sitters(stage, committee);
  if (chair === undefined) throw new Error(`nobody sits in ${committee}`);
  const meetingAt = morningAfter(stage.now, days) as Instant;
  const { key } = await stage.act('convene', { body: body as BodyId, meetingAt, place: await stage.text(place) }, chair);
  return { body: body as BodyId, meeting: key as string as MeetingId, meetingAt, chair, people: await sitters(stage, body) };
}

/** The morning has come: the delegates check in, and the committee opens. */
export async function open(stage: Stage, { meeting, meetingAt, chair, people }: Sitting): Promise<void> {
  await stage.pass((meetingAt - stage.now) / DAY);
  await stage.actAll('check-in', { meeting }, people);
  await stage.act('open-meeting', { meeting }, chair);
}

export async function seatsOf(stage: Stage, body: BodyId): Promise<number> {
  return (await stage.all('seat')).filter(seat => seat.body === body).length;
}

/** A tenth of the seats demand it, whether or not somebody sits on the others. */
export async function byName(stage: Stage, { body, chair, people }: Sitting, motion: MotionId, percent: number): Promise<void> {
  await stage.actAll('demand-mode', { motion, mode: 'roll-call' }, people.slice(0, Math.ceil(await seatsOf(stage, body) / 10)));
  const { key } = await stage.act('put-to-vote', { motion, mode: 'roll-call' }, chair);
  await stage.vote(key as never, people, inclined(stage, percent));
  await stage.act('close-poll', { poll: key as never }, chair);
}

/** Hands are counted by two of the committee that keeps the count. Everybody is for it, and still it may not be carried. */
export async function countHands(stage: Stage, { chair, people }: Sitting, motion: MotionId, tellers: readonly PersonId[]): Promise<PollId> {
  const poll = (await stage.act('put-to-vote', { motion, mode: 'hall-count' }, chair)).key as string as PollId;
  for (const teller of tellers.slice(0, 2)) await stage.act('enter-hall-count', { poll, for: people.length, against: 0, abstain: 0 }, teller);
  await stage.act('confirm-hall-count', { poll }, chair);
  return poll;
}
