// Counts what the two test runners wrote down. A skipped test has not passed, so it counts as failed; a
// file that could not be loaded counts as one failed test.

/**
 * @param {{
 *   numPassedTests: number, numTotalTests: number,
 *   testResults: { status: string, assertionResults: unknown[] }[]
 * }} results Vitest's JSON report
 */
export function countVitest({ numPassedTests, numTotalTests, testResults }) {
	const unloaded = testResults.filter(
		({ status, assertionResults }) => status === 'failed' && !assertionResults.length
	);
	return { passed: numPassedTests, failed: numTotalTests - numPassedTests + unloaded.length };
}

/**
 * @param {{
 *   stats: { expected: number, unexpected: number, flaky: number, skipped: number },
 *   errors: unknown[]
 * }} results Playwright's JSON report
 */
export function countPlaywright({ stats, errors }) {
	const { expected, unexpected, flaky, skipped } = stats;
	return { passed: expected, failed: unexpected + flaky + skipped + errors.length };
}
