import { expect, test } from 'vitest';
import { countPlaywright, countVitest } from './support/count-results.js';

test('a skipped test and a file that could not be loaded count as failed', () => {
	const testResults = [
		{ status: 'passed', assertionResults: [{}, {}, {}] },
		{ status: 'failed', assertionResults: [{}] },
		{ status: 'failed', assertionResults: [] }
	];
	const counted = countVitest({ numPassedTests: 2, numTotalTests: 4, testResults });
	expect(counted).toEqual({ passed: 2, failed: 3 });
});

test('so do a browser test that passed at the second try only, and an error outside any test', () => {
	const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 1 };
	expect(countPlaywright({ stats, errors: [{}] })).toEqual({ passed: 5, failed: 4 });
});
