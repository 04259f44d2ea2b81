/** What the keepers of the roll did about single members: facts of the House Rules, not of the charter. */
import type { Day, Instant } from '#kernel/time.ts';
import type { DocumentRef, PersonId } from './ids.ts';

/** What of the particulars was mended, with the commitments to them before and after. */
export interface ParticularsCorrection {
  readonly was?: DocumentRef;
  readonly now: DocumentRef;
  readonly changed: readonly ('name' | 'number' | 'email')[];
}

/** On paper, or as a link by mail. */
export type CodeChannel = 'letter' | 'mail';

/** What a standing says that can be entered wrongly; status and units are decided or declared. */
export interface Entered {
  readonly joined: Day;
  readonly attributes: Readonly<Record<string, string>>;
}

/** A correction of one member's line of the roll (House Rule H4). */
export interface Correction {
  readonly id: string;
  readonly person: PersonId;
  readonly by: PersonId;
  readonly at: Instant;
  readonly reason?: DocumentRef;
  readonly particulars?: ParticularsCorrection;
  /** Each standing that was changed, by the day it holds from. */
  readonly standings: readonly { readonly from: Day; readonly was: Entered; readonly now: Entered }[];
}

/** Codes issued for a person (House Rule H7), in the order in which they were; each ended those before it. */
export interface CodesOfPerson {
  readonly id: PersonId;
  readonly issues: readonly { readonly at: Instant; readonly by: PersonId; readonly channel: CodeChannel }[];
  /** When they were withdrawn last, and by whom. */
  readonly withdrawn?: { readonly at: Instant; readonly by: PersonId };
}

/** How many codes somebody issued; `again` for persons who had been given one before. */
export interface CodesByKeeper {
  readonly id: PersonId;
  readonly letters: number;
  readonly mails: number;
  readonly again: number;
  readonly last: Instant;
}
