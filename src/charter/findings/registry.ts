/** Every finding of the check, by code. docs/findings.md lists the same. */
import { BASE_FINDINGS } from './bases.ts';
import { ELECTION_FINDINGS } from './elections.ts';
import type { FindingRule } from './finding-rule.ts';
import { FRANCHISE_FINDINGS } from './franchise.ts';
import { GAP_FINDINGS } from './gaps.ts';
import { POWER_FINDINGS } from './powers.ts';
import { PROSE_FINDINGS } from './prose.ts';
import { SEAT_FINDINGS } from './seats.ts';

export const FINDINGS: readonly FindingRule[] = [
  ...ELECTION_FINDINGS, ...SEAT_FINDINGS, ...POWER_FINDINGS, ...FRANCHISE_FINDINGS, ...GAP_FINDINGS, ...BASE_FINDINGS, ...PROSE_FINDINGS,
];
export const FINDING_BY_CODE: ReadonlyMap<string, FindingRule> = new Map(FINDINGS.map(finding => [finding.code, finding]));
