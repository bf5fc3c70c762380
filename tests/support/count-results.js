// Counts the results of the two test runners, and how long each file took. A skipped test has not passed, so it
// counts as failed; a file that could not be loaded counts as one failed test.

/** @typedef {{ passed: number, failed: number, files: { name: string, ms: number }[] }} Counted */

/**
 * @param {{
 *   numPassedTests: number, numTotalTests: number,
 *   testResults: {
 *     name: string, status: string, startTime: number, endTime: number, assertionResults: unknown[]
 *   }[]
 * }} results Vitest's JSON report
 * @returns {Counted}
 */
export function countVitest({ numPassedTests, numTotalTests, testResults }) {
	const unloaded = testResults.filter(
		({ status, assertionResults }) => status === 'failed' && !assertionResults.length
	);
	return {
		passed: numPassedTests,
		failed: numTotalTests - numPassedTests + unloaded.length,
		files: testResults.map(({ name, startTime, endTime }) => ({ name, ms: endTime - startTime }))
	};
}

/**
 * @typedef {{ file: string, specs?: { tests: { results: { duration: number }[] }[] }[], suites?: Suite[] }} Suite
 */

/**
 * @param {{
 *   stats: { expected: number, unexpected: number, flaky: number, skipped: number },
 *   errors: unknown[],
 *   suites: Suite[],
 *   config: { rootDir: string }
 * }} results Playwright's JSON report
 * @returns {Counted}
 */
export function countPlaywright({ stats, errors, suites, config }) {
	const { expected, unexpected, flaky, skipped } = stats;
	return {
		passed: expected,
		failed: unexpected + flaky + skipped + errors.length,
		files: suites.map((suite) => ({
			name: `${config.rootDir}/${suite.file}`,
			ms: duration(suite)
		}))
	};
}

/**
 * @param {Suite} suite
 * @returns {number} ms that its tests took together, with retries and nested suites
 */
function duration({ specs = [], suites = [] }) {
	const runs = specs.flatMap(({ tests }) => tests.flatMap(({ results }) => results));
	const own = runs.reduce((sum, run) => sum + run.duration, 0);
	return suites.reduce((sum, suite) => sum + duration(suite), own);
}
