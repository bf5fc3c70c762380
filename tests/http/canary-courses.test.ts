import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { client } from '#lib/server/db/index.ts';
import { everyAddress, textOf, timeFor } from '../support/http/crawl.ts';
import { twoCourses, type TwoCourses } from '../support/http/two-courses.ts';
import { type OwnTinyServer, ownTinyServer, type Visitor } from '../support/http/tiny-server.ts';

let tiny: OwnTinyServer;
let mine: TwoCourses;
let theirs: TwoCourses;
beforeAll(async () => {
	tiny = await ownTinyServer();
	mine = await twoCourses(tiny.url, 'Kanaricoursemine');
	theirs = await twoCourses(tiny.url, 'Kanaricoursetheirs');
});
afterAll(() => tiny.end());

type Reader = Pick<Visitor, 'get'>;

/** The text of all that a browser can fetch about both courses, except the page that needs the code. */
const crawl = (who: Reader) =>
	textOf(
		who,
		everyAddress(
			[mine, theirs].map(({ id, members }) => ({ course: id, user: members.learner.id }))
		)
	);
const patient = timeFor(
	everyAddress([
		{ course: 1, user: 'a' },
		{ course: 2, user: 'b' }
	]).length
);

/** Which details of a course occur in a text. */
const showing = (text: string, name: string, of: TwoCourses) => ({
	name: text.includes(name),
	code: text.includes(of.code),
	learner: text.includes(of.members.learner.name),
	teacher: text.includes(of.members.instructor.name)
});
const all = (is: boolean) => ({ name: is, code: is, learner: is, teacher: is });
/** The name and the people of a course, without the code to join it by. */
const named = { ...all(true), code: false };

type Shown = ReturnType<typeof showing>;
const readers: [who: string, () => Reader | Promise<Reader>, mine: Shown, theirs: Shown][] = [
	['nobody', () => tiny.nobody, all(false), all(false)],
	['a guest', () => tiny.learner(), all(false), all(false)],
	['somebody with an account', () => tiny.holder(), all(false), all(false)],
	['the instructor of another course', () => mine.other, all(false), all(false)],
	['the instructor of the first course', () => mine.instructor, all(true), all(false)],
	['the instructor of the second course', () => theirs.instructor, all(false), all(true)],
	// learners see who teaches them, and their own name
	['a learner of the second course', () => theirs.learner, all(false), named],
	// administrators see people and the log, but cannot open a course
	['an administrator', () => mine.admin, named, named]
];

describe('with two classes,', () => {
	test.each(readers)('%s sees only the details they may see', patient, async (...row) => {
		const [, reader, ofMine, ofTheirs] = row;
		const text = await crawl(await reader());
		const shown = [
			showing(text, 'Kanaricoursemine', mine),
			showing(text, 'Kanaricoursetheirs', theirs)
		];
		expect(shown).toEqual([ofMine, ofTheirs]);
	});

	test('no student sees the name of another student of the class', patient, async () => {
		expect(await crawl(theirs.learner)).not.toContain(theirs.members.seat.name);
	});
});

describe('passphrases', () => {
	let phrases: string[];
	beforeAll(async () => {
		const form = `/courses/${mine.id}/roster?/enrol`;
		const { body } = await mine.instructor.post(form, { list: 'Kanariname One\nKanariname Two' });
		phrases = body.match(/\b[a-z]+-[a-z]+-[a-z]+-[a-z]+(?=<)/g) ?? [];
	});

	test('are in one reply, and nowhere in the database', () => {
		expect(phrases).toHaveLength(2);
		const dump = client
			.prepare('select name from sqlite_master where type = ?')
			.pluck()
			.all('table')
			.map((table) => JSON.stringify(client.prepare(`select * from "${String(table)}"`).all()))
			.join();
		expect(dump).toContain('Kanariname One');
		for (const phrase of phrases) expect(dump).not.toContain(phrase);
	});

	test.each(['instructor', 'admin'] as const)(
		'are on no later page of the %s',
		patient,
		async (role) => {
			const text = await crawl(mine[role]);
			expect(text).toContain('Kanariname One');
			for (const phrase of phrases) expect(text).not.toContain(phrase);
		}
	);

	test('open an account, and the log contains no name, code or passphrase', async () => {
		const login = { login: 'kanariname.one', password: String(phrases[0]) };
		expect((await tiny.nobody.post('/sign-in', login)).status).toBe(303);
		const printed = tiny.output().split('{"level"').slice(1).join();
		expect(printed).toContain('roster');
		for (const never of [...phrases, mine.code, 'Kanari', 'kanari'])
			expect(printed).not.toContain(never);
	});
});
