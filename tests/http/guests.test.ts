import { expect, test } from 'vitest';
import { client } from '#lib/server/db/index.ts';
import * as rateLimits from '#lib/server/rate-limits.ts';
import { uid } from '#lib/uid.ts';
import { refusalIn, visibleHtml } from '../support/http/read-page.ts';
import { addressHeader } from '../support/http/test-server.ts';
import { tiny, withTinyServer } from '../support/http/with-server.ts';

withTinyServer();

/** Starts the lesson without a session, from this address. */
const startFrom = (address: string, notebook = uid()) =>
	tiny.nobody.post('/lessons/tiny?/start', { uid: notebook }, { [addressHeader]: address });

const guests = () => client.prepare('select count(*) from user where is_anonymous').pluck().get();

test('40 guests start behind one address after 260 others, and from 300 on the page says what else to do', async () => {
	rateLimits.seldom('guest', '2001:db8:1:2::1', 260);
	for (let n = 1; n <= 40; n++) {
		const reply = await startFrom(`2001:db8:1:2::${n}`);
		expect([n, reply.status]).toEqual([n, 303]);
	}
	const before = guests();
	const refused = await startFrom('2001:db8:1:2:ffff::');
	expect(refused.status).toBe(429);
	expect(refusalIn(refused)).toMatch(
		/^Too many guests have started from this network\. Please try again in \d+ minutes\./
	);
	const page = visibleHtml(refused);
	expect(page).toContain('With an account you can start now:');
	for (const way of ['sign-up', 'sign-in'])
		expect(page).toContain(`href="/${way}?next=/lessons/tiny"`);
	expect(guests()).toBe(before);
	expect((await startFrom('2001:db8:1:3::1')).status).toBe(303);
	// who is signed in makes no guest
	const holder = await tiny.holder();
	const started = await holder.post(
		'/lessons/tiny?/start',
		{ uid: uid() },
		{ [addressHeader]: '2001:db8:1:2::1' }
	);
	expect(started.status).toBe(303);
});

test('a start that is refused leaves no guest behind, and the page says why', async () => {
	const taken = uid();
	expect((await startFrom('192.0.2.60', taken)).status).toBe(303);
	const before = guests();
	const refused = await startFrom('192.0.2.60', taken);
	expect(refused.status).toBe(400);
	expect(refusalIn(refused)).toBe('This page is out of date. Please reload it and try again.');
	expect(guests()).toBe(before);
});
