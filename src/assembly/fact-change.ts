/** What an event changes in the standing state, as a store writes it. */
import type { FactKind, FactTypes, Membership } from './facts.ts';
import type { PersonId, PollId } from './ids.ts';
import type { Choice } from './order.ts';
import type { RollSpec } from './roll-spec.ts';

/** A difference of state, for a store to write. Bulk differences have their own kinds, so that none is a million records. */
export type FactChange =
  | { readonly change: 'put'; readonly kind: FactKind; readonly id: string; readonly value: FactTypes[FactKind] }
  | { readonly change: 'remove'; readonly kind: FactKind; readonly id: string }
  /** New standing of members from the day on. */
  | { readonly change: 'standing'; readonly lines: readonly Membership[] }
  /** All standings of the person lose their attributes. */
  | { readonly change: 'erase'; readonly person: PersonId }
  /** The lines frozen for this poll become its roll. */
  | { readonly change: 'open-roll'; readonly poll: PollId; readonly spec: RollSpec }
  | { readonly change: 'mark'; readonly poll: PollId; readonly lines: readonly number[] }
  /** Open votes, kept by line until the poll closes and in the record for ever. */
  | { readonly change: 'votes'; readonly poll: PollId; readonly votes: readonly { readonly line: number; readonly choice: Choice; readonly weight: number }[] }
  /** The ballot box has been moved into the record and is emptied. */
  | { readonly change: 'empty-box'; readonly poll: PollId };
