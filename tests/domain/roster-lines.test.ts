import { describe, expect, test } from 'vitest';
import * as courses from '#lib/server/course/courses.ts';
import * as members from '#lib/server/course/members.ts';
import * as roster from '#lib/server/course/roster.ts';
import { seatLearner } from '#lib/server/course/seats.ts';
import { account } from '../support/factories.ts';
import { dora, hers, withCourse } from '../support/with-class.ts';

withCourse();

/** Takes the place of the slow hash; no password fits what it returns. */
const quick = async () => 'no hash';
const inClass = () =>
	members
		.learners(hers)
		.map(({ name }) => name)
		.toSorted();
const fates = (text: string) =>
	roster.preview(hers, text).rows.map(({ fate, login }) => [fate, login]);
const twice = 'Anna Müller\nBen Nu\nAnna Müller';

describe('an address', () => {
	test('that is the email address of brothers and sisters is nobody’s, and each gets a user name', async () => {
		const list = 'Ada Lind;lind@example.org\nBo Lind;Lind@example.org\nCy Lind;cy@example.org';
		const says = (line: number) =>
			`Line ${line} has the same email address, so each signs in with a user name.`;
		expect(roster.preview(hers, list).rows).toMatchObject([
			{ fate: 'new', login: 'ada.lind', reason: says(2), unused: ['lind@example.org'] },
			{ fate: 'new', login: 'bo.lind', reason: says(1) },
			{ fate: 'new', login: 'cy@example.org', reason: '' }
		]);
		const slips = await roster.enrol(hers, list, quick);
		expect(slips.map(({ login }) => login)).toEqual(['ada.lind', 'bo.lind', 'cy@example.org']);
		expect(roster.preview(hers, list).counts).toMatchObject({ here: 3, new: 0 });
	});

	test('that is an account’s keeps it for its holder where the teacher knows them', async () => {
		await roster.enrol(hers, 'Ada Lind;lind@example.org', quick);
		expect(fates('Bo Lind;lind@example.org\nAda Lind;lind@example.org')).toEqual([
			['new', 'bo.lind'],
			['here', 'lind@example.org']
		]);
		account('Stranger', 'other@example.org');
		expect(fates('Stranger;other@example.org\nBo Lind;other@example.org')).toEqual([
			['invited', 'other@example.org'],
			['refused', 'other@example.org']
		]);
	});
});

describe('a line', () => {
	const list = 'Ms Adams\nJane Smith\nJohn Doe';

	test('that is left out isn’t imported, and the preview still fits the others', async () => {
		const shown = roster.preview(hers, list).digest;
		const choice = { out: ['0'] };
		const { rows, counts, digest } = roster.preview(hers, list, choice);
		expect(rows.map(({ fate }) => fate)).toEqual(['left', 'new', 'new']);
		expect([counts.new, counts.left, digest]).toEqual([2, 1, shown]);
		const slips = await roster.enrol(hers, list, quick, { choice, shown });
		expect(slips.map(({ name }) => name)).toEqual(['Jane Smith', 'John Doe']);
		expect(inClass()).toEqual(['Jane Smith', 'John Doe']);
	});

	test('that is like one left out is a person of its own, without a question', async () => {
		const choice = { out: ['0'] };
		expect(roster.preview(hers, twice, choice).rows).toMatchObject([
			{ fate: 'left' },
			{ fate: 'new' },
			{ fate: 'new', question: null }
		]);
		await roster.enrol(hers, twice, quick, { choice });
		expect(inClass()).toEqual(['Anna Müller', 'Ben Nu']);
	});
});

describe('a user name', () => {
	test('whose account has another name is pointed out, where the teacher knows its holder', async () => {
		const fay = account('Fay', 'fay');
		const gil = account('Gil', 'gil');
		seatLearner(courses.make(dora, { name: 'Civics', timeZone: 'UTC' }).id, fay.id);
		const text = 'name,username\nAnyone,fay\nAnyone else,gil';
		const rows = roster.preview(hers, text).rows;
		expect(rows).toMatchObject([
			{ fate: 'joins', reason: 'The name of this account is “Fay”.' },
			{ fate: 'invited', reason: '' }
		]);
		expect(JSON.stringify(rows)).not.toContain(gil.name);
		await roster.enrol(hers, text, quick);
		expect(roster.preview(hers, text).rows[0]).toMatchObject({
			fate: 'here',
			reason: 'The name of this account is “Fay”.'
		});
		expect(roster.preview(hers, 'name,username\nfay,fay').rows[0]).toMatchObject({ reason: '' });
	});
});
