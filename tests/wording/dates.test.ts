import { expect, test } from 'vitest';
import { dayWords, momentIn, momentWords } from '#lib/wording/dates.ts';

const at = Date.parse('2026-11-27T13:00Z');
const sameYear = Date.parse('2026-03-01T00:00Z');
const nextYear = Date.parse('2027-03-01T00:00Z');

test('a moment is shown with its day and time, and with the year only in another year', () => {
	expect(momentWords(at, 'Europe/Berlin', sameYear)).toBe('Fri 27 Nov, 14:00');
	expect(momentWords(at, 'Europe/Berlin', nextYear)).toBe('Fri 27 Nov 2026, 14:00');
	expect(dayWords(at, 'Europe/Berlin', sameYear)).toBe('Fri 27 Nov');
	expect(dayWords(at, 'Europe/Berlin', nextYear)).toBe('Fri 27 Nov 2026');
});

test('day and year are those of the class', () => {
	const midnight = Date.parse('2026-12-31T23:30Z');
	expect(dayWords(midnight, 'Europe/Berlin', Date.parse('2027-01-01T12:00Z'))).toBe('Fri 1 Jan');
	expect(dayWords(midnight, 'America/New_York', midnight)).toBe('Thu 31 Dec');
});

test.each([
	['who has no scripts or whose own zone is unknown', null, 'Fri 27 Nov, 14:00 (Europe/Berlin)'],
	['in the zone of the class', 'Europe/Berlin', 'Fri 27 Nov, 14:00'],
	['in a zone whose clocks show the same then', 'Europe/Paris', 'Fri 27 Nov, 14:00'],
	['in another zone', 'America/New_York', 'Fri 27 Nov, 14:00 (Europe/Berlin)']
])('a reader %s reads the time as %s → %s', (_, here, words) => {
	expect(momentIn(at, 'Europe/Berlin', here, sameYear)).toBe(words);
});

test('the name of a zone is written with spaces', () => {
	expect(momentIn(at, 'America/New_York', null, sameYear)).toBe(
		'Fri 27 Nov, 08:00 (America/New York)'
	);
});
