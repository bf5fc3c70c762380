import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { read, type Reading } from '#lib/server/course/class-list/reading.ts';
import { sentence } from '#lib/server/course/class-list/sentence.ts';
import { Refusal } from '#lib/server/refusal.ts';
import type { Case } from '../support/class-lists/case.ts';
import { fromFar } from '../support/class-lists/headings-asia.ts';
import { headed } from '../support/class-lists/headings.ts';
import { names } from '../support/class-lists/names.ts';
import { remarked } from '../support/class-lists/remarks.ts';
import { separated } from '../support/class-lists/separators.ts';
import { shaped } from '../support/class-lists/shapes.ts';

const cases: Case[] = [...separated, ...shaped, ...headed, ...fromFar, ...names, ...remarked];

/** A reading in the form of a case. */
const told = (reading: Reading) => ({
	people: reading.people.map(({ name, username, email, problem }) =>
		[name, username, email, problem].filter(Boolean).join(' · ')
	),
	unused: reading.people.map(({ unused }) => unused.join(' · ')),
	skipped: reading.skipped.map(({ text }) => text),
	says: sentence(reading)
});

describe('a class list', () => {
	test('is tried in more than sixty forms', () => {
		expect(new Set(cases.map(({ list }) => list)).size).toBeGreaterThan(60);
	});

	test.each(cases)('is read: $what', ({ list, people, unused, skipped = [], says }) => {
		expect(told(read(list))).toEqual({
			people,
			unused: unused ?? people.map(() => ''),
			skipped,
			says
		});
	});
});

/** Letters and digits in runs, which no reading cuts. */
const runs = (text: string) => text.normalize('NFC').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

describe('every cell', () => {
	/** What a reading has of a list: in names, in logins, not used, in the headings and in lines that are nobody. */
	const accounted = ({ people, columns, skipped }: Reading) =>
		runs(
			[
				...people.flatMap(({ name, email, username, unused }) => [
					name,
					email,
					username,
					...unused
				]),
				...columns.map(({ heading }) => heading),
				...skipped.map(({ text }) => text)
			].join(' ')
		).map((run) => run.toLowerCase());

	/** The runs of a list that its reading has nowhere. Names without spaces are put together, so theirs are in others. */
	function lostOf(list: string, reading: Reading): string[] {
		const has = new Set(accounted(reading));
		const joined = [...has].filter((run) => run > '\u3000').join(' ');
		return runs(list)
			.map((run) => run.toLowerCase())
			.filter((run) => !has.has(run) && !(run > '\u3000' && joined.includes(run)));
	}

	test.each(cases)('is used or named: $what', ({ list }) => {
		const text = list.replace(/^\ufeff?sep=./, '').replace(' and ', ' ');
		expect(lostOf(text, read(list))).toEqual([]);
	});

	/** Words of a list. Each sign is replaced by letters or digits of their own, so that no word stands for another. */
	const words =
		'Jane~ Smith~ Mül~ van Red~ Name Ms js~ (new~) Doe~, j~@school.example 王^ 7a # 1.'.split(' ');
	const consonants = [...'bcdfghjklmnp'];
	const letters = (n: number) =>
		[n / 144, n / 12, n].map((at) => consonants[Math.floor(at) % 12]).join('');
	function distinct(list: string): string {
		let n = 0;
		return list.replace(/[~^#]/g, (sign) => {
			n += 1;
			if (sign === '~') return letters(n);
			return sign === '#' ? String(100 + n) : String.fromCodePoint(0x4e00 + n);
		});
	}

	test('is used or named in tables of any words and separators', () => {
		const cell = fc
			.array(fc.constantFrom(...words), { maxLength: 3 })
			.map((some) => some.join(' '));
		const line = fc
			.tuple(fc.array(cell, { maxLength: 5 }), fc.constantFrom(',', ';', '\t', ' | ', '  '))
			.map(([cells, sign]) => cells.join(sign));
		fc.assert(
			fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), (lines) => {
				const list = distinct(lines.join('\n'));
				const reading = readOrRefused(list);
				if (reading) expect(lostOf(list, reading)).toEqual([]);
			}),
			{ seed: 7, numRuns: 1000 }
		);
	});

	/** A reading, or null where the list is refused for a reason that its teacher can read. */
	function readOrRefused(list: string): Reading | null {
		try {
			return read(list);
		} catch (error) {
			expect(error).toBeInstanceOf(Refusal);
			return null;
		}
	}
});

test('a list of three thousand lines is refused with how many people that is', () => {
	const list = Array.from(
		{ length: 3000 },
		(_, n) => `${n + 1}. Müller-${n}, Anna <a${n}@b.example>`
	);
	expect(() => read(list.join('\n'))).toThrow(
		'This list has 3000 people; you can import 200 at a time.'
	);
});
