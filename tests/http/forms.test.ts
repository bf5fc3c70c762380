import { describe, expect, test } from 'vitest';
import * as annotations from '#lib/server/notebook/annotations.ts';
import { client } from '#lib/server/db/index.ts';
import { uid } from '#lib/uid.ts';
import { annotate, answer, judge, mistakes } from '../support/http/form-mistakes.ts';
import { fieldsOf, refusalIn, visibleHtml, wordsOf } from '../support/http/read-page.ts';
import { type Learner } from '../support/http/tiny-server.ts';
import { tiny, withTinyServer } from '../support/http/with-server.ts';

withTinyServer();

/** The address that a page's form is sent to, with the point, question or note that it is about. */
function address(
	me: Learner,
	form: string,
	{ point, question, uid, revision }: Record<string, string>
) {
	const focus = point
		? `&point=${point}`
		: question
			? `&question=${question}`
			: revision && `&edit=${uid}`;
	return `${me.home}/${form}${focus ?? ''}`;
}

/** Sends the form, and expects it back with the reason and everything that was typed. */
async function expectBack(
	me: Learner,
	form: string,
	sent: Record<string, string>,
	status: number,
	says: RegExp
) {
	const reply = await me.post(address(me, form, sent), sent);
	expect(refusalIn(reply)).toMatch(says);
	expect(reply.status).toBe(status);
	// the page sets revision and saveUid itself, and a value that is no option cannot be selected again
	const own = ['revision', 'saveUid'];
	const typed = Object.entries(sent).filter(
		([name, value]) => !own.includes(name) && !['winner', 'villain'].includes(value)
	);
	expect(fieldsOf(reply)).toMatchObject(Object.fromEntries(typed));
	return reply;
}

describe('a form comes back with the reason and everything that was typed:', () => {
	test.each(mistakes)('%s', async (_, form, fields, status, says) => {
		const me = tiny.learner();
		const sent = fields(me);
		const before = await me.work();
		await expectBack(me, form, sent, status, says);
		// a refused lock still saves what was typed
		const { answers, ...rest } = await me.work();
		if (form !== 'answer?/lock') expect({ answers, ...rest }).toEqual(before);
		else if (sent.text) expect(answers).toMatchObject([{ text: sent.text, lockedAt: null }]);
	});
});

test('a stale form shows what another window saved beside what was typed, and can then overwrite it', async () => {
	const me = tiny.learner();
	const first = answer({ text: 'From the first window.' })();
	const second = answer({ text: 'From the second window.' })();
	expect((await me.post(`${me.home}/answer?/save`, first)).status).toBe(303);
	const reply = await me.post(address(me, 'answer?/save', second), second);
	expect(reply.status).toBe(409);
	expect(visibleHtml(reply)).toContain('From the first window.');
	const again = fieldsOf(reply);
	expect(again).toMatchObject({ text: 'From the second window.', revision: '1' });
	expect((await me.post(`${me.home}/answer?/save`, again)).status).toBe(303);
	expect((await me.work()).answers).toMatchObject([{ text: 'From the second window.' }]);
});

test('a form with a field missing is refused in words, and changes nothing', async () => {
	const me = tiny.learner();
	const before = await me.work();
	const forms: [string, Record<string, string>][] = [
		['read?/annotate', annotate({})()],
		['compare?/judge', judge({ relation: 'conflict' })()],
		['answer?/save', answer({})()]
	];
	for (const [form, whole] of forms)
		for (const field of Object.keys(whole)) {
			if (['to', 'words', 'code', 'note'].includes(field)) continue; // may be left out
			const rest = Object.entries(whole).filter(([name]) => name !== field);
			const reply = await me.post(`${me.home}/${form}`, Object.fromEntries(rest));
			expect([form, field, reply.status]).toEqual([form, field, 400]);
			expect(refusalIn(reply)).toMatch(/^(This form is incomplete|Please |The (reason|answer) )/);
		}
	expect(await me.work()).toEqual(before);
});

test('a selection that is no passage of the article is refused in one sentence, and changes nothing', async () => {
	const me = tiny.learner();
	const before = await me.work();
	const selected = { side: 'a', start: '0', end: '5', code: '' };
	const beyond = [{ start: '5' }, { start: '9' }, { end: '999999' }, { end: '99999999' }];
	for (const wrong of [...beyond, { start: '-1' }, { end: '1.5' }, { side: 'c' }]) {
		const fields = { uid: uid(), ...selected, ...wrong };
		const reply = await me.post(`${me.home}/read?/annotate`, fields);
		expect([wrong, reply.status]).toEqual([wrong, 400]);
		expect(refusalIn(reply)).toMatch(/ Please select .+\.$/);
	}
	expect(await me.work()).toEqual(before);
	const right = await me.post(`${me.home}/read?/annotate`, { uid: uid(), ...selected });
	expect(right.status).toBe(303);
	expect((await me.work()).annotations).toMatchObject([{ from: 'A1.1', exact: 'Teena' }]);
});

test('a resume code that opens no work is refused, and stays in its field', async () => {
	for (const [code, says] of [
		['ABCD-EFGH-JKMN-PQRS', /^No work found for this code/],
		[`"><script>alert(1)</script>`, /^No work found for this code/],
		['', /^Please enter your resume code/],
		['X'.repeat(61), /sixteen letters and digits/]
	] as const) {
		const reply = await tiny.nobody.post('/resume', { code });
		expect(reply.status).toBe(400);
		expect(refusalIn(reply)).toMatch(says);
		expect(fieldsOf(reply)).toMatchObject({ code });
		expect(reply.headers.get('set-cookie')).toBeNull();
	}
});

test('a form about something that is in another lesson, or does not exist, gets 404', async () => {
	const me = tiny.learner();
	const absent: [string, Record<string, string>][] = [
		['answer?/save', answer({ question: 'synthesis' })()],
		['answer?/lock', answer({ question: 'synthesis' })()],
		['compare?/judge', judge({ point: 'policy', relation: 'agree' })()],
		['read?/change', { ...annotate({})(), revision: '1' }],
		['read?/erase', { uid: uid() }],
		['read?/restore', { uid: uid() }],
		['read?/nonsense', { uid: uid() }]
	];
	for (const [form, fields] of absent) {
		const { status, body } = await me.post(`${me.home}/${form}`, fields);
		expect([form, status]).toEqual([form, 404]);
		expect(body).not.toMatch(/\n\s+at |node_modules|\.[jt]s:\d|SQLITE/);
	}
});

test('a notebook that was handed in refuses every form and stays as it is', async () => {
	const me = tiny.learner();
	const { uid: noted } = annotations.add(me.notebook, uid(), {
		from: 'A1.1',
		code: null,
		note: 'Mine.'
	});
	client
		.prepare('update attempt set handed_in_at = ? where notebook_id = ?')
		.run(Date.now(), me.notebook.id);
	const before = await me.work();
	const says = /^You’ve finished this notebook, so it can’t be changed/;
	const late: [string, Record<string, string>][] = [
		['read?/annotate', annotate({})()],
		['read?/change', { ...annotate({})(), uid: noted, revision: '1' }],
		['compare?/judge', judge({ relation: 'conflict' })()],
		['answer?/save', answer({})()],
		['answer?/lock', answer({ text: 'A [A2.2], B [B1.3].' })()]
	];
	for (const [form, fields] of late) {
		const reply = await me.post(address(me, form, fields), fields);
		expect([form, reply.status]).toEqual([form, 409]);
		expect(refusalIn(reply)).toMatch(says);
		// what was typed is there as text, to copy
		for (const name of ['from', 'note', 'reason', 'text'])
			expect(wordsOf(reply)).toContain(fields[name] ?? '');
		expect(fieldsOf(reply)).not.toHaveProperty('text');
	}
	for (const form of ['read?/erase', 'read?/restore']) {
		const reply = await me.post(`${me.home}/${form}`, { uid: noted });
		expect([form, reply.status]).toEqual([form, 409]);
		expect(refusalIn(reply)).toMatch(says);
	}
	expect(await me.work()).toEqual(before);
});

test('a form that is sent twice is carried out once', async () => {
	const me = tiny.learner();
	const forms: [string, Record<string, string>][] = [
		[`${me.home}/read?/annotate`, annotate({})()],
		[`${me.home}/compare?/judge`, judge({ relation: 'conflict' })()],
		[`${me.home}/answer?/save`, answer({})()],
		[`${me.home}/answer?/lock`, answer({ question: 'both', text: 'Perhaps.' })()],
		['/lessons/tiny?/start', { uid: uid() }]
	];
	for (const [form, fields] of forms) {
		const twice = await Promise.all([me.post(form, fields), me.post(form, fields)]);
		expect([form, ...twice.map(({ status }) => status)]).toEqual([form, 303, 303]);
	}
	const work = await me.work();
	expect(work.annotations).toHaveLength(1);
	expect(work.judgements).toHaveLength(1);
	expect(work.answers).toHaveLength(2);
	const of = client.prepare('select count(*) from notebook where user_id = ?').pluck();
	expect(of.get(me.user.id)).toBe(1);
	const revisions = client.prepare('select revision from answer where attempt_id = ?').pluck();
	expect(revisions.all(me.notebook.attemptId)).toEqual([1, 1]);
});

describe('a form that no page of ours sends', () => {
	const broken = { 'content-type': 'multipart/form-data; boundary=x' };
	const doors = ['/sign-in', '/sign-up', '/lessons/tiny?/start', '/resume'];

	test.each(doors)('is refused in a sentence if its body breaks off: %s', async (door) => {
		const before = tiny.output();
		const reply = await tiny
			.learner()
			.send(door, '--x\r\nbroken', { ...broken, accept: 'text/html' });
		expect(reply.status).toBe(400);
		expect(visibleHtml(reply)).toContain('This form arrived incomplete, so nothing was changed.');
		expect(tiny.output().slice(before.length)).not.toMatch(/"level":50|\n\s+at /);
	});

	test('is refused like any other if it has a field called __proto__', async () => {
		const fields = { login: '', password: 'x', ['__proto__']: 'y' };
		const reply = await tiny.nobody.post('/sign-in', fields);
		expect(reply.status).toBe(400);
		expect(refusalIn(reply)).toMatch(/^[A-Z].+\.$/);
	});
});
