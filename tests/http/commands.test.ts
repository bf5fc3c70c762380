import { describe, expect, test } from 'vitest';
import { client } from '#lib/server/db/index.ts';
import { uid } from '#lib/uid.ts';
import {
	asForm,
	judge,
	kinds,
	lock,
	noted,
	type Order,
	orders,
	save
} from '../support/http/sample-commands.ts';
import { dataOf } from '../support/http/doors.ts';
import { type Learner } from '../support/http/tiny-server.ts';
import { tiny, withTinyServer } from '../support/http/with-server.ts';

withTinyServer();

/** The form that does the same as a command, for those that have one. */
const forms: Record<string, string> = {
	annotate: 'read?/annotate',
	change: 'read?/change',
	erase: 'read?/erase',
	restore: 'read?/restore',
	judge: 'compare?/judge',
	save: 'answer?/save',
	lock: 'answer?/lock'
};
const changing = kinds.filter(([kind]) => kind in forms);

/** A notebook as it is downloaded, without its times. */
async function work(me: Learner) {
	const file = JSON.stringify(await me.work());
	return JSON.parse(file.replaceAll(/"\d{4}-\d\d-\d\dT[\d:.]+Z"/g, '"then"'));
}

/** Every row that a notebook's commands can write. */
const rows = ({ notebook }: Learner) =>
	['annotation', 'judgement', 'answer'].map((table) =>
		client.prepare(`select * from ${table} where attempt_id = ?`).all(notebook.attemptId)
	);

describe('a command', () => {
	test.each(changing)('%s does what its form does', async (kind, order) => {
		const byForm = tiny.learner();
		const byCommand = tiny.learner();
		const id = uid();
		const fields = order(byForm, id);
		const command = order(byCommand, id);
		const before = await work(byCommand);
		expect(await work(byForm)).toEqual(before);
		const form = await byForm.post(`${byForm.home}/${forms[kind]}`, asForm(fields));
		const { status } = await byCommand.command(command);
		expect([form.status, status]).toEqual([303, 200]);
		const after = await work(byCommand);
		expect(after).not.toEqual(before);
		expect(await work(byForm)).toEqual(after);
	});

	test.each(changing)(
		'%s replies with what changed and when, just as a page then loads it',
		async (_, order) => {
			const me = tiny.learner();
			const began = Date.now();
			const { changed } = await me.command(order(me));
			const { annotation, point, answer, savedAt, ...rest } = changed ?? {};
			expect(savedAt).toBeGreaterThanOrEqual(began);
			expect(rest).toEqual({});
			const all = [annotation, point, answer].filter((one) => one !== undefined);
			expect(all).toHaveLength(1);
			const page = (await me.get(dataOf(`${me.home}/read`))).body;
			const { revision } = annotation ?? point?.judgement ?? answer ?? {};
			expect(revision).toBeGreaterThan(0);
			for (const said of [annotation?.uid, annotation?.exact, point?.view?.why])
				if (said) expect(page).toContain(JSON.stringify(said));
		}
	);

	test.each(changing)('%s is carried out once if it is sent twice', async (_, order) => {
		const me = tiny.learner();
		const command = order(me);
		const twice = await Promise.all([me.command(command), me.command(command)]);
		const [first, second] = twice.map(({ changed }) => ({ ...changed, savedAt: 0 }));
		expect(twice.map(({ status }) => status)).toEqual([200, 200]);
		expect(second).toEqual(first);
		const once = rows(me);
		const again = await me.command(command);
		expect({ ...again.changed, savedAt: 0 }).toEqual(first);
		expect(rows(me)).toEqual(once);
	});
});

test('commands that build on the current revision are all carried out, one after the other', async () => {
	const me = tiny.learner();
	const note = { ...orders.change?.(me) };
	for (const revision of [0, 1, 2])
		for (const order of [
			{ ...note, revision: revision + 1, note: `Note ${revision}.` },
			judge({ revision, reason: `Reason ${revision}.` }),
			save({ revision, text: `Text ${revision}.` })
		])
			expect([order, (await me.command(order)).status]).toEqual([order, 200]);
	expect(await me.work()).toMatchObject({
		annotations: [{ note: 'Note 2.' }],
		judgements: [{ reason: 'Reason 2.' }],
		answers: [{ text: 'Text 2.' }]
	});
});

describe('a command that comes too late', () => {
	const annotate = (more: object) => ({ side: 'a', start: 0, end: 9, code: '', note: '', ...more });
	const late: Record<string, (me: Learner) => [first: Order, second: Order, theirs: object]> = {
		change: (me) => {
			const note = { kind: 'change', uid: noted(me), revision: 1 };
			return [
				{ ...note, ...annotate({ note: 'Newer.' }) },
				{ ...note, ...annotate({ note: 'Older.' }) },
				{ uid: note.uid, note: 'Newer.', revision: 2, exact: 'Teenagers', from: 'A1.1' }
			];
		},
		'change of a deleted note': (me) => {
			const id = noted(me);
			const older = { kind: 'change', uid: id, revision: 1, ...annotate({ note: 'Older.' }) };
			return [{ kind: 'erase', uid: id }, older, { uid: id, revision: 2, note: 'Early.' }];
		},
		judge: () => [
			judge({ reason: 'Newer.' }),
			judge({ reason: 'Older.' }),
			{ relation: 'conflict', reason: 'Newer.', revision: 1 }
		],
		save: () => [
			save({ text: 'Newer.' }),
			save({ text: 'Older.' }),
			{ text: 'Newer.', revision: 1, savedAt: expect.any(Number) }
		],
		lock: () => [save({ text: 'Newer.' }), lock(), { text: 'Newer.', revision: 1 }]
	};
	test.each(Object.entries(late))('is refused with what is saved now: %s', async (_, of) => {
		const me = tiny.learner();
		const [first, second, theirs] = of(me);
		expect((await me.command(first)).status).toBe(200);
		const before = rows(me);
		const { status, refused } = await me.command(second);
		expect(refused?.message).toMatch(/^[A-Z].+ another window.+\.$/);
		expect([status, refused]).toMatchObject([409, { reason: 'stale', theirs }]);
		expect(rows(me)).toEqual(before);
	});

	test('replaces the other version if the student chose it', async () => {
		const me = tiny.learner();
		await me.command(save({ text: 'Theirs.' }));
		const mine = save({ text: 'Mine.', revision: 1, settled: true });
		expect((await me.command(mine)).changed?.answer).toMatchObject({ revision: 2 });
		expect((await me.work()).answers).toMatchObject([{ text: 'Mine.', lockedText: null }]);
	});
});

test('locking an answer without evidence is refused with what is missing, but the text is saved', async () => {
	const me = tiny.learner();
	const lacking = lock({ text: 'A says so [A2.2].' });
	const { status, refused } = await me.command(lacking);
	expect(refused?.message).toMatch(/^Still needed: 1 passage from B\. .+\.$/);
	expect([status, refused]).toEqual([
		422,
		{
			reason: 'incomplete',
			message: refused?.message,
			changed: {
				answer: { key: 'evidence', revision: 1, savedAt: expect.any(Number) },
				savedAt: expect.any(Number)
			}
		}
	]);
	expect((await me.work()).answers).toMatchObject([{ text: lacking.text, lockedAt: null }]);
	const whole = lock({ text: `${lacking.text} B does not [B1.3].`, revision: 1 });
	expect((await me.command(whole)).changed?.answer).toMatchObject({ revision: 2 });
});

test('the reply to saving a long answer is short', async () => {
	const me = tiny.learner();
	const text = 'ə'.repeat(20_000);
	const { body, changed } = await me.command(save({ text }));
	expect(Object.keys(changed ?? {}).sort()).toEqual(['answer', 'savedAt']);
	expect(Object.keys(changed?.answer ?? {}).sort()).toEqual(['key', 'revision', 'savedAt']);
	expect(body.length).toBeLessThan(150);
	expect((await me.work()).answers).toMatchObject([{ text }]);
});
