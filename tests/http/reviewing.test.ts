import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { client } from '#lib/server/db/index.ts';
import { open } from '#lib/server/classroom/assigned-notebooks.ts';
import * as annotations from '#lib/server/notebook/annotations.ts';
import type { Assignment } from '#lib/server/assignment/assignments.ts';
import type { Notebook } from '#lib/server/notebook/notebooks.ts';
import * as submissions from '#lib/server/notebook/submissions.ts';
import { uid } from '#lib/uid.ts';
import { learner } from '../support/factories.ts';
import { worked } from '../support/full-notebook.ts';
import { type OwnTinyServer, ownTinyServer, type Visitor } from '../support/http/tiny-server.ts';
import {
	type AssignedCourse,
	assignedCourse,
	browserOf,
	type Role
} from '../support/http/assigned-course.ts';
import { asForm } from '../support/http/sample-commands.ts';
import { everyAddress, readAll, timeFor } from '../support/http/crawl.ts';
import { dataOf, doors } from '../support/http/doors.ts';
import { planted, withoutChoices } from '../support/http/planted-words.ts';

let tiny: OwnTinyServer;
let all: AssignedCourse;
beforeAll(async () => {
	tiny = await ownTinyServer(planted);
	all = assignedCourse(tiny);
});
afterAll(() => tiny.end());

/** Work of Eli's that was handed in just now. */
function handedIn(mark = 'Eli') {
	const made = all.assign();
	const mine = worked(all.opened(made), mark);
	const kept = { from: 'A2.1', code: null, note: `${mark} kept.` };
	annotations.add(mine, 'kept-1', { ...kept, visibility: 'me' });
	submissions.handIn(mine);
	return { made, mine, id: mine.attemptId, home: `/submissions/${mine.attemptId}` };
}

const orders: Record<string, (uid: string) => Record<string, unknown>> = {
	score: () => ({ criterion: 'evidence', revision: 0, level: 2, remark: 'Kanariremark.' }),
	overall: () => ({ revision: 0, comment: 'Kanaricomment.', override: 6.5 }),
	// not every criterion has a score
	done: () => ({ done: true, unscored: true }),
	remark: (uid) => ({ uid, revision: 0, from: 'A1.2', criterion: '', text: 'Kanaripassage.' }),
	erase_remark: (uid) => ({ uid }),
	restore_remark: (uid) => ({ uid })
};
const outside = [
	...(['nobody', 'course learner', 'other instructor', 'other learner', 'stranger'] as const),
	'administrator'
] as const satisfies Role[];

const send = (who: Visitor, home: string, kind: string, fields: object) =>
	who.send(`${home}/commands`, JSON.stringify({ kind, ...fields }));
const dora = () => all.browser('own instructor');

/** Every door to a submission. */
const reviewing = doors.filter(({ route }) => route.startsWith('/submissions/'));

describe.each(reviewing)('$name', ({ name }) => {
	test('works for the teacher of the class, and for nobody else, not even the student', async () => {
		const { home } = handedIn();
		const remark = uid();
		await send(dora(), home, 'remark', orders.remark?.(remark) ?? {});
		const command = name.includes('/commands ') ? name.split(' ').at(-1) : undefined;
		const act = /\?\/(\w+)$/.exec(name)?.[1];
		const fields = {
			...orders[command ?? act ?? '']?.(uid()),
			...(/erase|restore/.test(name) && { uid: remark }),
			...(act === 'giveBack' && { message: 'Look at B again.' }),
			...(act === 'release' && { unscored: 'yes' })
		};
		const ask = (who: Visitor) =>
			command
				? send(who, home, command, fields)
				: act
					? who.post(`${home}/review?/${act}`, asForm(fields))
					: who.get(`${home}/review`);
		const changed = () => client.pragma('data_version', { simple: true });
		const before = changed();
		for (const role of outside) {
			const due = role === 'nobody' && command ? 401 : 404;
			expect([role, (await ask(all.browser(role))).status]).toEqual([role, due]);
		}
		expect(changed()).toBe(before);
		expect((await ask(dora())).status).toBe(act ? 303 : 200);
	});
});

test('work that is not handed in cannot be reviewed, and neither can self-study', async () => {
	const open = all.opened(all.assign());
	const alone = tiny.learner();
	submissions.handIn(alone.notebook);
	for (const id of [open.attemptId, alone.notebook.attemptId, 987_654_321])
		expect((await dora().get(`/submissions/${id}/review`)).status).toBe(404);
});

test('the page of a review shows the work of one student, and nothing that they keep to themselves', async () => {
	const { made, home } = handedIn('Kanarieli');
	const gus = worked(open(learner(all.hers, 'Gus'), made.id, uid()), 'Kanarigus');
	submissions.handIn(gus);
	for (const address of [`${home}/review`, dataOf(`${home}/review`)]) {
		const text = withoutChoices(await dora().get(address));
		for (const words of ['note.', 'reason.', 'silence.', 'later A1.1'])
			expect(text).toContain(`Kanarieli ${words}`);
		for (const words of ['kept.', 'gone.', 'before.', 'after B2.4'])
			expect(text).not.toContain(`Kanarieli ${words}`);
		expect(text).not.toContain('Kanarigus');
		expect(text).toContain('Kanarimarkerevidence');
		expect(text).not.toMatch(/Kanarimodel|Kanariwhy|Kanarisample|Kanaribestsample|Kanarinote[hb]/);
	}
});

describe('a review, on every page and in every file,', () => {
	let mine: Notebook;
	let made: Assignment;
	let home: string;
	let her: Visitor;
	let untouched: string;
	const secretly = /Kanari(remark|comment|passage)/;

	/** Everything that a learner of the class can fetch. */
	async function crawl(who: Visitor): Promise<string> {
		const replies = await readAll(who, addresses(mine.id, made.id, all.hers.id));
		return replies
			.map(([, reply]) => withoutChoices(reply))
			.join('\n')
			.replaceAll(/nonce(-|=")[^"']+/g, '');
	}
	const addresses = (notebook: number, assignment: number, course: number) =>
		everyAddress([{ notebook, assignment, submission: notebook, course }]);
	const patient = timeFor(addresses(1, 1, 1).length);
	const feedback = (text: string) =>
		text.replaceAll(/"?(now|at|uid)"?:[^,}]+/g, '').match(/feedback/gi)?.length;
	/** Whether the remark on a passage shows on the page of what she handed in, and where she reads the articles. */
	const passages = async () =>
		Promise.all(
			['handed-in/1', 'read'].map(async (path) =>
				(await her.get(`/notebooks/${mine.id}/${path}`)).body.includes('Kanaripassage')
			)
		);
	const act = async (action: string, fields: Record<string, string> = {}) =>
		expect((await dora().post(`${home}/review?/${action}`, fields)).status).toBe(303);

	beforeAll(async () => {
		made = all.assign();
		const ela = learner(all.hers, 'Ela');
		mine = worked(open(ela, made.id, uid()), 'Ela');
		submissions.handIn(mine);
		home = `/submissions/${mine.attemptId}`;
		her = browserOf(tiny.url, ela);
	});

	test('is invisible to its student before it is begun', patient, async () => {
		untouched = await crawl(her);
		expect(untouched).not.toMatch(secretly);
	});

	test(
		'is invisible to its student until it is released, down to the fact that it exists',
		patient,
		async () => {
			for (const kind of ['score', 'overall', 'remark', 'done'])
				expect((await send(dora(), home, kind, orders[kind]?.(uid()) ?? {})).status).toBe(200);
			const draft = await crawl(her);
			expect(draft).not.toMatch(secretly);
			expect(feedback(draft)).toBe(feedback(untouched));
		}
	);

	test('is visible to its student once it is released', patient, async () => {
		await act('release', { unscored: 'yes' });
		const seen = await crawl(her);
		for (const words of ['Kanariremark', 'Kanaricomment', 'Kanaripassage', '6.5'])
			expect(seen).toContain(words);
		expect(seen).not.toMatch(/Kanarimarker/);
		expect(await passages()).toEqual([true, true]);
	});

	test('stays visible to its student once the work is sent back', async () => {
		await act('giveBack', { message: 'Look at B again.' });
		expect(await passages()).toEqual([true, true]);
	});

	test('is visible to no other student of the class', patient, async () => {
		const zeno = browserOf(tiny.url, learner(all.hers, 'Zeno'));
		expect(await crawl(zeno)).not.toMatch(secretly);
	});

	test('is gone once the teacher hides it again, and is in no log', patient, async () => {
		await act('withdraw');
		expect(await crawl(her)).not.toMatch(secretly);
		expect(tiny.output()).not.toMatch(secretly);
	});
});

test('the second of two conflicting saves gets what the first one saved, by command and by form', async () => {
	const { home } = handedIn();
	const score = { criterion: 'evidence', revision: 0, level: 1, remark: '' };
	expect((await send(dora(), home, 'score', score)).status).toBe(200);
	const second = await send(dora(), home, 'score', { ...score, level: 3, remark: 'Mine.' });
	expect([second.status, JSON.parse(second.body)]).toMatchObject([
		409,
		{ refused: { reason: 'stale', theirs: { level: 1, by: 'Dora' } } }
	]);
	const form = await dora().post(`${home}/review?/score`, asForm({ ...score, level: 3 }));
	expect(form.status).toBe(409);
	expect(form.body).toContain('changed this at the same time');
});
