import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as annotations from '#lib/server/notebook/annotations.ts';
import { open } from '#lib/server/classroom/assigned-notebooks.ts';
import { client } from '#lib/server/db/index.ts';
import * as prompts from '#lib/server/classroom/prompts.ts';
import * as replies from '#lib/server/classroom/replies.ts';
import * as reports from '#lib/server/classroom/reports.ts';
import * as submissions from '#lib/server/notebook/submissions.ts';
import type { User } from '#lib/server/account/users.ts';
import { uid } from '#lib/uid.ts';
import { learner } from '../support/factories.ts';
import { worked } from '../support/full-notebook.ts';
import { type TinyServer, tinyServer, type Visitor } from '../support/http/tiny-server.ts';
import {
	type AssignedCourse,
	assignedCourse,
	browserOf,
	type Role
} from '../support/http/assigned-course.ts';
import { dataOf } from '../support/http/doors.ts';
import { patient, secret, secretsFoundBy } from '../support/http/find-shared-words.ts';

let tiny: TinyServer;
let all: AssignedCourse;
let fay: User;
let gus: Visitor;
beforeAll(async () => {
	tiny = tinyServer();
	all = assignedCourse(tiny);
	fay = learner(all.hers, 'Kanarifay');
	gus = browserOf(tiny.url, learner(all.hers, 'Gus'));
});
afterAll(() => tiny.end());

const place = { from: 'A1.2', code: 'cause' };
/** Eli's and Fay's notebooks for an assignment by these rules, with every secret planted. */
function planted(rules: Parameters<typeof all.assign>[0]) {
	const of = all.assign(rules);
	const his = all.opened(of);
	const hers = open(fay, of.id, uid());
	for (const visibility of ['class', 'instructors', 'me'] as const) {
		const note = secret(visibility, of);
		annotations.add(hers, `note-${visibility}`, { ...place, note, visibility });
	}
	client
		.prepare(
			`insert into reply (notebook_id, annotation_uid, uid, user_id, text, created_at)
				values (?, 'note-class', 'fays-reply', ?, ?, 1)`
		)
		.run(hers.id, fay.id, secret('reply', of));
	prompts.add(of, { from: 'A1.3' }, secret('prompt', of));
	return { of, his, hers };
}
type Planted = ReturnType<typeof planted>;

const steps = ['after', 'answer', 'before', 'compare', 'read'];
const pages = ({ his }: Planted) => steps.map((step) => `/notebooks/${his.id}/${step}`);
const handouts = ({ of }: Planted, kinds: string[]) =>
	kinds.map((kind) => `/assignments/${of.id}/${kind}`);
const paper = ({ his }: Planted, also: string[] = []) => [
	...[...also, 'export', 'print'].map((file) => `/notebooks/${his.id}/${file}`)
];
/** The addresses where Eli finds a prompt. */
const prompted = (at: Planted, handedIn: boolean) =>
	[
		'/account/export',
		...pages(at),
		...handouts(at, ['packet']),
		...paper(at, handedIn ? ['handed-in/1'] : [])
	].toSorted();
/** What Eli sees of Fay's work once the rule allows it: only on the pages of his notebook, in no file. */
const shared = (at: Planted) => ({ class: pages(at), reply: pages(at) });
/** The files of what was handed in, for instructors. */
const files = ({ of }: Planted) => [
	`/assignments/${of.id}/files/notes.csv`,
	`/courses/${of.courseId}/notes.jsonld`
];
const margin = ({ of }: Planted) => [`/assignments/${of.id}/margin`];

const stages: [string, mine: boolean, hers: boolean][] = [
	['before anybody has handed in', false, false],
	['once Eli has handed in, and Fay has not', true, false],
	['once Fay has handed in, and Eli has not', false, true],
	['once both have handed in', true, true]
];
const outside: Role[] = [
	...(['nobody', 'other instructor', 'other learner', 'stranger', 'administrator'] as const)
];

describe.each(['never', 'after', 'start'] as const)('where notes are shared: %s,', (sharing) => {
	describe.each(stages)('%s,', (_, mine, hers) => {
		/** The assignment, with what has been handed in at this stage. */
		function staged() {
			const at = planted({ sharing });
			if (mine) submissions.handIn(at.his);
			if (hers) submissions.handIn(at.hers);
			return at;
		}
		// pages show only what they load, so the pages themselves are read at the last stage only
		const last = mine && hers;
		const reading = last ? 'all' : 'data';

		test('a student of the class finds exactly what they may see', patient, async () => {
			const at = staged();
			const due = sharing === 'start' || (sharing === 'after' && mine && hers);
			expect(await secretsFoundBy(all.browser('course learner'), at, reading)).toEqual({
				...(due && shared(at)),
				prompt: prompted(at, mine)
			});
		});

		test('their teacher finds exactly what they may see', patient, async () => {
			const at = staged();
			const instructors = sharing === 'start' || (sharing === 'after' && hers);
			const handed = hers ? files(at) : [];
			const seen = [...(instructors ? margin(at) : []), ...handed].toSorted();
			expect(await secretsFoundBy(all.browser('own instructor'), at, reading)).toEqual({
				...(seen.length && { class: seen }),
				...(hers && { instructors: handed }),
				...(instructors && { reply: margin(at) }),
				prompt: handouts(at, ['margin', 'packet', 'preview'])
			});
		});

		test.each(last ? outside : (['stranger'] as const))(
			'from outside, %s finds nothing, and no log contains a word of it',
			patient,
			async (role) => {
				expect(await secretsFoundBy(all.browser(role), staged(), 'all')).toEqual({});
				expect(tiny.output()).not.toContain('Kanari');
			}
		);
	});
});

test('nothing shows before the articles are unlocked', patient, async () => {
	const at = planted({ sharing: 'start' });
	client.prepare('update assignment set texts_after_prediction = 1 where id = ?').run(at.of.id);
	expect(await secretsFoundBy(all.browser('course learner'), at)).toEqual({});
});

test('what a student may see shows once the articles are unlocked', patient, async () => {
	const at = planted({ sharing: 'start' });
	client.prepare('update assignment set texts_after_prediction = 1 where id = ?').run(at.of.id);
	worked(at.his);
	const found = await secretsFoundBy(all.browser('course learner'), at);
	expect(Object.keys(found).toSorted()).toEqual(['class', 'prompt', 'reply']);
});

test(
	'a note that the teacher hides is gone for the class, and nobody sees who reported it',
	patient,
	async () => {
		const at = planted({ sharing: 'start' });
		const about = { notebookId: at.hers.id, uid: 'note-class' };
		reports.add(at.his, { ...about, reply: null });
		const hers = await browserOf(tiny.url, fay).get(`/notebooks/${at.hers.id}/read`);
		expect(hers.body).not.toMatch(/reported (this|it)|Reported/);
		const { body } = await all.browser('own instructor').get(margin(at)[0] ?? '');
		expect(body).toContain('Reported by 1 student.');
		reports.decide(at.of, { ...about, reply: null }, 'hidden');
		expect(await secretsFoundBy(all.browser('course learner'), at)).toEqual({
			prompt: prompted(at, false)
		});
		const told = await browserOf(tiny.url, fay).get(`/notebooks/${at.hers.id}/read`);
		expect(told.body).toContain('Your teacher has hidden this from the class.');
	}
);

test('classmates are numbers everywhere, unless the assignment shows names', async () => {
	for (const sharingNames of [false, true]) {
		const at = planted({ sharing: 'start', sharingNames });
		for (const query of ['', '?notes=class'])
			for (const address of [`/notebooks/${at.his.id}/read${query}`]) {
				const eli = all.browser('course learner');
				const text = (await eli.get(address)).body + (await eli.get(dataOf(address))).body;
				expect([query, text.includes('Kanarifay')]).toEqual([query, sharingNames]);
			}
	}
});

test('replying to or reporting a note that the student may not see gets 404', async () => {
	const at = planted({ sharing: 'after' });
	submissions.handIn(at.hers);
	const note = { notebook: String(at.hers.id), note: 'note-class' };
	const reply = { ...note, uid: uid(), text: 'Hm.' };
	const ask = async (who: Visitor, form: string, fields: Record<string, string>) =>
		(await who.post(`/notebooks/${at.his.id}/read?/${form}`, fields)).status;
	const eli = all.browser('course learner');
	expect([await ask(eli, 'reply', reply), await ask(eli, 'report', note)]).toEqual([404, 404]);
	submissions.handIn(at.his);
	const own = { notebook: note.notebook, uid: 'fays-reply' };
	expect([
		await ask(eli, 'reply', reply),
		await ask(eli, 'report', note),
		await ask(eli, 'unreply', own),
		await ask(eli, 'reply', { ...reply, text: ' ' }),
		await ask(eli, 'unreply', { ...own, uid: reply.uid }),
		await ask(eli, 'unreport', note),
		await ask(eli, 'unreport', note),
		await ask(gus, 'reply', { ...reply, uid: uid() })
	]).toEqual([303, 303, 404, 400, 303, 303, 404, 404]);
	expect(replies.taught(at.of)).toHaveLength(1);
});
