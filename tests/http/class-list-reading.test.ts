import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { fieldsOf, visibleHtml } from '../support/http/read-page.ts';
import { type OwnTinyServer, ownTinyServer, type Reply } from '../support/http/tiny-server.ts';
import { type TwoCourses, twoCourses } from '../support/http/two-courses.ts';

let tiny: OwnTinyServer;
let mine: TwoCourses;
beforeAll(async () => {
	tiny = await ownTinyServer();
});
beforeEach(async () => {
	mine = await twoCourses(tiny.url);
});
afterAll(() => tiny.end());

const send = (fields: Record<string, string>) =>
	mine.instructor.post(`/courses/${mine.id}/roster?/preview`, fields);

/** The preview of a list, after each change of its form in turn. */
async function preview(list: string | Buffer, ...changes: Record<string, string>[]) {
	let reply = await send(
		typeof list === 'string'
			? { list }
			: { bytes: list.toString('base64'), encoding: 'windows-1250' }
	);
	for (const change of changes)
		reply = await send({ ...fieldsOf(reply, 'name="shown"'), ...change });
	return reply;
}

/** The names in a preview, with the user name that each will sign in with. */
const people = (reply: Reply) =>
	visibleHtml(reply)
		.replaceAll(/<!--.*?-->/g, '')
		.match(/<tr[\s\S]*?<\/tr>/g)
		?.slice(1)
		.map((row) => [...row.matchAll(/<bdi>([^<]*)/g)].map(([, words]) => words).slice(0, 2));
const names = (reply: Reply) => people(reply)?.map(([name]) => name);

const twice = 'Name\nAda Lind\nBo Berg\nBo Berg';
const two = { 'person-3': 'other' };

describe('other separators', () => {
	test.each<[string, string, Record<string, string>[], string[]]>([
		[
			'the heading line that was chosen',
			'Ada Lind, Bo Berg\nCy Dahl, Di Ek',
			[{ split: 'comma' }, { headed: 'yes' }, { split: 'each-comma' }],
			['Ada Lind', 'Bo Berg', 'Cy Dahl', 'Di Ek']
		],
		[
			'the heading line that was guessed',
			'Name;House\nAda Lind;Red\nBo Berg;Blue',
			[{ split: 'lines', headed: 'no' }, { split: 'semicolon' }],
			['Ada Lind', 'Bo Berg']
		],
		[
			'the order of names',
			'Given\tSurname\nAda\tLind\nBo\tBerg',
			[{ order: 'surname' }, { split: 'spaces' }],
			['Ada Lind', 'Bo Berg']
		],
		[
			'what the columns are',
			'Ada;Lind\nBo;Berg',
			[{ 'column-0': 'unused' }, { split: 'lines' }, { split: 'semicolon' }],
			['Ada Lind', 'Bo Berg']
		]
	])('make the form forget %s', async (_, list, changes, expected) => {
		expect(names(await preview(list, ...changes))).toEqual(expected);
	});

	test('make it ask again about lines that are equal', async () => {
		const reply = await preview(twice, two, { split: 'semicolon' });
		expect(visibleHtml(reply)).toContain('answer the question above');
	});
});

describe('an answer about one person', () => {
	test.each<[string, ...Record<string, string>[]]>([
		['a person', { headed: 'no' }],
		['headings again', { headed: 'no' }, { headed: 'yes' }]
	])('stays with them when the first line is taken for %s', async (_, ...changes) => {
		const reply = await preview(twice, two, ...changes);
		expect(people(reply)?.slice(-3)).toEqual([
			['Ada Lind', 'ada.lind'],
			['Bo Berg', 'bo.berg'],
			['Bo Berg', 'bo.berg2']
		]);
	});
});

describe('another encoding', () => {
	const central = Buffer.from('Lind;Ren\xe9\nBerg;Zo\xeb\nBerg;Zo\xeb', 'latin1');
	const western = { encoding: 'windows-1252' };

	test('keeps what was chosen, because lines and columns are the same', async () => {
		const chosen = { 'column-0': 'first', 'column-1': 'last', 'person-2': 'other' };
		const reply = await preview(central, chosen, { order: 'surname' }, western);
		expect(people(reply)).toEqual([
			['René Lind', 'rene.lind'],
			['Zoë Berg', 'zoe.berg'],
			['Zoë Berg', 'zoe.berg2']
		]);
	});

	test('guesses anew what was only guessed', async () => {
		const cyrillic = Buffer.from([0xc8, 0xec, 0xff, 0x0a, 0xc0, 0xed, 0xed, 0xe0]);
		expect(names(await preview(cyrillic))).toHaveLength(2);
		expect(names(await preview(cyrillic, { encoding: 'windows-1251' }))).toEqual(['Анна']);
	});
});

test('a new line of headings lets columns be guessed by it, and keeps those that were chosen', async () => {
	const list = 'Familienname;Rufname\nAda;LIND\nBo;BERG\nCy;DAHL\nDi;EK\nEd;FALK';
	const lastName = async (...changes: Record<string, string>[]) =>
		names(await preview(list, ...changes))?.at(-1);
	const no = { headed: 'no' };
	const yes = { headed: 'yes' };
	expect(await lastName(no)).toBe('Ed FALK');
	expect(await lastName(no, yes)).toBe('FALK Ed');
	expect(await lastName(no, { 'column-1': 'unused' }, yes)).toBe('Ed');
});
