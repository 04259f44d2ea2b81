/** Proposals that enough have signed for stand on the agenda of the next meeting, whoever convenes it. */
import { fact, facts, type Asking } from './asking.ts';
import { event, type AssemblyEvent } from './event.ts';
import type { Meeting, Motion } from './facts.ts';
import type { MeetingId, PetitionId } from './ids.ts';

export function itemOf(petition: PetitionId, { id, title }: Motion, meeting: MeetingId): readonly AssemblyEvent[] {
  return [event('agenda-extended', { meeting, item: { id: petition, title, motion: id } }), event('motion-changed', { motion: id, meeting })];
}

/** What has been waiting for this meeting to be convened. */
export function* waitingItems(meeting: Pick<Meeting, 'id' | 'body'>): Asking<readonly AssemblyEvent[]> {
  const events: AssemblyEvent[] = [];
  for (const petition of yield* facts('petition', 'waiting', meeting.body)) {
    const motion = petition.motion === undefined ? undefined : yield* fact('motion', petition.motion);
    if (motion?.stage !== 'admitted') continue;
    events.push(...itemOf(petition.id, motion, meeting.id), event('petition-closed', { petition: petition.id, stage: 'reached', meeting: meeting.id }));
  }
  return events;
}
