/** A motion with its amendments, who supports it and how delegates are instructed on it. */
import { collisions, isAmending } from '#assembly/amendments.ts';
import type { Effect, Motion, ParagraphChange } from '#assembly/facts.ts';
import { textsOf } from '../documents.ts';
import { namesOf, type NamedPerson } from '../names.ts';
import type { Reading } from '../reading.ts';
import { bodyRefs, type BodyRef } from './bodies.ts';
import { labelOf } from './body-view.ts';
import type { CharterDiffView } from './charter-articles.ts';
import { charterChange, effectObjects, type EffectObjectView } from './effect-view.ts';
import { factById, factsByIndex } from './facts-by.ts';
import { decisionRows, type DecisionRow } from './summaries.ts';

export interface AmendmentView {
  readonly id: string;
  readonly title: string | null;
  readonly mover: NamedPerson;
  readonly changes: readonly ChangeView[];
  readonly collidesWith: readonly string[];
  readonly stage: Motion['stage'];
  readonly poll: string | null;
}

export type ChangeView = { readonly do: ParagraphChange['do']; readonly paragraph: string; readonly after?: string; readonly text: string | null };

export interface MotionView {
  readonly id: string;
  readonly title: string | null;
  readonly body: BodyRef;
  readonly mover: NamedPerson;
  /** The decision of another body in whose name it was moved. */
  readonly inNameOf: DecisionRow | null;
  readonly seconders: readonly NamedPerson[];
  readonly secondersNeeded: number;
  readonly paragraphs: readonly { readonly id: string; readonly text: string | null }[];
  readonly amends: string | null;
  readonly changes: readonly ChangeView[];
  readonly amendments: readonly AmendmentView[];
  /** Pairs of amendments still to be voted on that cannot both have their way, with the paragraphs that both change. */
  readonly collisions: readonly { readonly between: readonly [string, string]; readonly paragraphs: readonly string[] }[];
  readonly effect: Effect;
  /** What the effect is about, by name. */
  readonly objects: readonly EffectObjectView[];
  /** What an amendment of the charter would change. */
  readonly charter: CharterDiffView | null;
  readonly stage: Motion['stage'];
  readonly moved: number;
  readonly authority: string;
  readonly articleLabel: string;
  readonly governedBy: string;
  readonly meeting: string | null;
  readonly poll: string | null;
  readonly decision: string | null;
  readonly demands: NonNullable<Motion['demands']>;
  readonly instructions: readonly { readonly seat: string; readonly holder?: NamedPerson; readonly vote: string; readonly by: string; readonly kept: boolean | null }[];
}

type Texts = (ref: string | undefined) => string | null;

function textRefs(motion: Motion): readonly string[] {
  const changes = motion.amends?.changes ?? [];
  return [motion.title, ...motion.paragraphs.map(paragraph => paragraph.text), ...changes.flatMap(change => (change.do === 'strike' ? [] : [change.text]))];
}

function changeView(change: ParagraphChange, texts: Texts): ChangeView {
  if (change.do === 'strike') return { do: 'strike', paragraph: change.paragraph, text: null };
  const view = { do: change.do, paragraph: change.paragraph, text: texts(change.text) };
  return change.do === 'insert' ? { ...view, after: change.after } : view;
}

const UNDECIDED: ReadonlySet<Motion['stage']> = new Set(['moved', 'admitted', 'poll']);

async function namingDecision(reading: Reading, { inNameOf }: Motion): Promise<DecisionRow | null> {
  const decision = inNameOf === undefined ? undefined : await factById(reading, 'decision', inNameOf);
  return decision ? (await decisionRows(reading, [decision]))[0] ?? null : null;
}

export async function motionView(reading: Reading, id: string): Promise<MotionView | undefined> {
  const motion = await factById(reading, 'motion', id);
  if (!motion) return undefined;
  const { session, org } = reading;
  const amendments = await factsByIndex(reading, 'motion', 'amends', [id]);
  const instructions = await factsByIndex(reading, 'instruction', 'motion', [id]);
  const holders = new Map((await session.query<{ id: string; holder: string | null }>("select id, value ->> 'holder' as holder from fact where org = $1 and kind = 'seat' and id = any($2::text[])", [org, instructions.map(each => each.seat)])).map(row => [row.id, row.holder]));
  const names = await namesOf(session, org, [motion.mover, ...motion.seconders, ...amendments.map(each => each.mover), ...[...holders.values()].map(holder => holder ?? undefined)]);
  const texts = await textsOf(session, org, [motion, ...amendments].flatMap(textRefs));
  const refs = await bodyRefs(reading, [motion.body]);
  return {
    id, title: texts(motion.title), body: refs(motion.body), mover: names(motion.mover), inNameOf: await namingDecision(reading, motion), seconders: motion.seconders.map(names), secondersNeeded: motion.secondersNeeded,
    paragraphs: motion.paragraphs.map(paragraph => ({ id: paragraph.id, text: texts(paragraph.text) })), amends: motion.amends?.motion ?? null, changes: (motion.amends?.changes ?? []).map(change => changeView(change, texts)),
    amendments: amendments.map(each => ({ id: each.id, title: texts(each.title), mover: names(each.mover), changes: (each.amends?.changes ?? []).map(change => changeView(change, texts)), collidesWith: each.collides ?? [], stage: each.stage, poll: each.poll ?? null })),
    collisions: collisions(amendments.filter(isAmending).filter(each => UNDECIDED.has(each.stage))),
    effect: motion.effect, objects: await effectObjects(reading, motion.effect), charter: charterChange(reading, motion.effect, motion.governedBy), stage: motion.stage, moved: motion.moved, authority: motion.authority, articleLabel: labelOf(reading, motion.authority), governedBy: motion.governedBy,
    meeting: motion.meeting ?? null, poll: motion.poll ?? null, decision: motion.decision ?? null, demands: motion.demands ?? [],
    instructions: instructions.map(each => {
      const holder = holders.get(each.seat) ?? undefined;
      return { seat: each.seat, ...(holder === undefined ? {} : { holder: names(holder) }), vote: each.vote, by: each.by, kept: each.kept ?? null };
    }),
  };
}
