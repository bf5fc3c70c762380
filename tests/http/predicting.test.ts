import { describe, expect, test } from 'vitest';
import { uid } from '#lib/uid.ts';
import { everyAddress, readAll, timeFor } from '../support/http/crawl.ts';
import { visibleHtml } from '../support/http/read-page.ts';
import { send } from '../support/http/send-command.ts';
import { type Learner } from '../support/http/tiny-server.ts';
import { tiny, withTinyServer } from '../support/http/with-server.ts';

withTinyServer();

/** What the articles argue: their labels, theses and arguments on points, and the lesson's summary. */
const arguments_ = [
	'argues that the school day',
	'The body clock of teenagers cannot be moved',
	'Tired pupils need better evenings',
	'Their bodies fall asleep later',
	'They go to bed too late',
	'One follows the body clock'
];
const patient = timeFor(2 * everyAddress([{ notebook: 1 }]).length);

const addresses = (who: Learner) => [
	'/',
	'/lessons',
	'/lessons/tiny',
	...everyAddress([{ notebook: who.notebook.id }])
];
/** The addresses whose replies say what the articles argue. */
async function telling(who: Pick<Learner, 'get'>, all: string[]) {
	const replies = await readAll(who, [...new Set(all)]);
	return replies.flatMap(([address, { body }]) =>
		arguments_.some((words) => body.includes(words)) ? [address] : []
	);
}

const predicted = { question: 'expect', revision: 0, saveUid: uid(), text: 'Sleep first.' };

describe('what the articles argue', () => {
	test.each([
		['locked', { kind: 'lock', ...predicted }],
		['skipped', { kind: 'skip' }]
	] as const)('is on no page or file until the prediction is %s', patient, async (_, command) => {
		const who = tiny.beginner();
		expect(await telling(who, addresses(who))).toEqual([]);
		expect((await send(tiny.url, who.home, command, who.token)).status).toBe(200);
		const told = await telling(who, addresses(who));
		for (const step of ['read', 'compare', 'print', 'export'])
			expect(told).toContain(`${who.home}/${step}`);
		// there is no notebook on these, so they never tell it
		for (const page of ['/', '/lessons', '/lessons/tiny']) expect(told).not.toContain(page);
	});

	test('is told to whoever has judged a point before there was anything to skip', async () => {
		const who = tiny.beginner();
		const judged = { kind: 'judge', point: 'tired', revision: 0, relation: 'agree', reason: '' };
		expect((await send(tiny.url, who.home, judged, who.token)).status).toBe(200);
		expect(await telling(who, [`${who.home}/compare`])).toHaveLength(1);
	});

	test('is asked for on Compare, where the prediction can be made or skipped, without a script', async () => {
		const who = tiny.beginner();
		for (const address of [`${who.home}/compare`, `${who.home}/compare?point=tired`]) {
			const page = visibleHtml(await who.get(address));
			expect(page).toContain('First, your prediction');
			expect(page).toContain('Make a prediction');
			expect(page).toContain('Skip the prediction');
		}
		const { status, headers } = await who.post(`${who.home}/before?/skip`, { to: 'compare' });
		expect([status, headers.get('location')]).toEqual([303, 'compare']);
		expect(visibleHtml(await who.get(`${who.home}/compare`))).toContain(
			'Their bodies fall asleep later'
		);
	});
});
