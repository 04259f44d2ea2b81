import { describe, expect, it } from 'vitest';
import { tallyOfVitest, type VitestReport } from './vitest-report.ts';

const clean: VitestReport = {
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  success: true,
  testResults: [{ status: 'passed', assertionResults: [{ status: 'passed' }] }],
};

describe('the tally of a test run', () => {
  it.each<[string, VitestReport | undefined, number, { passed: number; failed: number; skipped?: number }]>([
    ['counts the tests that passed', clean, 0, { passed: 3, failed: 0 }],
    ['counts the tests that failed', { ...clean, numFailedTests: 2, success: false }, 1, { passed: 3, failed: 2 }],
    ['counts a test that did not run as failed', { ...clean, numPendingTests: 1, numTodoTests: 1 }, 0, { passed: 3, failed: 2 }],
    ['counts apart a test that says it needs data from outside', { ...clean, numPendingTests: 1,
      testResults: [{ status: 'passed', assertionResults: [{ status: 'pending', title: 'without data: agrees' }] }] }, 0, { passed: 3, failed: 0, skipped: 1 }],
    ['counts as failed one that only did not run', { ...clean, numPendingTests: 1,
      testResults: [{ status: 'passed', assertionResults: [{ status: 'pending', title: 'agrees' }] }] }, 0, { passed: 3, failed: 1 }],
    ['counts a file that could not be loaded', { ...clean, success: false, testResults: [{ status: 'failed', assertionResults: [] }] }, 1,
      { passed: 3, failed: 1 }],
    ['does not count a failed file beside its failed tests', { ...clean, numFailedTests: 1, success: false,
      testResults: [{ status: 'failed', assertionResults: [{ status: 'failed' }] }] }, 1, { passed: 3, failed: 1 }],
    ['counts an error outside all tests', clean, 1, { passed: 3, failed: 1 }],
    ['counts a run without a report', undefined, 0, { passed: 0, failed: 1 }],
  ])('%s', (_rule, report, exitCode, tally) => {
    expect(tallyOfVitest(report, exitCode)).toEqual(tally);
  });
});
