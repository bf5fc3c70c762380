import { afterAll, beforeAll, expect, test } from 'vitest';
import { notebookCommands } from '#lib/http/notebook-handlers.server.ts';
import { uid } from '#lib/uid.ts';
import { judge, kinds, lock, type Order, orders, save } from '../support/http/sample-commands.ts';
import { type Learner, type OwnTinyServer, ownTinyServer } from '../support/http/tiny-server.ts';
import { planted, secrets, withoutChoices } from '../support/http/planted-words.ts';

let tiny: OwnTinyServer;
beforeAll(async () => {
	tiny = await ownTinyServer(planted);
});
afterAll(() => tiny.end());

const silent = ['why of families', 'argument of the silent point', 'relation of families'];

/** Sends a command and expects this status, and exactly these secrets in the reply. */
async function expectIn(me: Learner, order: Order, status: number, due: string[] = []) {
	const reply = await me.command(order);
	const found = Object.keys(secrets).filter((name) => secrets[name]?.test(withoutChoices(reply)));
	expect([order, reply.status, found.sort()]).toEqual([order, status, [...due].sort()]);
}

const families = (more: object = {}) => judge({ point: 'families', relation: 'agree', ...more });

/** Sends commands, some of them refused, whose replies never contain a secret. */
async function expectNothing(me: Learner, revision = 0) {
	for (const [kind, order] of kinds)
		if (kind !== 'judge' && kind !== 'lock' && kind !== 'save') await expectIn(me, order(me), 200);
	const text = `Once more, ${uid()}.`;
	await expectIn(me, save({ question: 'expect', text, revision }), 200);
	await expectIn(me, save({ question: 'expect', text: 'Older.', revision: 7 }), 409);
	await expectIn(me, lock({ question: 'evidence', text: 'One side [A2.2].', revision }), 422);
	await expectIn(me, judge({ point: 'remedy', relation: 'agree', revision: 7 }), 409);
	await expectIn(me, judge({ point: 'remedy', relation: 'winner' }), 400);
	await expectIn(me, { kind: 'view', point: 'families' }, 400);
}

test('the reply to a command contains a secret only if the student may already see it', async () => {
	const ada = tiny.learner();
	const ben = tiny.learner();
	await expectNothing(ada);
	await expectIn(ada, families({ revision: 7 }), 409);
	await expectIn(ada, families({ relation: 'winner' }), 400);
	await expectIn(ada, families(), 200, silent);
	await expectIn(ada, families(), 200, silent);
	await expectIn(ada, families({ reason: 'Older.', revision: 7 }), 409);
	await expectIn(ada, lock({ question: 'both', text: 'Perhaps.', revision: 7 }), 409);
	const locked = lock({ question: 'both', text: 'Perhaps.' });
	await expectIn(ada, locked, 200, ['model of both']);
	await expectIn(ada, locked, 200, ['model of both']);
	await expectIn(ada, save({ question: 'both', text: 'More.', revision: 1 }), 200);
	await expectIn(ada, save({ question: 'both', text: 'Older.', revision: 1 }), 409);
	await expectIn(ada, { ...locked, text: 'Again.', revision: 2 }, 422);
	await expectNothing(ada, 1);
	await expectNothing(ben);
});

test('the reply to a command in somebody else’s notebook shows nothing of that notebook', async () => {
	const ada = tiny.learner();
	const ben = tiny.learner();
	for (const order of [families(), lock({ question: 'both', text: 'Kanarianswer.' })])
		expect((await ada.command(order)).status).toBe(200);
	for (const who of [ben, tiny.nobody])
		for (const [kind, order] of kinds) {
			const body = JSON.stringify({ ...order(ada), ...(kind === 'judge' && families()) });
			const reply = await who.send(`${ada.home}/commands`, body);
			for (const secret of [...Object.values(secrets), /Kanarianswer/])
				expect(withoutChoices(reply)).not.toMatch(secret);
		}
});

test('every kind of command is tried here', () => {
	expect(Object.keys(orders).sort()).toEqual(Object.keys(notebookCommands).sort());
});
