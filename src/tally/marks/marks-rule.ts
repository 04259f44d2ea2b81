/**
 * Rules by which ballots mark options or give them points, as data.
 *
 * Definition: a marked option gets the ballot's votes once; points add up; the seats go to the most.
 * Source: plurality as in most standing orders; block voting as in constitutions of clubs, where an overvote spoils the paper (Whitkirk
 * Arts Guild); approval as in the election of the Python steering council (PEP 8103); the absolute majority in block voting as in
 * the rules of the Pirate Party of Brandenburg; cumulative voting as in company law.
 */
export interface MarksRule {
  readonly kind: 'marks';
  /** Options a ballot may mark: a number, as many as there are seats, one fewer than that (and at least one), or all. More of them spoil it. */
  readonly most: number | 'seats' | 'fewer-than-seats' | 'any';
  /** Whether the most votes are enough, or more than half of the valid ballots must mark whoever is elected. */
  readonly majority: 'none' | 'of-valid-ballots';
  /** Whether a ballot that marks nobody says nothing, or no to everybody, and then counts where a majority is asked. */
  readonly empty: 'invalid' | 'valid';
}

export interface PointsRule {
  readonly kind: 'points';
  /** Points that one option may get from a ballot; 'together' for no other limit than all of them. More of them spoil the ballot. */
  readonly each: number | 'together';
  /** Points that a ballot gives out at most: a number, as many as there are seats, or any. */
  readonly together: number | 'seats' | 'any';
}
