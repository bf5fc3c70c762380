import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uid } from '#lib/uid.ts';
import { textsLater } from '../support/tiny-lesson.ts';
import { everyAddress, readAll, textOf, timeFor } from '../support/http/crawl.ts';
import { type Learner, type OwnTinyServer, ownTinyServer } from '../support/http/tiny-server.ts';
import { before, findings, send } from '../support/http/send-command.ts';

let tiny: OwnTinyServer;
beforeAll(async () => {
	tiny = await ownTinyServer([textsLater]);
});
afterAll(() => tiny.end());

/** Words that occur only in the texts, or only in what depends on them. */
const words = new RegExp(
	[
		'Teenagers are not lazy',
		'The body releases its sleep hormone later',
		'Tom Okafor does not dispute',
		'Their bodies fall asleep',
		'best evidence on each side'
	].join('|')
);
const texted = ['read', 'compare', 'answer'];

const addresses = (...of: Learner[]) =>
	everyAddress(of.map(({ notebook }) => ({ notebook: notebook.id })));
const patient = timeFor(2 * everyAddress([{ notebook: 1 }, { notebook: 2 }]).length);

async function opened(who: Learner) {
	const expect_ = { question: 'expect', revision: 0, saveUid: uid(), text: 'Sleep first.' };
	for (const command of [
		{ kind: 'stance', ...before, reason: '' },
		{ kind: 'lock', ...expect_ }
	])
		expect((await send(tiny.url, who.home, command, who.token)).status).toBe(200);
}

describe('where the articles are unlocked later,', () => {
	test('no page, file or data contains their words before', patient, async () => {
		const ada = tiny.learner();
		const texted = async () => {
			const replies = await readAll(ada, addresses(ada));
			return replies.flatMap(([address, { body }]) => (words.test(body) ? [address] : []));
		};
		expect(await texted()).toEqual([]);
		await opened(ada);
		expect((await texted()).length).toBeGreaterThan(5);
	});

	test('the steps that show them lead to the step “Before” until then', async () => {
		const ada = tiny.learner();
		const query = { read: '', compare: '?point=tired', answer: '?question=evidence' };
		for (const [step, more] of Object.entries(query)) {
			const { status, headers } = await ada.get(`${ada.home}/${step}${more}`);
			expect([status, headers.get('location')]).toEqual([303, `${ada.home}/before`]);
		}
		await opened(ada);
		for (const step of texted) expect((await ada.get(`${ada.home}/${step}`)).status).toBe(200);
	});

	test('every form and command about them is refused, and says when they are unlocked', async () => {
		const ada = tiny.learner();
		const sentence = 'The articles open once you lock your prediction and say where you stand.';
		const remark = { uid: uid(), from: 'A1.1', code: '', note: 'Eh.' };
		const judged = { point: 'tired', revision: '0', relation: 'agree', reason: '' };
		const answer = { question: 'evidence', revision: '0', saveUid: uid(), text: 'A1.1, B1.1' };
		const [, own, silence] = findings('Any ');
		for (const command of [
			{ kind: 'annotate', ...remark },
			{ kind: 'judge', ...judged },
			{ kind: 'save', ...answer },
			{ kind: 'lock', ...answer },
			{ kind: 'lock', ...answer, question: 'expect' },
			{ ...own },
			{ ...silence }
		]) {
			const { status, body } = await send(tiny.url, ada.home, command, ada.token);
			expect([command, status, JSON.parse(body)]).toEqual([
				command,
				409,
				{ refused: { reason: 'closed', message: sentence } }
			]);
		}
		const forms = { 'read?/annotate': remark, 'compare?/judge': judged, 'answer?/lock': answer };
		for (const [form, fields] of Object.entries(forms)) {
			const json = { accept: 'application/json' };
			const { body } = await ada.post(`${ada.home}/${form}`, fields, json);
			expect(JSON.parse(body)).toMatchObject({ type: 'failure', status: 409 });
			expect(body).toContain(sentence);
		}
		expect(await ada.work()).toMatchObject({ annotations: [], judgements: [], answers: [] });
	});
});

describe('a student’s stance and own findings', () => {
	let ada: Learner;
	let ben: Learner;
	beforeAll(async () => {
		ada = tiny.learner();
		ben = tiny.learner();
		for (const who of [ada, ben]) await opened(who);
		for (const [i, command] of findings('Kanari').entries()) {
			const sent = i ? command : { ...command, revision: 1 };
			expect((await send(tiny.url, ada.home, sent, ada.token)).status).toBe(200);
		}
	});

	const all = ['Kanarisilence', 'Kanaristance', 'Kanarititle', 'Kanariwhy'];
	test.each([
		['nobody', () => tiny.nobody, []],
		['another learner', () => ben, []],
		['the learner', () => ada, all]
	] as const)('are on pages of that student only: %s', patient, async (_, who, due) => {
		const text = await textOf(who(), addresses(ada, ben));
		expect([...new Set(text.match(/Kanari\w+/g))].toSorted()).toEqual(due);
		expect(tiny.output()).not.toMatch(/Kanari/);
	});
});
