import { describe, expect, test } from 'vitest';
import { notebookCommands } from '#lib/http/notebook-handlers.server.ts';
import * as annotations from '#lib/server/notebook/annotations.ts';
import * as ownPoints from '#lib/server/notebook/own-points.ts';
import * as silences from '#lib/server/notebook/silences.ts';
import * as submissions from '#lib/server/notebook/submissions.ts';
import { uid } from '#lib/uid.ts';
import { type Learner } from '../support/http/tiny-server.ts';
import { before, findings, own, send, silent } from '../support/http/send-command.ts';
import { tiny, withTinyServer } from '../support/http/with-server.ts';

type Row = {
	/** Returns the fields that the owner sends; may first create what the command is about. */
	body: (owner: Learner) => Record<string, unknown>;
	/** Set where the owner may still send the command after handing in. */
	always?: true;
};

const text = 'A [A2.2], B [B1.3].';
const remark = { from: 'A1.1', code: 'problem', note: 'Early.' };
const noted = ({ notebook }: Learner) => annotations.add(notebook, uid(), remark).uid;
const answer = () => ({ question: 'evidence', revision: 0, saveUid: uid(), text });
function found({ notebook }: Learner) {
	ownPoints.save(notebook, 'own-point-1', 0, { ...own, relation: 'conflict' });
	return { uid: 'own-point-1' };
}
function missed({ notebook }: Learner) {
	silences.save(notebook, 'silence-1', 0, { ...silent, silentSide: 'a' });
	return { uid: 'silence-1' };
}

const rows: Record<string, Row> = {
	annotate: { body: () => ({ ...remark, uid: uid() }) },
	change: { body: (who) => ({ ...remark, uid: noted(who), revision: 1, note: 'Changed.' }) },
	erase: { body: (who) => ({ uid: noted(who) }) },
	restore: { body: (who) => ({ uid: noted(who) }) },
	judge: { body: () => ({ point: 'tired', revision: 0, relation: 'agree', reason: '' }) },
	save: { body: answer },
	lock: { body: answer },
	stance: { body: () => ({ ...before, reason: '' }) },
	own_point: { body: () => own },
	erase_point: { body: found },
	restore_point: { body: found },
	silence: { body: () => silent },
	erase_silence: { body: missed },
	restore_silence: { body: missed },
	skip: { body: () => ({}) },
	level: { body: () => ({ criterion: 'fairness', level: 2 }) },
	count: { body: () => ({ yes: true }), always: true },
	visit: { body: () => ({ place: 'after' }), always: true },
	look: { body: () => ({}), always: true }
};

withTinyServer();

test('every command has a row here, and every row has a command', () => {
	expect(Object.keys(rows).toSorted()).toEqual(Object.keys(notebookCommands).toSorted());
});

const nowhere = '/notebooks/987654321';

describe.each(Object.entries(rows))('the command %s', (kind, { body, always }) => {
	test('is carried out for the owner, and for nobody else', async () => {
		const owner = tiny.learner();
		const stranger = tiny.learner();
		const command = { kind, ...body(owner) };
		const work = await owner.work();
		const nobodys = await send(tiny.url, owner.home, command);
		const strangers = await send(tiny.url, owner.home, command, stranger.token);
		expect(await owner.work()).toEqual(work);
		const missed = await send(tiny.url, nowhere, command, stranger.token);
		const owners = await send(tiny.url, owner.home, command, owner.token);
		expect([nobodys.status, strangers.status, owners.status]).toEqual([401, 404, 200]);
		expect(strangers).toEqual(missed);
		expect(owners.body).toMatch(/^\{"changed":\{/);
	});

	test('is refused after handing in, unless it is not about the work', async () => {
		const owner = tiny.learner();
		const command = { kind, ...body(owner) };
		submissions.handIn(owner.notebook);
		const work = await owner.work();
		const reply = await send(tiny.url, owner.home, command, owner.token);
		expect([kind, reply.status]).toEqual([kind, always ? 200 : 409]);
		expect(await owner.work()).toEqual(work);
	});
});

test.each([
	['a place beyond the poles', { kind: 'stance', ...before, position: 8, reason: '' }],
	['a view that does not exist', { kind: 'stance', ...before, view: 'maybe', reason: '' }],
	['no view with a place', { kind: 'stance', ...before, view: 'none', reason: '' }],
	['a point without a question', { kind: 'own_point', ...own, title: ' ' }],
	['a relation that does not exist', { kind: 'own_point', ...own, relation: 'wins' }],
	['a passage of the wrong side', { kind: 'own_point', ...own, a: 'B1.1' }],
	['a third side', { kind: 'silence', ...silent, silentSide: 'c' }],
	['an unknown code', { kind: 'silence', ...silent, code: 'irony' }],
	['half a level', { kind: 'level', criterion: 'fairness', level: 1.5 }],
	['a place that is none', { kind: 'visit', place: '/leave' }]
])('%s is refused in words', async (_, command) => {
	const owner = tiny.learner();
	const { status, body } = await send(tiny.url, owner.home, command, owner.token);
	expect(status).toBe(400);
	expect(JSON.parse(body).refused).toMatchObject({
		reason: 'invalid',
		message: expect.stringMatching(/^[A-Z“].*\.$/)
	});
	expect(await owner.work()).toMatchObject({ ownPoints: [], silences: [], levels: [] });
});

test('the fields of a form, which are all strings, mean the same as those of a command', async () => {
	const owner = tiny.learner();
	const strings = (fields: object) =>
		Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)]));
	const none = { ...before, view: 'none', position: '', confidence: '', reason: '' };
	for (const [command, shows] of [
		[{ kind: 'stance', ...strings({ ...before, reason: 'x' }) }, { stance: { position: 6 } }],
		[{ kind: 'stance', ...strings({ ...none, revision: 1 }) }, { stance: { position: null } }],
		[
			{ kind: 'stance', moment: 'before', revision: '2', view: '3', confidence: '', reason: '' },
			{ stance: { view: 'held', position: 3, confidence: null } }
		],
		[{ kind: 'level', criterion: 'fairness', level: '3' }, { level: { chosen: 3 } }],
		[{ kind: 'level', criterion: 'fairness', level: '' }, { level: { chosen: null } }],
		[{ kind: 'count', yes: 'on' }, { counted: true }],
		[{ kind: 'count' }, { counted: false }],
		[{ kind: 'own_point', ...strings(own) }, { ownPoint: { a: 'A1.1', revision: 1 } }]
	] as const) {
		const { body } = await send(tiny.url, owner.home, command, owner.token);
		expect(JSON.parse(body).changed).toMatchObject(shows);
	}
});

test('no command shows a student the stance or the findings of another', async () => {
	const ada = tiny.learner();
	const ben = tiny.learner();
	for (const command of findings('Kanari'))
		expect((await send(tiny.url, ada.home, command, ada.token)).status).toBe(200);
	for (const [kind, { body }] of Object.entries(rows)) {
		const command = { kind, ...body(ben) };
		for (const home of [ada.home, ben.home])
			expect((await send(tiny.url, home, command, ben.token)).body).not.toContain('Kanari');
	}
});
