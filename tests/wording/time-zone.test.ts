import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localOf, momentOf } from '#lib/wording/time-zone.ts';

const utc = (iso: string) => Date.parse(`${iso}Z`);

describe('a date that is typed', () => {
	test.each([
		['2026-11-27T14:00', 'UTC', '2026-11-27T14:00'],
		['2026-11-27T14:00', 'Europe/Berlin', '2026-11-27T13:00'],
		['2026-07-01T00:00', 'Europe/Berlin', '2026-06-30T22:00'],
		['2026-11-27T00:00', 'America/New_York', '2026-11-27T05:00'],
		['2026-11-27T23:59', 'Asia/Kolkata', '2026-11-27T18:29'],
		['2026-01-01T00:00', 'Pacific/Kiritimati', '2025-12-31T10:00'],
		['2026-01-01T00:00', 'Pacific/Pago_Pago', '2026-01-01T11:00'],
		['2024-02-29T12:00', 'Australia/Lord_Howe', '2024-02-29T01:00']
	])('%s in %s is the moment when clocks there show it', (local, zone, iso) => {
		expect(momentOf(local, zone)).toBe(utc(iso));
		expect(localOf(utc(iso), zone)).toBe(local);
	});

	test.each([
		['2026-03-29T02:30', 'Europe/Berlin', '2026-03-29T03:30'],
		['2026-03-08T02:00', 'America/New_York', '2026-03-08T03:00'],
		['2026-10-04T02:15', 'Australia/Lord_Howe', '2026-10-04T02:45']
	])('%s, which clocks in %s skip, becomes that much later: %s', (local, zone, shown) => {
		expect(localOf(momentOf(local, zone) ?? 0, zone)).toBe(shown);
	});

	test.each([
		['2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30'],
		['2026-11-01T01:00', 'America/New_York', '2026-11-01T05:00'],
		['2026-04-05T01:45', 'Australia/Lord_Howe', '2026-04-04T14:45']
	])('%s, which clocks in %s show twice, is the first: %s', (local, zone, iso) => {
		expect(momentOf(local, zone)).toBe(utc(iso));
	});

	test.each(['', 'soon', '2026-02-30T10:00', '2026-11-27', '2026-11-27T25:00', '0000-01-01T00:00'])(
		'is refused when it is “%s”',
		(typed) => expect(momentOf(typed, 'Europe/Berlin')).toBeNull()
	);
});

const zones = ['UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata'];
const moments = fc.integer({ min: utc('2020-01-01T00:00'), max: utc('2035-01-01T00:00') });

test('an untouched field keeps the exact moment, with seconds and repeated hours', () => {
	fc.assert(
		fc.property(moments, fc.constantFrom(...zones), (at, zone) => {
			expect(momentOf(localOf(at, zone), zone, at)).toBe(at);
		}),
		{ seed: 20_261_127 }
	);
});

test('what is typed is shown again, except for hours that clocks skip', () => {
	fc.assert(
		fc.property(moments, fc.constantFrom(...zones), (at, zone) => {
			const local = localOf(at, zone);
			expect(localOf(momentOf(local, zone) ?? 0, zone)).toBe(local);
		}),
		{ seed: 20_261_127 }
	);
});
