import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as users from '#lib/server/account/users.ts';
import { steps } from '#lib/address/notebook-steps.ts';
import { uid } from '#lib/uid.ts';
import { handIn } from '../support/cast.ts';
import { everyAddress, readAll, type Reading, timeFor } from '../support/http/crawl.ts';
import { dataOf } from '../support/http/doors.ts';
import { type Learner, type OwnTinyServer, ownTinyServer } from '../support/http/tiny-server.ts';
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

const names = ['nobody', 'ada', 'ben'] as const;
type Name = (typeof names)[number];
const called = (name: Name) => ({ nobody: tiny.nobody, ada, ben })[name];

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
const addresses = (reading: Reading) =>
	everyAddress(
		[ada, ben].map(({ notebook }) => ({ notebook: notebook.id })),
		reading,
		queries
	);
const patient = timeFor(everyAddress([{ notebook: 1 }, { notebook: 2 }], 'all', queries).length);

/** Fetches every address; returns a function that lists the addresses whose replies match. */
async function crawl(name: Name, reading: Reading) {
	const replies = await readAll(called(name), addresses(reading));
	const found = replies.map(([address, reply]) => [address, withoutChoices(reply)] as const);
	return (what: RegExp) =>
		found.flatMap(([address, text]) => (what.test(text) ? [address] : [])).sort();
}

/** The address of each page and of its data. */
const both = (...of: string[]) => of.flatMap((address) => [address, dataOf(address)]);

async function write(who: Learner, name: 'ada' | 'ben') {
	const { note, gone: erased, answer } = writings(name);
	const { home } = who;
	const remark = { from: 'A1.1', code: 'problem' };
	const sent = [
		await who.post(`${home}/read?/annotate`, { ...remark, uid: kept[name], note }),
		await who.post(`${home}/read?/annotate`, { ...remark, uid: gone[name], note: erased }),
		await who.post(`${home}/read?/erase`, { uid: gone[name] }),
		await who.post(`${home}/answer?/save`, {
			question: 'both',
			revision: '0',
			saveUid: uid(),
			text: answer
		})
	];
	expect(sent.map(({ status }) => status)).toEqual([303, 303, 303, 303]);
}

async function judge(who: Learner, reason: string) {
	const judged = { point: 'families', revision: '0', relation: 'agree', reason };
	expect((await who.post(`${who.home}/compare?/judge`, judged)).status).toBe(303);
}

async function lockEvidence(who: Learner) {
	const text = 'One district measured it [A2.2]; a survey says otherwise [B1.3].';
	const locked = { question: 'evidence', revision: '0', saveUid: uid(), text };
	expect((await who.post(`${who.home}/answer?/lock`, locked)).status).toBe(303);
}

/** The addresses that send what is due: every step sends the whole notebook, and so do the files. */
const everywhere = ({ home }: Learner) => [
	...steps.flatMap((step) => {
		const page = `${home}/${step}`;
		const asked = queries[`/notebooks/[notebook=id]/${step}`] ?? [];
		return both(page, ...asked.map((query) => page + query));
	}),
	...both(`${home}/print`),
	`${home}/export`,
	'/account/export'
];

/** The addresses that send the lesson's view of the silent point to this learner, once they have judged it. */
const viewed = (who: Learner) => ({
	'why of families': everywhere(who),
	'relation of families': everywhere(who),
	// the files have the view beside the judgement, but not what each side argues
	'argument of the silent point': everywhere(who).filter((address) => !address.endsWith('/export'))
});

test('the reply to a refused form contains no secret', async () => {
	const text = 'A label alone [A2.2].';
	const point = { point: 'families', revision: '0', reason: 'Eh.' };
	const answer = { question: 'expect', revision: '0', saveUid: uid(), text: '' };
	const refused: [string, Record<string, string>][] = [
		['compare?/judge&point=families', point],
		['compare?/judge&point=families', { ...point, relation: 'agree', revision: '7' }],
		['answer?/lock&question=expect', answer],
		['answer?/lock&question=evidence', { ...answer, question: 'evidence', text }]
	];
	const me = tiny.learner();
	for (const [form, fields] of refused)
		for (const accept of ['text/html', 'application/json']) {
			const reply = await me.post(`${me.home}/${form}`, fields, { accept });
			expect(reply.body).toMatch(/role="alert"|"type":"failure"/);
			for (const shows of Object.values(secrets)) expect(withoutChoices(reply)).not.toMatch(shows);
		}
});

type Due = Partial<Record<Name, Record<string, string[]>>>;
type Stage = { when: string; reach: () => Promise<void>; due: () => Due; last?: true };

/** Each stage builds on those before it; at each, everybody finds exactly the secrets that they may see. */
const stages: Stage[] = [
	{
		when: 'before anything is judged or locked',
		reach: async () => {
			await write(ada, 'ada');
			await write(ben, 'ben');
		},
		due: () => ({})
	},
	{
		when: 'once Ada has judged one point',
		reach: () => judge(ada, writings('ada').reason),
		due: () => ({ ada: viewed(ada) })
	},
	{
		when: 'once Ada has locked one answer',
		reach: () => lockEvidence(ada),
		due: () => ({ ada: { ...viewed(ada), 'model of evidence': everywhere(ada) } })
	},
	{
		when: 'once Ben has judged the same point',
		reach: () => judge(ben, writings('ben').reason),
		due: () => ({
			ada: { ...viewed(ada), 'model of evidence': everywhere(ada) },
			ben: viewed(ben)
		}),
		last: true
	}
];

/** Every private word of a learner, and the code that opens their work. */
const privateWords = (name: 'ada' | 'ben') => [
	...Object.values(writings(name)),
	users.resumeCode({ ada, ben }[name].user) ?? ''
];

describe.each(stages)('$when', ({ reach, due, last }) => {
	beforeAll(reach);

	test.each(names)(
		'%s finds exactly the secrets they may see, only where they belong, and nobody else’s words',
		patient,
		async (name) => {
			// pages show only what they load: the pages themselves are read at the last stage, and for “nobody” at each
			const reading = last || name === 'nobody' ? 'all' : 'data';
			const read = addresses(reading);
			const where = await crawl(name, reading);
			for (const [secret, shows] of Object.entries(secrets)) {
				const expected = (due()[name]?.[secret] ?? []).filter((address) => read.includes(address));
				expect([secret, where(shows)]).toEqual([secret, expected.sort()]);
			}
			for (const owner of ['ada', 'ben'] as const)
				for (const words of privateWords(owner)) {
					const found = where(new RegExp(words)).length > 0;
					// a learner's own words are complete only at the last stage
					if (owner !== name || last) expect([words, found]).toEqual([words, owner === name]);
				}
		}
	);
});

test('no log contains the words, resume code or session of a student', () => {
	for (const name of ['ada', 'ben'] as const)
		for (const never of [...privateWords(name), { ada, ben }[name].token])
			expect(tiny.output()).not.toContain(never);
	expect(tiny.output()).toContain('/notebooks/[notebook=id]/(steps)/answer');
});

describe('what a student sees only after handing in', () => {
	beforeAll(() => handIn(ada.notebook));

	test.each(['nobody', 'ben'] as const)('is on no page for %s', patient, async (name) => {
		const where = await crawl(name, 'all');
		for (const [secret, shows] of Object.entries(handedInOnly))
			expect([secret, where(shows)]).toEqual([secret, []]);
	});
});
