import { describe, expect, test } from 'vitest';
import { countPlaywright, countVitest, oneCheck, sum, summaryLine } from './test-counts.mjs';

const vitestReport = (changes: object) => ({
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [{ status: 'passed', assertionResults: [{ status: 'passed' }] }],
  ...changes,
});

const playwrightReport = (stats: object, errors: readonly object[] = []) => ({
  stats: { expected: 4, unexpected: 0, flaky: 0, skipped: 0, ...stats },
  errors,
});

describe('counting what the runners report', () => {
  test('lint and types count as one check each', () => {
    expect(sum([oneCheck(0), oneCheck(2)])).toEqual({ passed: 1, failed: 1, skipped: 0 });
  });

  test('vitest: passed and failed tests are taken over', () => {
    expect(countVitest(vitestReport({ numFailedTests: 2 }), 1)).toEqual({ passed: 3, failed: 2, skipped: 0 });
  });

  test('vitest: a test file that does not load is a failure', () => {
    const report = vitestReport({ testResults: [{ status: 'failed', assertionResults: [] }] });
    expect(countVitest(report, 1).failed).toBe(1);
  });

  test('vitest: skipped tests are not passed tests', () => {
    expect(countVitest(vitestReport({ numPendingTests: 1, numTodoTests: 1 }), 0)).toEqual({
      passed: 3,
      failed: 0,
      skipped: 2,
    });
  });

  test('a runner that crashed without a report is a failure', () => {
    expect(countVitest(undefined, undefined).failed).toBe(1);
    expect(countPlaywright(undefined, 0).failed).toBe(1);
  });

  test('a runner that exits with an error although every test passed is a failure', () => {
    expect(countVitest(vitestReport({}), 1)).toEqual({ passed: 3, failed: 1, skipped: 0 });
    expect(countPlaywright(playwrightReport({}), 1)).toEqual({ passed: 4, failed: 1, skipped: 0 });
  });

  test('playwright: a flaky test and an error outside any test are failures', () => {
    expect(countPlaywright(playwrightReport({ flaky: 1 }, [{}]), 1)).toEqual({ passed: 4, failed: 2, skipped: 0 });
  });

  test('the summary names skipped tests only when there are some', () => {
    expect(summaryLine({ passed: 7, failed: 0, skipped: 0 })).toBe('7 passed, 0 failed');
    expect(summaryLine({ passed: 7, failed: 1, skipped: 2 })).toBe('7 passed, 1 failed, 2 skipped');
  });
});
