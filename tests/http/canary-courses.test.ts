import { afterAll, beforeAll, expect, test } from 'vitest';
import { client } from '#lib/server/db/index.ts';
import { twoCourses, type TwoCourses } from '../support/http/two-courses.ts';
import { dataOf, doors, fill } from '../support/http/doors.ts';
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

/** Everything that a browser can fetch about both courses, but the page for which one needs the code. */
async function crawl(who: Pick<Visitor, 'get'>): Promise<string> {
	const found: string[] = [];
	for (const { route, page } of doors.filter(({ method }) => method === 'GET'))
		for (const { id, members } of [mine, theirs]) {
			const path = fill(route, { course: id, user: members.learner.id });
			for (const address of page ? [path, dataOf(path)] : [path]) {
				const { body, headers } = await who.get(address);
				found.push(body, headers.get('location') ?? '');
			}
		}
	return found.join('\n');
}

/** What of a course shows in a text. */
const showing = (text: string, name: string, of: TwoCourses) => ({
	name: text.includes(name),
	code: text.includes(of.code),
	learner: text.includes(of.members.learner.name),
	teacher: text.includes(of.members.instructor.name)
});
const all = (is: boolean) => ({ name: is, code: is, learner: is, teacher: is });

test('a course shows its name, people and code to its instructors, of these only what is due to its learners, and to nobody else', async () => {
	const seen = async (who: Pick<Visitor, 'get'>) => {
		const text = await crawl(who);
		return [showing(text, 'Kanaricoursemine', mine), showing(text, 'Kanaricoursetheirs', theirs)];
	};
	for (const who of [tiny.nobody, tiny.learner(), await tiny.holder(), mine.other])
		expect(await seen(who)).toEqual([all(false), all(false)]);
	expect(await seen(mine.instructor)).toEqual([all(true), all(false)]);
	expect(await seen(theirs.instructor)).toEqual([all(false), all(true)]);
	// learners read who teaches them, their own name, and no code
	expect(await seen(theirs.learner)).toEqual([all(false), { ...all(true), code: false }]);
	const other = theirs.members.seat.name;
	expect(await crawl(theirs.learner)).not.toContain(other);
	// who runs the instance sees people and the log, and goes into no course
	const named = { ...all(true), code: false };
	expect(await seen(mine.admin)).toEqual([named, named]);
});

test('passphrases are in one answer, and nowhere else ever after; no name, code or passphrase is in the log', async () => {
	const form = `/courses/${mine.id}/roster?/enrol`;
	const { body } = await mine.instructor.post(form, { list: 'Kanariname One\nKanariname Two' });
	const phrases = body.match(/\b[a-z]+-[a-z]+-[a-z]+-[a-z]+(?=<)/g) ?? [];
	expect(phrases).toHaveLength(2);
	const dump = client
		.prepare('select name from sqlite_master where type = ?')
		.pluck()
		.all('table')
		.map((table) => JSON.stringify(client.prepare(`select * from "${String(table)}"`).all()))
		.join();
	expect(dump).toContain('Kanariname One');
	const after = (await crawl(mine.instructor)) + (await crawl(mine.admin)) + dump;
	for (const phrase of phrases) expect(after).not.toContain(phrase);
	const [given] = phrases;
	expect(
		(await tiny.nobody.post('/sign-in', { login: 'kanariname.one', password: String(given) }))
			.status
	).toBe(303);
	const printed = tiny.output().split('{"level"').slice(1).join();
	expect(printed).toContain('roster');
	for (const never of [...phrases, mine.code, 'Kanari', 'kanari'])
		expect(printed).not.toContain(never);
});
