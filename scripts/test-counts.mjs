// Turns what each runner reports into one kind of count. A runner that crashed counts as one failure.

/** @typedef {{ passed: number, failed: number, skipped: number }} Count */

/**
 * A runner without single tests is one check.
 * @param {number | undefined} exitCode
 * @returns {Count}
 */
export function oneCheck(exitCode) {
  return exitCode === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

/**
 * From vitest's JSON report. A file that could not be loaded has no tests of its own and counts as one failure.
 * @param {any} report
 * @param {number | undefined} exitCode
 * @returns {Count}
 */
export function countVitest(report, exitCode) {
  if (report === undefined) return oneCheck(1);
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  return withCrash(exitCode, {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles.length,
    skipped: report.numPendingTests + report.numTodoTests,
  });
}

/**
 * From Playwright's JSON report. `errors` are those outside any test; a flaky test has failed once and is not passed.
 * @param {any} report
 * @param {number | undefined} exitCode
 * @returns {Count}
 */
export function countPlaywright(report, exitCode) {
  if (report === undefined) return oneCheck(1);
  return withCrash(exitCode, {
    passed: report.stats.expected,
    failed: report.stats.unexpected + report.stats.flaky + report.errors.length,
    skipped: report.stats.skipped,
  });
}

/**
 * @param {readonly Count[]} counts
 * @returns {Count}
 */
export function sum(counts) {
  return counts.reduce(
    (total, count) => ({
      passed: total.passed + count.passed,
      failed: total.failed + count.failed,
      skipped: total.skipped + count.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

/**
 * `12 passed, 0 failed`, and how many were skipped if any were.
 * @param {Count} count
 */
export function summaryLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** A runner that says it failed without a failed test (a crash, an unhandled rejection) counts as one failure more. */
function withCrash(exitCode, count) {
  return exitCode !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
}
