import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { read, type Reading } from '#lib/server/course/class-list/reading.ts';
import { sentence } from '#lib/server/course/class-list/sentence.ts';
import type { Case } from '../support/class-lists/case.ts';
import { fromFar } from '../support/class-lists/headings-asia.ts';
import { headed } from '../support/class-lists/headings.ts';
import { names } from '../support/class-lists/names.ts';
import { separated } from '../support/class-lists/separators.ts';
import { shaped } from '../support/class-lists/shapes.ts';

const cases: Case[] = [...separated, ...shaped, ...headed, ...fromFar, ...names];

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

	test.each(cases)('is used or named: $what', ({ list }) => {
		const has = new Set(accounted(read(list)).flatMap((run) => [run, ...run]));
		const lost = runs(list.replace(/^\ufeff?sep=./, '').replace(' and ', ' '))
			.map((run) => run.toLowerCase())
			// names without spaces are put together, so theirs are looked for one by one
			.filter(
				(run) =>
					!has.has(run) && !Array.from(run).every((letter) => has.has(letter) && letter > '\u3000')
			);
		expect(lost).toEqual([]);
	});

	test('is used or named in tables of any words and separators', () => {
		const word = fc.constantFrom(
			...'Jane Smith 7a jane@school.example 12 Müller van Red Name 王 Ms jsmith (new) Doe, 1.'.split(
				' '
			)
		);
		const cell = fc.array(word, { maxLength: 3 }).map((words) => words.join(' '));
		const line = fc.tuple(
			fc.array(cell, { maxLength: 5 }),
			fc.constantFrom(',', ';', '\t', ' | ', '  ')
		);
		const lines = fc.array(
			line.map(([cells, sign]) => cells.join(sign)),
			{ minLength: 1, maxLength: 6 }
		);
		fc.assert(
			fc.property(lines, (all) => {
				const list = all.join('\n');
				fc.pre(/[a-z]/i.test(list));
				let reading: Reading;
				try {
					reading = read(list);
				} catch {
					return;
				}
				const has = accounted(reading).join(' ');
				for (const run of runs(list)) expect(has).toContain(run.toLowerCase());
			}),
			{ seed: 7, numRuns: 1000 }
		);
	});

	test('in a list of three thousand lines is read at once, and the sentence says how many are too many', () => {
		const list = Array.from(
			{ length: 3000 },
			(_, n) => `${n + 1}. Müller-${n}, Anna <a${n}@b.example>`
		);
		expect(() => read(list.join('\n'))).toThrow(
			'This list has 3000 people; you can import 200 at a time.'
		);
	});
});
