import { afterAll, beforeAll, expect, test } from 'vitest';
import { dataOf, doors, fill } from '../support/http/doors.ts';
import {
	type Learner,
	type Reply,
	type TinyServer,
	tinyServer,
	visitor
} from '../support/http/tiny-server.ts';
import { annotate } from '../support/http/form-mistakes.ts';

let tiny: TinyServer;
let ada: Learner;
beforeAll(async () => {
	tiny = tinyServer();
	ada = tiny.learner();
});
afterAll(() => tiny.end());

const addresses = (): string[] =>
	doors
		.filter(({ method }) => method === 'GET')
		.flatMap(({ route, page }) => {
			const path = fill(route, { notebook: ada.notebook.id });
			return page ? [path, dataOf(path)] : [path];
		})
		.concat('/notebooks/987654321/read', '/no/such/address');

const policy = ({ headers }: Reply) =>
	Object.fromEntries(
		(headers.get('content-security-policy') ?? '')
			.split('; ')
			.map((directive) => [directive.split(' ')[0], directive.split(' ').slice(1).join(' ')])
	);

test('everything says that it is not to be guessed at, framed or told to other sites', async () => {
	for (const who of [tiny.nobody, ada])
		for (const address of addresses()) {
			const { headers } = await who.get(address);
			const said = [
				headers.get('x-content-type-options'),
				headers.get('referrer-policy'),
				headers.get('cross-origin-opener-policy'),
				headers.get('cross-origin-resource-policy')
			];
			expect([address, ...said]).toEqual([
				...[address, 'nosniff', 'same-origin', 'same-origin', 'same-origin']
			]);
		}
});

test('every page takes scripts and styles from here alone, and none that it did not sign', async () => {
	for (const who of [tiny.nobody, ada])
		for (const address of addresses()) {
			const reply = await who.get(address);
			if (!reply.headers.get('content-type')?.startsWith('text/html')) continue;
			const { 'script-src': script = '', 'style-src': style = '', ...rest } = policy(reply);
			expect({ address, ...rest }).toMatchObject({ address, 'frame-ancestors': "'none'" });
			if (rest['default-src'] === "'none'") continue; // no page of ours: nothing may run there at all
			expect(rest).toMatchObject({
				'default-src': "'self'",
				'object-src': "'none'",
				'base-uri': "'none'",
				'form-action': "'self'"
			});
			expect(script).toMatch(/^'self'( 'nonce-[\w+/=]+')?$/);
			expect(style).toMatch(/^'self'( 'nonce-[\w+/=]+')?$/);
			expect(reply.body).not.toMatch(/<[^>]+ style="|<[^>]+ on\w+="/);
		}
});

test('nothing that a signed-in browser gets may be kept by a cache', async () => {
	for (const address of addresses()) {
		const { headers } = await ada.get(address);
		expect([address, headers.get('cache-control')]).toEqual([address, 'private, no-store']);
	}
	const refused = await ada.post(`${ada.home}/read?/annotate`, annotate({ from: 'A9.9' })());
	expect(refused.headers.get('cache-control')).toBe('private, no-store');
});

test('no change is made for a page of another address', async () => {
	const before = await ada.work();
	const from: Record<string, string>[] = [
		{ origin: 'https://elsewhere.example' },
		{ origin: 'null' },
		{ origin: tiny.url.replace('127.0.0.1', 'localhost') },
		{ 'sec-fetch-site': 'cross-site' },
		{ 'sec-fetch-site': 'same-site' },
		{ origin: 'https://elsewhere.example', 'content-type': 'application/json' },
		{ origin: 'https://elsewhere.example', 'content-type': 'text/plain' }
	];
	for (const headers of from) {
		const reply = await ada.post(`${ada.home}/read?/annotate`, annotate({})(), headers);
		expect([headers, reply.status]).toEqual([headers, 403]);
		const left = await ada.post('/leave', {}, headers);
		expect([headers, left.status]).toEqual([headers, 403]);
	}
	expect(await ada.work()).toEqual(before);
});

test('the session cookie is out of reach of scripts and of other sites', async () => {
	const { status, headers } = await visitor(tiny.url).post('/lessons/tiny?/start', {
		uid: 'a-form-of-this-page'
	});
	expect(status).toBe(303);
	const cookie = headers.get('set-cookie') ?? '';
	expect(cookie).toMatch(/; HttpOnly/i);
	expect(cookie).toMatch(/; SameSite=Lax/i);
	expect(cookie).toMatch(/; Path=\//i);
});

test('a connection is kept for longer than a proxy keeps it, so that no request meets a closed one', async () => {
	const { headers } = await tiny.nobody.get('/');
	const seconds = Number(/timeout=(\d+)/.exec(headers.get('keep-alive') ?? '')?.[1]);
	expect(seconds).toBeGreaterThan(120);
});
