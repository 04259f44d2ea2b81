/** Every finding of the check, by code. docs/findings.md lists the same. */
import type { FindingRule } from './finding-rule.ts';

export const FINDINGS: readonly FindingRule[] = [];
export const FINDING_BY_CODE: ReadonlyMap<string, FindingRule> = new Map(FINDINGS.map(finding => [finding.code, finding]));
