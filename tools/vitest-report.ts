/** What Vitest's JSON reporter says about a run. */
export interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly success: boolean;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly { readonly status: string; readonly title?: string }[] }[];
}

export interface Tally {
  readonly passed: number;
  readonly failed: number;
  /** Tests that need data from outside the repository, which is not there. */
  readonly skipped?: number;
}

/** How such a test begins its name. */
const WITHOUT_DATA = 'without data: ';
const NOT_RUN: readonly string[] = ['pending', 'skipped'];

/**
 * Nothing that went wrong counts as nothing, but a test that says of itself that it needs data from outside is skipped without it: a file that could not be loaded, a test that did not run and an
 * error outside all tests each count as one failure, and so does a run that left no report.
 */
export function tallyOfVitest(report: VitestReport | undefined, exitCode: number): Tally {
  if (report === undefined) return { passed: 0, failed: 1 };
  const brokenFiles = report.testResults.filter(file => file.status === 'failed' && file.assertionResults.every(test => test.status !== 'failed'));
  const withoutData = report.testResults.flatMap(file => file.assertionResults).filter(({ status, title = '' }) => NOT_RUN.includes(status) && title.startsWith(WITHOUT_DATA)).length;
  const failed = report.numFailedTests + report.numPendingTests - withoutData + report.numTodoTests + brokenFiles.length;
  return { passed: report.numPassedTests, failed: failed === 0 && (exitCode !== 0 || !report.success) ? 1 : failed, ...(withoutData > 0 ? { skipped: withoutData } : {}) };
}
