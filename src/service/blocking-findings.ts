/** What stands between a charter and its adoption. */
import type { Finding } from '#charter/finding.ts';
import type { Law } from '#charter/law.ts';

/** Problems and conflicts block adoption; dangers of severity error must be acknowledged by their code. */
export function blockingFindings(findings: readonly Finding[], acknowledged: readonly string[]): readonly Finding[] {
  return findings.filter(finding => finding.kind === 'problem' || finding.kind === 'conflict' || (finding.severity === 'error' && finding.kind === 'danger' && !acknowledged.includes(finding.code)));
}

export interface Obstacles {
  /** Codes of dangers that must be acknowledged. */
  readonly blocking: readonly string[];
  /** True when problems or conflicts must be mended first. */
  readonly unusable: boolean;
}

export function obstaclesOf({ law, findings }: { readonly law?: Law | undefined; readonly findings: readonly Finding[] }): Obstacles {
  const blocking = blockingFindings(findings, []);
  return {
    blocking: [...new Set(blocking.filter(finding => finding.kind === 'danger').map(finding => finding.code))],
    unusable: law === undefined || blocking.some(finding => finding.kind !== 'danger'),
  };
}
