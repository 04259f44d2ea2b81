/**
 * Who may see what inside an organisation. Pure, denying by default: whoever is not named here sees nothing.
 * Whoever runs the installation has no rights over any organisation (House Rule H12).
 */
import type { Poll, Seat } from '#assembly/facts.ts';
import type { PersonId, UnitId } from '#assembly/ids.ts';
import type { StatusId } from '#charter/law.ts';

export type Keeping = 'roll' | 'chair' | 'count';

/** A person of one organisation, as far as deciding what they see needs it. */
export interface Viewer {
  readonly person: PersonId;
  /** Undefined for somebody without standing, such as an interim registrar from outside. */
  readonly status?: StatusId;
  readonly units: readonly UnitId[];
  readonly seats: readonly Seat[];
  /** What they keep for the whole organisation. */
  readonly keeps: readonly Keeping[];
}

/** A suspended or disfranchised member reads on: what was taken is the vote. */
const READS: ReadonlySet<StatusId> = new Set(['candidate', 'full', 'consultative', 'suspended', 'disfranchised', 'expelled']);

/** An expelled member keeps the door to what an appeal needs, and no more. */
const BELONGS: ReadonlySet<StatusId> = new Set(['candidate', 'full', 'consultative', 'suspended', 'disfranchised']);

function serves(viewer: Viewer): boolean {
  return viewer.seats.length > 0 || viewer.keeps.length > 0;
}

/** Charter, decisions, record and their own page. */
export function mayEnter(viewer: Viewer): boolean {
  return serves(viewer) || (viewer.status !== undefined && READS.has(viewer.status));
}

/** Councils, elections, polls, motions, meetings, petitions. */
export function mayFollow(viewer: Viewer): boolean {
  return serves(viewer) || (viewer.status !== undefined && BELONGS.has(viewer.status));
}

export function keepsRoll(viewer: Viewer): boolean {
  return viewer.keeps.includes('roll');
}

/** Names of the members of a unit: its own members, and the keepers of the roll. */
export function mayListMembers(viewer: Viewer, unit: UnitId | undefined): boolean {
  if (keepsRoll(viewer)) return true;
  return mayFollow(viewer) && unit !== undefined && viewer.units.includes(unit);
}

/** Number and contacts of a person. */
export function maySeeParticulars(viewer: Viewer, person: PersonId): boolean {
  return mayEnter(viewer) && (keepsRoll(viewer) || viewer.person === person);
}

/** A line of the roll, by its keepers and by whom it is about; what of it, the House Rules say. */
export function mayCorrect(viewer: Viewer, person: PersonId): boolean {
  return maySeeParticulars(viewer, person);
}

/** Status, attributes and dates of a person. */
export function maySeeStanding(viewer: Viewer, person: PersonId): boolean {
  return maySeeParticulars(viewer, person);
}

/** How many have voted. */
export function maySeeTurnout(viewer: Viewer): boolean {
  return mayFollow(viewer);
}

/** Totals and verdict: never while votes are still taken, however the vote is held. */
export function maySeeTotals(viewer: Viewer, poll: Pick<Poll, 'stage'>): boolean {
  return mayFollow(viewer) && poll.stage !== 'open';
}

/** Who voted how: after closing, and never in a secret vote. */
export function maySeeRollCall(viewer: Viewer, poll: Pick<Poll, 'stage' | 'order'>): boolean {
  return maySeeTotals(viewer, poll) && poll.order.secrecy === 'open';
}

/** Names and contacts beside the record; the record itself every member may take along (House Rule H10). */
export function mayExportParticulars(viewer: Viewer): boolean {
  return keepsRoll(viewer);
}
