/** Motions of the sample and what is done to them before the vote. */
import type { Effect, ParagraphChange } from '#assembly/facts.ts';
import type { BodyId, DecisionId, MeetingId, MotionId, PersonId, SeatId, UnitId } from '#assembly/ids.ts';
import type { Stage } from './stage.ts';
import type { Text } from './texts.ts';
import { inclined, voteBetween } from './gatherings.ts';
import { MOTIONS } from './texts.ts';

export interface Proposal {
  readonly body: string;
  readonly meeting?: MeetingId;
  readonly text: Text;
  readonly effect?: Effect;
  readonly by: PersonId;
  readonly seconders?: readonly PersonId[];
  readonly inNameOf?: DecisionId;
}

/** Moves and seconds. Paragraphs are named p1, p2, and so on. */
export async function propose(stage: Stage, { body, meeting, text, effect = { kind: 'decide' }, by, seconders = [], inNameOf }: Proposal): Promise<MotionId> {
  const paragraphs: { readonly id: string; readonly text: Awaited<ReturnType<Stage['text']>> }[] = [];
  for (const [index, paragraph] of text.paragraphs.entries()) paragraphs.push({ id: `p${index + 1}`, text: await stage.text(paragraph) });
  const { key } = await stage.act('move', {
    body: body as BodyId, title: await stage.text(text.title), paragraphs, effect,
    ...(meeting === undefined ? {} : { meeting }), ...(inNameOf === undefined ? {} : { inNameOf }),
  }, by);
  const motion = key as string as MotionId;
  for (const person of seconders) await stage.act('second', { motion }, person);
  return motion;
}

/** An amendment that puts other words in the place of one paragraph. */
export async function amend(stage: Stage, motion: MotionId, { title, paragraph, text }: { readonly title: string; readonly paragraph: string; readonly text: string }, by: PersonId, seconders: readonly PersonId[]): Promise<MotionId> {
  const changes: readonly ParagraphChange[] = [{ do: 'replace', paragraph, text: await stage.text(text) }];
  const { key } = await stage.act('move-amendment', { motion, title: await stage.text(title), changes }, by);
  for (const person of seconders) await stage.act('second', { motion: key as string as MotionId }, person);
  return key as string as MotionId;
}

/** The decision that a motion led to. */
export async function decided(stage: Stage, motion: MotionId): Promise<DecisionId> {
  const { decision, stage: at } = await stage.motion(motion);
  if (decision === undefined) throw new Error(`the sample counts on a decision, but the motion is ${at}`);
  return decision;
}

async function twoOf(stage: Stage, unit: string): Promise<readonly [PersonId, PersonId]> {
  const [mover, seconder] = stage.some(await stage.members(unit), 2);
  if (mover === undefined || seconder === undefined) throw new Error(`the sample has not two members in ${unit}`);
  return [mover, seconder];
}

/** A workplace instructs all its delegates to a council on a motion: moved now, to be voted on after the notice. */
export async function moveInstruction(stage: Stage, unit: string, motion: MotionId, vote: 'for' | 'against'): Promise<MotionId> {
  const { body } = await stage.motion(motion);
  const seats = (await stage.holders(body)).filter(seat => seat.constituency === unit).map(seat => seat.id as SeatId);
  const [by, seconder] = await twoOf(stage, unit);
  return propose(stage, { body: `workplace-assembly@${unit}`, text: MOTIONS.instruction, effect: { kind: 'instruct-delegate', seats, motion, vote }, by, seconders: [seconder] });
}

/** Puts a motion of an assembly to the vote between meetings; so many of a hundred take part and are for it. */
export async function voteInWorkplace(stage: Stage, motion: MotionId, unit: string, turnout: number, inFavour: number): Promise<void> {
  const members = await stage.members(unit);
  await voteBetween(stage, motion, 'secret', stage.some(members, Math.ceil((members.length * turnout) / 100)), inclined(stage, inFavour));
}

/** A consent of one workplace's assembly to a decision that waits for it. */
export async function consentOf(stage: Stage, unit: UnitId, decision: DecisionId, inFavour: number): Promise<void> {
  const [by, seconder] = await twoOf(stage, unit);
  const motion = await propose(stage, { body: `workplace-assembly@${unit}`, text: MOTIONS.consent, effect: { kind: 'ratify-decision', decision }, by, seconders: [seconder] });
  await voteInWorkplace(stage, motion, unit, 45, inFavour);
}
