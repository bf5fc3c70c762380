import { describe, expect, test } from 'vitest';
import * as members from '#lib/server/course/members.ts';
import * as roster from '#lib/server/course/roster.ts';
import { hers, withCourse } from '../support/with-class.ts';

withCourse();

/** Takes the place of the slow hash; no password fits what it returns. */
const quick = async () => 'no hash';
const inClass = () =>
	members
		.learners(hers)
		.map(({ name }) => name)
		.toSorted();
const fates = (text: string, choice = {}) =>
	roster.preview(hers, text, choice).rows.map(({ fate, login }) => [fate, login]);
const twice = 'Anna Müller\nBen Nu\nAnna Müller';

describe('two people of one name', () => {
	test('get an account each where their lines differ, without a question', async () => {
		const text = 'Anna Müller;7a\nBen Nu;7a\nAnna Müller;7b';
		const { rows } = roster.preview(hers, text);
		expect(rows).toMatchObject([
			{ fate: 'new', login: 'anna.muller', unused: ['7a'], question: null },
			{ fate: 'new', login: 'ben.nu' },
			{
				fate: 'new',
				login: 'anna.muller2',
				unused: ['7b'],
				question: null,
				reason: 'Line 1 is another person with this name.'
			}
		]);
		const slips = await roster.enrol(hers, text, quick);
		expect(slips.map(({ name, login, hint }) => [name, login, hint])).toEqual([
			['Anna Müller', 'anna.muller', '7a · line 1 of the list'],
			['Ben Nu', 'ben.nu', ''],
			['Anna Müller', 'anna.muller2', '7b · line 3 of the list']
		]);
		expect(inClass()).toEqual(['Anna Müller', 'Anna Müller', 'Ben Nu']);
	});

	test('who have different numbers on the list are two', () => {
		expect(fates('1. Anna Müller\n2. Anna Müller')).toEqual([
			['new', 'anna.muller'],
			['new', 'anna.muller2']
		]);
	});

	test('are asked about where their lines are equal, and nothing is imported before the answer', async () => {
		const [, , second] = roster.preview(hers, twice).rows;
		expect(second).toMatchObject({
			fate: 'duplicate',
			question: { kind: 'double', other: 'anna.muller2', answer: null }
		});
		await expect(roster.enrol(hers, twice, quick)).rejects.toMatchObject({
			reason: 'invalid',
			message: '“Anna Müller” is in the list twice. Say whether that’s two people or one.'
		});
		expect(inClass()).toEqual([]);
	});

	test.each([
		['two people', { people: { 2: 'other' } }, ['Anna Müller', 'Anna Müller', 'Ben Nu']],
		['one person', { people: { 2: 'same' } }, ['Anna Müller', 'Ben Nu']],
		['two people each', { doubles: 'other' }, ['Anna Müller', 'Anna Müller', 'Ben Nu']],
		['one person each', { doubles: 'same' }, ['Anna Müller', 'Ben Nu']]
	] as const)('that are said to be %s are imported so', async (_, choice, expected) => {
		const { digest } = roster.preview(hers, twice);
		await roster.enrol(hers, twice, quick, { choice, shown: digest });
		expect(inClass()).toEqual(expected);
	});

	test('who are one person need no hint on their slip', async () => {
		const slips = await roster.enrol(hers, twice, quick, { choice: { doubles: 'same' } });
		expect(slips.map(({ name, hint }) => [name, hint])).toEqual([
			['Anna Müller', ''],
			['Ben Nu', '']
		]);
	});

	test('whose names differ only in the width of a letter are told apart on their slips', async () => {
		const slips = await roster.enrol(hers, 'Anna Lee;7a\n\uff21nna Lee;7b', quick);
		expect(slips.map(({ hint }) => hint)).toEqual([
			'7a · line 1 of the list',
			'7b · line 2 of the list'
		]);
	});

	test('are found again when the list is imported once more, and nobody is asked', async () => {
		await roster.enrol(hers, twice, quick, { choice: { doubles: 'other' } });
		expect(fates(twice).map(([fate]) => fate)).toEqual(['here', 'here', 'here']);
		expect(await roster.enrol(hers, twice, quick)).toEqual([]);
		expect(inClass()).toHaveLength(3);
	});

	test('in a longer list: whoever isn’t in the class yet is new', async () => {
		await roster.enrol(hers, 'Anna Müller', quick);
		expect(fates('Anna Müller;7a\nAnna Müller;7b').map(([fate]) => fate)).toEqual(['here', 'new']);
	});

	test('are told apart by a user name, also from one in the class', async () => {
		await roster.enrol(hers, 'name,username\nAnna Müller,anna2', quick);
		expect(fates('name,username\nAnna Müller,anna2\nAnna Müller,')).toEqual([
			['here', 'anna2'],
			['new', 'anna.muller']
		]);
	});
});

describe('somebody with the name of a student of the class', () => {
	test('is the same person, unless the teacher says otherwise', async () => {
		await roster.enrol(hers, 'Anna Müller', quick);
		const [row] = roster.preview(hers, 'Anna Müller').rows;
		expect(row).toMatchObject({
			fate: 'here',
			question: { kind: 'namesake', other: 'anna.muller2', answer: null }
		});
		const choice = { people: { 0: 'other' as const } };
		expect(fates('Anna Müller', choice)).toEqual([['new', 'anna.muller2']]);
		const { digest } = roster.preview(hers, 'Anna Müller');
		await roster.enrol(hers, 'Anna Müller', quick, { choice, shown: digest });
		expect(inClass()).toEqual(['Anna Müller', 'Anna Müller']);
		const again = roster.enrol(hers, 'Anna Müller', quick, { choice, shown: digest });
		await expect(again).rejects.toMatchObject({ reason: 'stale' });
		expect(inClass()).toHaveLength(2);
	});

	test('who has left is refused, unless it is another person', async () => {
		await roster.enrol(hers, 'Ben Nu', quick);
		members.remove(hers, members.learners(hers)[0]?.userId ?? '');
		expect(fates('Ben Nu')).toEqual([['refused', '']]);
		expect(fates('Ben Nu', { people: { 0: 'other' } })).toEqual([['new', 'ben.nu2']]);
	});
});

describe('a login on two lines', () => {
	test('is one person where the names are equal', () => {
		expect(fates('Ada;ada@example.org\nADA;Ada@example.org').map(([fate]) => fate)).toEqual([
			'new',
			'duplicate'
		]);
	});
});

describe('another reading', () => {
	const text = 'Smith\tJane\nDoe\tJohn';

	test('of the columns is what the preview shows and what is imported', async () => {
		const choice = { columns: ['first', 'last'] as ('first' | 'last')[] };
		expect(roster.preview(hers, text, choice).rows.map(({ name }) => name)).toEqual([
			'Smith Jane',
			'Doe John'
		]);
		await roster.enrol(hers, text, quick, { choice });
		expect(inClass()).toEqual(['Doe John', 'Smith Jane']);
	});

	test('than the one previewed is not imported', async () => {
		const { digest } = roster.preview(hers, text);
		const other = { choice: { split: 'lines' as const }, shown: digest };
		await expect(roster.enrol(hers, text, quick, other)).rejects.toMatchObject({
			reason: 'stale',
			message: expect.stringContaining('Check the preview again')
		});
		expect(inClass()).toEqual([]);
	});

	test.each([
		['that the first line is a person', 'Name\nJane', { headed: 'no' }, ['Name', 'Jane']],
		['that the first line is headings', 'Ainm\nÁine', { headed: 'yes' }, ['Áine']],
		[
			'that a line is one name',
			'Smith, Jane\nDoe, John',
			{ split: 'lines' },
			['Jane Smith', 'John Doe']
		],
		['that each cell is a person', 'Ada, Bo', { split: 'each-comma' }, ['Ada', 'Bo']],
		['that the surname comes first', text, { order: 'surname' }, ['Smith Jane', 'Doe John']],
		['which column isn’t used', text, { columns: ['unused', 'name'] }, ['Jane', 'John']]
	] as const)('can say %s', (_, list, choice, people) => {
		const { rows } = roster.preview(hers, list, {
			...choice,
			columns: [...('columns' in choice ? choice.columns : [])]
		});
		expect(rows.map(({ name }) => name)).toEqual(people);
	});
});
