import { expect, test } from 'vitest';
import { countPlaywright, countVitest } from './count-results.js';

test('a skipped test and a file that could not be loaded count as failed', () => {
	const file = { name: '/tests/a.test.ts', startTime: 100, endTime: 350 };
	const testResults = [
		{ ...file, status: 'passed', assertionResults: [{}, {}, {}] },
		{ ...file, status: 'failed', assertionResults: [{}] },
		{ ...file, status: 'failed', assertionResults: [] }
	];
	const counted = countVitest({ numPassedTests: 2, numTotalTests: 4, testResults });
	expect(counted).toMatchObject({ passed: 2, failed: 3 });
});

test('a browser test that passed only when retried, and an error outside any test, count as failed', () => {
	const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 1 };
	const config = { rootDir: '/tests/e2e' };
	const counted = countPlaywright({ stats, errors: [{}], suites: [], config });
	expect(counted).toMatchObject({ passed: 5, failed: 4 });
});

test('a file takes as long as all of its tests, those in groups and the failed tries among them', () => {
	const file = { name: '/tests/a.test.ts', status: 'passed', assertionResults: [{}] };
	const testResults = [{ ...file, startTime: 100, endTime: 350 }];
	expect(countVitest({ numPassedTests: 1, numTotalTests: 1, testResults }).files).toEqual([
		{ name: '/tests/a.test.ts', ms: 250 }
	]);
	const spec = (...durations: number[]) => ({
		tests: [{ results: durations.map((duration) => ({ duration })) }]
	});
	const suites = [
		{
			file: 'a.e2e.ts',
			specs: [spec(200), spec(30, 50)],
			suites: [{ file: 'a.e2e.ts', specs: [spec(1)] }]
		}
	];
	const stats = { expected: 3, unexpected: 0, flaky: 0, skipped: 0 };
	const config = { rootDir: '/tests/e2e' };
	expect(countPlaywright({ stats, errors: [], suites, config }).files).toEqual([
		{ name: '/tests/e2e/a.e2e.ts', ms: 281 }
	]);
});
