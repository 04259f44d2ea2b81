/** The roll as an import meets it: everybody known, with what the record and the erasable table say of them. */
import type { Membership } from '../facts.ts';
import type { PersonId } from '../ids.ts';

export interface RollMember {
  readonly person: PersonId;
  /** Empty once erased. */
  readonly name: string;
  readonly number?: string;
  readonly email?: string;
  /** On the day of the import; absent for somebody known by name only, such as an interim registrar before the first import. */
  readonly standing?: Membership;
}

/** Whether the person counts as a member before the import. Who left or was expelled does not. */
export function isPresent(member: RollMember | undefined): boolean {
  return member?.standing !== undefined && !hasGone(member.standing.status);
}

export function hasGone(status: string): boolean {
  return status === 'left' || status === 'expelled';
}
