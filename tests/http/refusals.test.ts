import { describe, expect, test } from 'vitest';
import { client } from '#lib/server/db/index.ts';
import { uid } from '#lib/uid.ts';
import {
	always,
	judge,
	kinds,
	lock,
	noted,
	type Order,
	orders,
	save
} from '../support/http/sample-commands.ts';
import { type Answered, type Learner, type Reply } from '../support/http/tiny-server.ts';
import { tiny, withTinyServer } from '../support/http/with-server.ts';

withTinyServer();

/** Returns the refusal; expects a sentence or two, without anything about the program's internals. */
function refusedIn({ body }: Reply) {
	expect(body).not.toMatch(/\\n\s+at |node_modules|\.[jt]s:\d|Error|SQLITE/);
	const { refused } = JSON.parse(body) as Answered;
	expect(refused?.message).toMatch(/^[A-Z].+\.$/);
	return refused;
}

const annotate =
	(more: object = {}) =>
	(): Order => ({
		kind: 'annotate',
		uid: uid(),
		side: 'a',
		start: 0,
		end: 9,
		code: '',
		note: '',
		...more
	});
const answered = (more: object) => () => save(more);
const judged = (more: object) => () => judge(more);
const labelled = (more: object) =>
	annotate({ side: undefined, start: undefined, end: undefined, from: 'A1.1', ...more });

describe('a command with an invalid field is refused in a sentence, and changes nothing:', () => {
	const incomplete = /^This form is incomplete\. /;
	const nowhere = /^This passage isn’t in the article\. Please select it again\.$/;
	const wrong: [what: string, order: (me: Learner) => object, says: RegExp][] = [
		['a note too long', annotate({ note: 'é'.repeat(5001) }), /^The note has 5,001 characters/],
		['a note that is a number', annotate({ note: 5 }), /^The note /],
		['a note that is nothing', annotate({ note: null }), /^The note /],
		['a passage beyond the text', annotate({ end: 99_999 }), nowhere],
		['a passage that is empty', annotate({ end: 0 }), nowhere],
		['half a place', annotate({ start: 0.5 }), nowhere],
		['a place before the text', annotate({ start: -1 }), nowhere],
		['a place that is no number', annotate({ start: true }), nowhere],
		['a side that is none', annotate({ side: 'c' }), nowhere],
		['a side that is a number', annotate({ side: 1 }), nowhere],
		[
			'words the article doesn’t have there',
			annotate({ exact: 'Jugendlic' }),
			/^The words you selected/
		],
		['words that are a number', annotate({ exact: 5 }), nowhere],
		['no place at all', annotate({ side: undefined }), /^Please enter a sentence number/],
		['a sentence that is none', labelled({ from: 'A9.9' }), /^There is no sentence A9\.9\. /],
		['a sentence that is a number', labelled({ from: 9 }), /^Please enter a sentence number/],
		['an end that is a number', labelled({ to: 9 }), /./],
		['typed words that are a number', labelled({ words: 9 }), /^The passage /],
		['a code of another lesson', annotate({ code: 'villain' }), /^This lesson has no label/],
		['a code that is a number', annotate({ code: 9 }), incomplete],
		['an id that is too short', annotate({ uid: 'x' }), incomplete],
		['an id that is a list', annotate({ uid: ['a-good-id'] }), incomplete],
		['no note named', () => ({ kind: 'erase' }), incomplete],
		['no revision', (me) => ({ ...orders.change?.(me), revision: undefined }), incomplete],
		['a revision of words', judged({ revision: '1 or 1=1' }), incomplete],
		['a revision below zero', judged({ revision: -1 }), incomplete],
		['a revision without end', judged({ revision: 1e30 }), incomplete],
		['a relation that is none', judged({ relation: 'winner' }), /^Please choose how/],
		['a reason that is a number', judged({ reason: 5 }), /^The reason is missing\.$/],
		['no reason', judged({ reason: undefined }), /^The reason is missing\.$/],
		['an answer too long', answered({ text: 'x'.repeat(20_001) }), /^The answer has 20,001 /],
		['an answer that is a number', answered({ text: 5 }), /^The answer is missing\.$/],
		['a citation that is a number', answered({ cite: 5 }), /./],
		['a choice that is a word', answered({ settled: 'yes' }), incomplete],
		['a lock of nothing but a list', () => lock({ text: ['A2.2', 'B1.3'] }), /^The answer /],
		['a place that is a number', () => ({ kind: 'visit', place: 5 }), incomplete]
	];
	test.each(wrong)('%s', async (_, order, says) => {
		const me = tiny.learner();
		const sent = order(me);
		const before = await me.work();
		const reply = await me.command(sent);
		expect(refusedIn(reply)).toMatchObject({ reason: 'invalid' });
		expect([reply.status, reply.refused?.message]).toEqual([400, expect.stringMatching(says)]);
		expect(await me.work()).toEqual(before);
	});
});

test('a command about something that is in another lesson, or does not exist, gets 404', async () => {
	const me = tiny.learner();
	for (const order of [
		save({ question: 'synthesis' }),
		lock({ question: '__proto__' }),
		judge({ point: 'policy' }),
		{ kind: 'erase', uid: uid() },
		{ kind: 'restore', uid: noted(tiny.learner()) },
		{ ...annotate()(), kind: 'change', revision: 1 }
	]) {
		const reply = await me.command(order);
		expect([order, reply.status]).toEqual([order, 404]);
		expect(refusedIn(reply)).toMatchObject({ reason: 'missing' });
	}
});

describe('a body that is no command is refused in a sentence, and the server keeps running:', () => {
	const deep = '['.repeat(10_000);
	const nonsense: [what: string, body: string][] = [
		['nothing', ''],
		['no JSON', 'kind=save&text=Hello'],
		['broken JSON', '{"kind":"save","text":"Hel'],
		['a list', '[]'],
		['a list of a command', '[{"kind":"visit","place":"read"}]'],
		['a list without end', deep],
		['a word', '"save"'],
		['null', 'null'],
		['a number', '1e400'],
		['no kind', '{}'],
		['an unknown kind', '{"kind":"destroy"}'],
		['a kind that every object has', '{"kind":"constructor"}'],
		['another such kind', '{"kind":"toString"}'],
		['the prototype as a kind', '{"kind":"__proto__"}'],
		['a prototype of its own', '{"__proto__":{"kind":"visit","place":"read"}}'],
		['a number as a kind', '{"kind":0}'],
		['a list as a kind', '{"kind":["visit"],"place":"answer"}'],
		['an object as a kind', '{"kind":{"a":1}}'],
		['a kind that is no word by any means', '{"kind":{"toString":0,"valueOf":0}}'],
		['a megabyte of spaces', ' '.repeat(1_000_000)],
		['an answer of a megabyte', JSON.stringify(save({ text: 'x'.repeat(1_000_000) }))]
	];
	test.each(nonsense)('%s', async (_, body) => {
		const me = tiny.learner();
		const before = await me.work();
		const reply = await me.send(`${me.home}/commands`, body);
		expect([reply.status, refusedIn(reply)?.reason]).toEqual([400, 'invalid']);
		expect(await me.work()).toEqual(before);
		expect((await me.get(me.home)).headers.get('location')).toBe(`${me.home}/before`);
	});
});

describe.each(kinds)('%s', (kind, order) => {
	test('changes nothing when a page of another origin sends it', async () => {
		const me = tiny.learner();
		const body = JSON.stringify(order(me));
		const before = await me.work();
		for (const headers of [
			{ origin: 'https://elsewhere.example' },
			{ origin: 'null' },
			{ 'sec-fetch-site': 'cross-site' },
			{ origin: 'https://elsewhere.example', 'content-type': 'text/plain' }
		] as Record<string, string>[]) {
			const reply = await me.send(`${me.home}/commands`, body, headers);
			expect([headers, reply.status]).toEqual([headers, 403]);
		}
		expect(await me.work()).toEqual(before);
		expect((await me.get(me.home)).headers.get('location')).toBe(`${me.home}/before`);
	});

	test('is refused after the session has ended, and is carried out once there is a new one', async () => {
		const me = tiny.learner();
		const command = order(me);
		const before = await me.work();
		const signedOut = await tiny.nobody.send(`${me.home}/commands`, JSON.stringify(command));
		expect([signedOut.status, refusedIn(signedOut)?.reason]).toEqual([401, 'signed_out']);
		expect(await me.work()).toEqual(before);
		expect((await me.command(command)).status).toBe(200);
	});

	if (always.includes(kind)) return;

	test('changes nothing in a notebook that was finished', async () => {
		const me = tiny.learner();
		const command = order(me);
		const hand = client.prepare('update attempt set handed_in_at = ? where notebook_id = ?');
		hand.run(Date.now(), me.notebook.id);
		const before = await me.work();
		const reply = await me.command(command);
		expect(reply.status).toBe(409);
		expect(refusedIn(reply)?.message).toMatch(
			/^You’ve finished this notebook, .+ Nothing was saved\.$/
		);
		expect(reply.refused).toEqual({ reason: 'closed', message: reply.refused?.message });
		expect(await me.work()).toEqual(before);
	});
});
