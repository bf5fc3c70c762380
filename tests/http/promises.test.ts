import { beforeAll, describe, expect, test } from 'vitest';
import * as assignments from '#lib/server/assignment/assignments.ts';
import * as answers from '#lib/server/notebook/answers.ts';
import * as judgements from '#lib/server/notebook/judgements.ts';
import * as submissions from '#lib/server/notebook/submissions.ts';
import { momentIn } from '#lib/wording/dates.ts';
import { uid } from '#lib/uid.ts';
import { hour } from '../support/date.ts';
import { learner, opened } from '../support/factories.ts';
import { browserOf } from '../support/http/assigned-course.ts';
import { promises, visibleHtml, wordsOf } from '../support/http/read-page.ts';
import { all, tiny, withAssignedCourse } from '../support/http/with-server.ts';

withAssignedCourse();

const dueAt = Date.now() + 48 * hour;
const zone = 'Europe/Berlin';

/** How a teacher can hold back what the lesson says, and what then follows “appears”. */
const ways = {
	'not at all': [{ modelsAt: 'lock' }, ''],
	'by date': [{ modelsAt: 'due', dueAt }, ` on ${momentIn(dueAt, zone, null)}`],
	'by hand': [{ modelsAt: 'hand' }, ' when your teacher releases it']
} as const;
type Way = keyof typeof ways;

/** A student of an assignment that holds things back in this way, before or after locking one thing of each kind. */
function student(way: Way, lock: boolean) {
	const [changes] = ways[way];
	const made = all.assign({ questions: ['expect', 'evidence'], points: ['tired'], ...changes });
	const who = learner(all.hers, 'Fay');
	const notebook = opened(who, made);
	const save = lock ? answers.lock : answers.save;
	save(notebook, 'expect', { text: 'Sleep first.', base: 0, saveUid: uid() });
	save(notebook, 'evidence', { text: 'So A2.2 and B1.3.', base: 0, saveUid: uid() });
	judgements.judge(notebook, 'tired', 0, { relation: 'conflict', reason: 'As they say.', lock });
	const browser = browserOf(tiny.url, who);
	const home = `/notebooks/${notebook.id}`;
	const html = async (path: string) => visibleHtml(await browser.get(`${home}/${path}`));
	const page = async (path: string) => wordsOf(await browser.get(`${home}/${path}`));
	const file = async () => JSON.parse((await browser.get(`${home}/export`)).body);
	return { made, notebook, html, page, file };
}
type Student = ReturnType<typeof student>;

const steps = {
	Before: ['before', 'model answer', 'lock your answer', 'A health writer may begin'],
	Compare: ['compare', 'lesson’s view', 'lock your judgement', 'A names a cause in the body'],
	Answer: ['answer', 'model answer', 'lock your answer', 'A leans on what one district']
} as const;

describe.each(Object.keys(ways) as Way[])('what a teacher holds back %s', (way) => {
	const [, when] = ways[way];
	let open: Student;
	let locked: Student;
	beforeAll(() => {
		open = student(way, false);
		locked = student(way, true);
	});
	/** The one true sentence about something before and after locking. */
	const before = (what: string, act: string) =>
		when
			? `Once you’ve ${act.replace('lock', 'locked')}, the ${what} appears${when}.`
			: `The ${what} appears once you ${act}.`;
	const after = (what: string) => (when ? [`The ${what} appears${when}.`] : []);

	test.each(Object.entries(steps))('is announced in one sentence in %s', async (_, row) => {
		const [path, what, act, words] = row;
		const earlier = await open.page(path);
		expect(promises(earlier)).toEqual([before(what, act)]);
		const later = await locked.page(path);
		expect(promises(later)).toEqual(after(what));
		expect([earlier.includes(words), later.includes(words)]).toEqual([false, !when]);
		// a heading stands over the words only
		const heading = what === 'model answer' ? 'Model answer' : 'The lesson’s view';
		expect((await locked.html(path)).includes(`>${heading}<`)).toBe(!when);
		expect([/Locked,\s+\d\d:\d\d/.test(earlier), /Locked,\s+\d\d:\d\d/.test(later)]).toEqual([
			false,
			true
		]);
	});

	test('is announced once for each answer and point in print', async () => {
		const model = before('model answer', 'lock your answer');
		expect(promises(await open.page('print'))).toEqual([
			before('lesson’s view', 'lock your judgement'),
			model,
			model
		]);
		expect(promises(await locked.page('print'))).toEqual([
			...after('lesson’s view'),
			...after('model answer'),
			...after('model answer')
		]);
	});

	test('has its moment in the notebook’s file', async () => {
		const waits = { 'not at all': 'locked', 'by hand': 'released', 'by date': iso(dueAt) }[way];
		for (const [who, expected] of [
			[open, waits],
			[locked, when ? waits : null]
		] as const) {
			const { answers, judgements } = await who.file();
			const said = [...answers, ...judgements].map(
				({ modelWaitsFor, authorWaitsFor }) => modelWaitsFor ?? authorWaitsFor ?? null
			);
			expect(said).toEqual([expected, expected, expected]);
		}
	});

	test('is announced after handing in, with the receipt and beside the feedback', async () => {
		const { notebook, page } = student(way, true);
		const extras = 'the lesson’s notes and example answers';
		const them = when.replace('it', 'them');
		expect(promises(await page('after'))).toEqual([
			when
				? `Once you’ve handed in, ${extras} appear${them}.`
				: `The${extras.slice(3)} appear once you hand in.`
		]);
		submissions.handIn(notebook);
		expect(promises(await page('after'))).toEqual(
			when ? [`The${extras.slice(3)} appear${them}.`] : []
		);
		expect(promises(await page('handed-in/1'))).toEqual([
			...after('model answer'),
			...after('model answer'),
			...after('lesson’s view')
		]);
		for (const path of ['before', 'compare', 'answer'])
			expect(promises(await page(path))).toHaveLength(when ? 1 : 0);
	});

	test('is not announced for what can no longer be locked', async () => {
		const { notebook, page } = student(way, false);
		submissions.handIn(notebook);
		for (const path of ['before', 'compare', 'answer', 'print', 'handed-in/1'])
			expect([path, promises(await page(path))]).toEqual([path, []]);
	});
});

const iso = (at: number) => new Date(at).toISOString();

test('what a teacher releases by hand is shown from then on, without a sentence', async () => {
	const { made, page } = student('by hand', true);
	assignments.releaseModels(made);
	for (const [path, , , words] of Object.values(steps)) {
		const now = await page(path);
		expect([path, promises(now), now.includes(words)]).toEqual([path, [], true]);
	}
});

test('a class that never shares its notes is promised no totals of them', async () => {
	const totals = /anonymous totals|at least five others/;
	const never = opened(all.eli, all.assign({ sharing: 'never' }));
	const after = opened(all.eli, all.assign({ sharing: 'after' }));
	const page = async (id: number, path: string) =>
		wordsOf(await all.browser('course learner').get(`/notebooks/${id}/${path}`));
	for (const path of ['answer', 'after']) {
		expect([path, totals.test(await page(never.id, path))]).toEqual([path, false]);
		expect([path, totals.test(await page(after.id, path))]).toEqual([path, true]);
	}
	expect((await page(after.id, 'after')).replaceAll(/\s+/g, ' ')).toContain(
		'once you’ve locked an answer and handed in, and at least five others'
	);
});
