import { expect, test } from 'vitest';
import { durationWords } from '#lib/wording/duration.ts';

test.each([
	[1, '1 minute'],
	[50, '50 minutes'],
	[60, '60 minutes'],
	[89, '89 minutes'],
	[90, '1½ hours'],
	[100, '100 minutes'],
	[120, '2 hours'],
	[125, '125 minutes'],
	[150, '2½ hours'],
	[600, '10 hours']
])('%i minutes read “%s”', (minutes, words) => {
	expect(durationWords(minutes)).toBe(words);
});
