/** Meetings of the sample: convened, gathered, and a question put to those who have come. */
import type { BodyId, MeetingId, MotionId, PersonId, PollId } from '#assembly/ids.ts';
import { kindOfBody, unitOfBody } from '#assembly/ids.ts';
import type { Choice } from '#assembly/order.ts';
import type { VoteMode } from '#charter/law.ts';
import type { Stage } from './stage.ts';
import { PLACES } from './texts.ts';

export interface Gathering {
  readonly body: BodyId;
  readonly meeting: MeetingId;
  readonly chair: PersonId;
  readonly tellers: readonly [PersonId, PersonId];
}

/** The offices that serve a body, as the federation's charter has them. */
const SERVED_BY: Readonly<Record<string, readonly [chair: string, tellers: string]>> = {
  'workplace-assembly': ['workplace-steward', 'workplace-tellers'], 'city-council': ['city-chair', 'city-tellers'],
  'congress': ['presiding-committee', 'tellers'], 'executive': ['presiding-committee', 'tellers'], 'control-commission': ['control-commission', 'tellers'],
};

async function serving(stage: Stage, body: BodyId): Promise<Pick<Gathering, 'chair' | 'tellers'>> {
  const [chair, tellers] = SERVED_BY[kindOfBody(body)] ?? [];
  const unit = unitOfBody(body);
  const at = (kind: string | undefined): string => (unit === undefined ? `${kind}` : `${kind}@${unit}`);
  return { chair: await stage.holder(at(chair)), tellers: [await stage.holder(at(tellers)), await stage.holder(at(tellers), 1)] };
}

/** @param daysAgo when it is to meet, in days before the end of the sample */
export async function convene(stage: Stage, name: string, daysAgo: number, by?: PersonId): Promise<Gathering> {
  const body = name as BodyId;
  const officers = await serving(stage, body);
  const place = PLACES[kindOfBody(body)];
  const { key } = await stage.act('convene', { body, meetingAt: stage.at(daysAgo), ...(place === undefined ? {} : { place: await stage.text(place) }) }, by ?? officers.chair);
  return { body, meeting: key as string as MeetingId, ...officers };
}

/** Those who would come: all holders of seats, or so many of the members. */
export async function comers(stage: Stage, body: BodyId, percent: number): Promise<PersonId[]> {
  const unit = unitOfBody(body);
  const all = kindOfBody(body) === 'workplace-assembly' && unit !== undefined ? await stage.members(unit)
    : (await stage.holders(body)).flatMap(seat => (seat.holder === undefined ? [] : [seat.holder]));
  return stage.some(all, Math.ceil((all.length * percent) / 100));
}

/** The day has come: the people check in and the chair opens. */
export async function gather(stage: Stage, { meeting, chair }: Gathering, people: readonly PersonId[]): Promise<void> {
  await stage.actAll('check-in', { meeting }, people);
  await stage.act('open-meeting', { meeting }, chair);
}

/** Hands for, against and neither. */
export type Hands = readonly [inFavour: number, against: number, abstain: number];

/** Two tellers count, the second one wrongly at first when `miscount` is set; the chair declares what they agree on. */
export async function countHands(stage: Stage, { chair, tellers }: Gathering, motion: MotionId, hands: Hands, miscount = false): Promise<PollId> {
  const poll = (await stage.act('put-to-vote', { motion, mode: 'hall-count' }, chair)).key as string as PollId;
  const [inFavour, against, abstain] = hands;
  const figures = { poll, for: inFavour, against, abstain };
  await stage.act('enter-hall-count', figures, tellers[0]);
  if (miscount) {
    await stage.act('enter-hall-count', { ...figures, for: inFavour - 1 }, tellers[1]);
    const declared = await stage.attempt('confirm-hall-count', { poll }, chair);
    if (declared.judgement.lawful) throw new Error('two counts that differ were declared');
  }
  await stage.act('enter-hall-count', figures, tellers[1]);
  await stage.act('confirm-hall-count', { poll }, chair);
  return poll;
}

/** Called by name, or by card: every vote is on record; the chair closes when all have answered. */
export async function callNames(stage: Stage, { chair }: Gathering, motion: MotionId, mode: VoteMode, people: readonly PersonId[], choose: (person: PersonId) => Choice): Promise<PollId> {
  const poll = (await stage.act('put-to-vote', { motion, mode }, chair)).key as string as PollId;
  await stage.vote(poll, people, choose);
  await stage.act('close-poll', { poll }, chair);
  return poll;
}

/** A vote without a meeting, which the clock closes. */
export async function voteBetween(stage: Stage, motion: MotionId, mode: VoteMode, people: readonly PersonId[], choose: (person: PersonId) => Choice): Promise<PollId> {
  const { mover } = await stage.motion(motion);
  const poll = (await stage.act('put-to-vote', { motion, mode }, mover)).key as string as PollId;
  await stage.vote(poll, people, choose);
  return poll;
}

export function answer(vote: 'for' | 'against' | 'abstain'): Choice {
  return { kind: 'question', vote };
}

/** For in so many of a hundred, against otherwise, and now and then neither. */
export function inclined(stage: Stage, percent: number): () => Choice {
  return () => answer(stage.random.below(20) === 0 ? 'abstain' : stage.random.below(100) < percent ? 'for' : 'against');
}

/** Instructed delegates vote as they were told; the others as they see it. */
export async function mandated(stage: Stage, motion: MotionId, otherwise: (person: PersonId) => Choice): Promise<(person: PersonId) => Choice> {
  const told = new Map<PersonId, Choice>();
  for (const instruction of await stage.all('instruction')) {
    const { holder } = await stage.one('seat', instruction.seat);
    if (instruction.motion === motion && holder !== undefined) told.set(holder, answer(instruction.vote));
  }
  return person => told.get(person) ?? otherwise(person);
}
