/** A meeting: agenda, quorum, who is present, and what is before it. */
import type { Meeting, Motion } from '#assembly/facts.ts';
import { textsOf } from '../documents.ts';
import { namesOf, type NamedPerson } from '../names.ts';
import type { Reading } from '../reading.ts';
import { bodyRefs, type BodyRef } from './bodies.ts';
import { labelOf } from './body-view.ts';
import { factById, factsById, factsByIndex } from './facts-by.ts';
import { motionSummaries, pollSummaries, type MotionSummary, type PollSummary } from './summaries.ts';

export interface MeetingView {
  readonly id: string;
  readonly body: BodyRef;
  readonly at: number;
  readonly place: string | null;
  readonly noticeGiven: number;
  readonly stage: Meeting['stage'];
  readonly agenda: readonly { readonly id: string; readonly title: string | null; readonly motion: string | null }[];
  readonly quorum: { readonly have: number; readonly need: number | null; readonly base: number | null };
  readonly present: readonly (NamedPerson & { readonly seat: string | null; readonly voice: string; readonly since: number })[];
  readonly motions: readonly MotionSummary[];
  readonly polls: readonly PollSummary[];
  readonly authority: string;
  readonly articleLabel: string;
}

/** Motions moved at the meeting or put on its agenda. */
async function motionsOf(reading: Reading, meeting: Meeting): Promise<readonly Motion[]> {
  const onAgenda = new Set(meeting.agenda.flatMap(item => (item.motion === undefined ? [] : [item.motion])));
  const inBody = await factsByIndex(reading, 'motion', 'body', [meeting.body]);
  return inBody.filter(motion => motion.meeting === meeting.id || onAgenda.has(motion.id) || (motion.amends !== undefined && onAgenda.has(motion.amends.motion)));
}

export async function meetingView(reading: Reading, id: string): Promise<MeetingView | undefined> {
  const meeting = await factById(reading, 'meeting', id);
  if (!meeting) return undefined;
  const { session, org } = reading;
  const present = await factsByIndex(reading, 'presence', 'meeting', [id]);
  const motions = await motionsOf(reading, meeting);
  const names = await namesOf(session, org, present.map(each => each.person));
  const texts = await textsOf(session, org, [meeting.place, ...meeting.agenda.map(item => item.title)]);
  const refs = await bodyRefs(reading, [meeting.body]);
  return {
    id, body: refs(meeting.body), at: meeting.at, place: texts(meeting.place), noticeGiven: meeting.noticeGiven, stage: meeting.stage,
    agenda: meeting.agenda.map(item => ({ id: item.id, title: texts(item.title), motion: item.motion ?? null })),
    quorum: { have: meeting.present, need: meeting.quorum?.need ?? null, base: meeting.quorum?.base ?? null },
    present: present.map(each => ({ ...names(each.person), seat: each.seat ?? null, voice: each.voice, since: each.since })),
    motions: await motionSummaries(reading, motions), polls: await pollSummaries(reading, await factsById(reading, 'poll', motions.flatMap(motion => (motion.poll === undefined ? [] : [motion.poll])))),
    authority: meeting.authority, articleLabel: labelOf(reading, meeting.authority),
  };
}
