/** Where a question of rights arises. */
import type { Instant } from '#kernel/time.ts';
import { fact, type Asking } from './asking.ts';
import type { Meeting, Motion, Poll } from './facts.ts';
import type { BodyId } from './ids.ts';

export interface Scope {
  readonly body: BodyId;
  readonly at: Instant;
  /** The meeting it arises in: who takes part there is settled when it opens. */
  readonly meeting?: Meeting | undefined;
}

export function* scopeOfMotion({ body, meeting }: Motion, at: Instant): Asking<Scope> {
  return { body, at, meeting: meeting === undefined ? undefined : yield* fact('meeting', meeting) };
}

export function* scopeOfPoll({ body, order }: Poll, at: Instant): Asking<Scope> {
  const motion = order.for.kind === 'motion' ? yield* fact('motion', order.for.id) : undefined;
  return motion ? { ...(yield* scopeOfMotion(motion, at)), body } : { body, at };
}
