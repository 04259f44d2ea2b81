/**
 * Events as earlier versions spelled them. A record keeps the shape of its day, and a rule that came later binds
 * nothing begun before it: so a replay holds what is judged today against the version that the record has.
 */
import type { AssemblyEvent } from './event.ts';

/** The event as version `v` would have told it. */
export function spelledAs(event: AssemblyEvent, v: number): AssemblyEvent {
  if (event.kind !== 'poll-opened' || v >= event.v) return event;
  const withName = openedV2(event);
  return v === 1 ? openedV1(withName) : withName;
}

/** Until version 3 an election named its counting rule and did not write it out; the name is still held against what is judged today. */
function openedV2(event: AssemblyEvent<'poll-opened'>): AssemblyEvent<'poll-opened'> {
  const { order } = event.data;
  if (order.decision.kind !== 'count') return { ...event, v: 2 };
  const { rule: _, ...decision } = order.decision;
  return { ...event, v: 2, data: { ...event.data, order: { ...order, decision } } };
}

/** Until version 2 a vote of a meeting was open to those who had not checked in. */
function openedV1(event: AssemblyEvent<'poll-opened'>): AssemblyEvent<'poll-opened'> {
  const { meeting: _, ...order } = event.data.order;
  return { ...event, v: 1, data: { ...event.data, order } };
}
