import { afterAll, beforeAll, expect, test } from 'vitest';
import * as users from '#lib/server/users.ts';
import { steps } from '#lib/steps.ts';
import { uid } from '#lib/uid.ts';
import { handIn } from '../support/cast.ts';
import { dataOf, doors, fill } from '../support/http/doors.ts';
import {
	type Learner,
	type OwnTinyServer,
	ownTinyServer,
	type Visitor
} from '../support/http/tiny-server.ts';
import { handedInOnly, planted, secrets, withoutChoices } from '../support/http/planted-words.ts';

let tiny: OwnTinyServer;
let ada: Learner;
let ben: Learner;
beforeAll(async () => {
	tiny = await ownTinyServer(planted);
	ada = tiny.learner();
	ben = tiny.learner();
});
afterAll(() => tiny.end());

/** What a learner writes, with that learner's mark in every word. */
const writings = (mark: string) => ({
	note: `Kanarinote${mark}`,
	gone: `Kanarigone${mark}`,
	reason: `Kanarireason${mark}`,
	answer: `Kanarianswer${mark}`
});

const kept = { ada: `note-of-ada-${uid()}`, ben: `note-of-ben-${uid()}` };
const gone = { ada: `gone-of-ada-${uid()}`, ben: `gone-of-ben-${uid()}` };

const queries: Record<string, string[]> = {
	'/notebooks/[notebook=id]/read': [...Object.values(kept), ...Object.values(gone)].flatMap(
		(id) => [`?edit=${id}`, `?erased=${id}`]
	),
	'/notebooks/[notebook=id]/compare': ['?point=tired', '?point=remedy', '?point=families'],
	'/notebooks/[notebook=id]/answer': ['?question=expect', '?question=evidence', '?question=both']
};

/** Every address that a browser could ask for, found in src/routes: pages, what they load, and files. */
function addresses(): string[] {
	const all = doors.filter(({ method }) => method === 'GET');
	return all.flatMap(({ route, page }) => {
		const filled = [ada, ben].map(({ notebook }) => fill(route, { notebook: notebook.id }));
		return [...new Set(filled)].flatMap((path) => {
			const each = ['', ...(queries[route] ?? [])].map((query) => path + query);
			return page ? [...each, ...each.map(dataOf)] : each;
		});
	});
}

/** Fetches everything there is. */
async function crawl(who: Pick<Visitor, 'get'>) {
	const found = new Map<string, string>();
	for (const address of addresses()) found.set(address, withoutChoices(await who.get(address)));
	return (what: RegExp) =>
		[...found].flatMap(([address, text]) => (what.test(text) ? [address] : [])).sort();
}

/** A page's address and its data's. */
const both = (...of: string[]) => of.flatMap((address) => [address, dataOf(address)]);

/** Nobody and Ben find no secret anywhere; Ada finds exactly what is due, exactly there. */
async function expectSecrets(due: Record<string, string[]>) {
	for (const [name, who] of Object.entries({ nobody: tiny.nobody, ben, ada })) {
		const where = await crawl(who);
		for (const [secret, shows] of Object.entries(secrets)) {
			const expected = name === 'ada' ? (due[secret] ?? []) : [];
			expect([name, secret, where(shows)]).toEqual([name, secret, [...expected].sort()]);
		}
	}
}

async function write(who: Learner, name: 'ada' | 'ben') {
	const { note, gone: erased, answer } = writings(name);
	const { home } = who;
	const remark = { from: 'A1.1', code: 'problem' };
	const sent = [
		await who.post(`${home}/read?/annotate`, { ...remark, uid: kept[name], note }),
		await who.post(`${home}/read?/annotate`, { ...remark, uid: gone[name], note: erased }),
		await who.post(`${home}/read?/erase`, { uid: gone[name] }),
		await who.post(`${home}/answer?/save`, {
			...{ question: 'both', revision: '0', saveUid: uid(), text: answer }
		})
	];
	expect(sent.map(({ status }) => status)).toEqual([303, 303, 303, 303]);
}

async function judge(who: Learner, reason: string) {
	const judged = { point: 'families', revision: '0', relation: 'agree', reason };
	expect((await who.post(`${who.home}/compare?/judge`, judged)).status).toBe(303);
}

/** Where what is due is sent: every step has the whole notebook, and so have the files. */
const everywhere = () => [
	...steps.flatMap((step) => {
		const page = `${ada.home}/${step}`;
		const asked = queries[`/notebooks/[notebook=id]/${step}`] ?? [];
		return both(page, ...asked.map((query) => page + query));
	}),
	...both(`${ada.home}/print`),
	`${ada.home}/export`,
	'/account/export'
];

/** Where the author's view of the silent point is due, once it is judged. */
const viewed = () => ({
	'why of families': everywhere(),
	'relation of families': everywhere(),
	// the file has the judgement beside the view, and not what each side argues
	'argument of the silent point': everywhere().filter((address) => !address.endsWith('/export'))
});

test('before anything is judged or locked, no secret reaches anybody', async () => {
	await write(ada, 'ada');
	await write(ben, 'ben');
	await expectSecrets({});
});

test('a form that is refused brings no secret back', async () => {
	const text = 'A label alone [A2.2].';
	const point = { point: 'families', revision: '0', reason: 'Eh.' };
	const answer = { question: 'expect', revision: '0', saveUid: uid(), text: '' };
	const refused: [string, Record<string, string>][] = [
		['compare?/judge&point=families', point],
		['compare?/judge&point=families', { ...point, relation: 'agree', revision: '7' }],
		['answer?/lock&question=expect', answer],
		['answer?/lock&question=evidence', { ...answer, question: 'evidence', text }]
	];
	for (const [form, fields] of refused)
		for (const accept of ['text/html', 'application/json']) {
			const reply = await ben.post(`${ben.home}/${form}`, fields, { accept });
			expect(reply.body).toMatch(/role="alert"|"type":"failure"/);
			for (const shows of Object.values(secrets)) expect(withoutChoices(reply)).not.toMatch(shows);
		}
});

test('judging one point shows its author’s view to that learner, and nothing else to anybody', async () => {
	await judge(ada, writings('ada').reason);
	await expectSecrets(viewed());
});

test('locking one answer shows its model to that learner, and nothing else to anybody', async () => {
	const text = 'One district measured it [A2.2]; a survey says otherwise [B1.3].';
	const locked = { question: 'evidence', revision: '0', saveUid: uid(), text };
	expect((await ada.post(`${ada.home}/answer?/lock`, locked)).status).toBe(303);
	await expectSecrets({
		...viewed(),
		'model of evidence': everywhere()
	});
});

test('one learner’s words and resume code reach nobody else, and no log', async () => {
	await judge(ben, writings('ben').reason);
	const cast = { ada, ben };
	const reach = {
		nobody: await crawl(tiny.nobody),
		ada: await crawl(ada),
		ben: await crawl(ben)
	};
	for (const name of ['ada', 'ben'] as const) {
		const owner = cast[name];
		const private_ = [...Object.values(writings(name)), users.resumeCode(owner.user)];
		for (const words of private_) {
			const others = (['nobody', 'ada', 'ben'] as const).filter((other) => other !== name);
			for (const other of others) expect(reach[other](new RegExp(words))).toEqual([]);
			expect(reach[name](new RegExp(words)).length).toBeGreaterThan(0);
			expect(tiny.output()).not.toContain(words);
		}
		expect(tiny.output()).not.toContain(owner.token);
	}
	expect(tiny.output()).toContain('/notebooks/[notebook=id]/(steps)/answer');
});

test('what handing in opens to its owner reaches nobody else', async () => {
	handIn(ada.notebook);
	for (const who of [tiny.nobody, ben]) {
		const where = await crawl(who);
		for (const [secret, shows] of Object.entries(handedInOnly))
			expect([secret, where(shows)]).toEqual([secret, []]);
	}
});
