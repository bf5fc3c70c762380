import { afterAll, beforeAll, expect, test } from 'vitest';
import { everyAddress, readAll, timeFor } from '../support/http/crawl.ts';
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

const extra = ['/notebooks/987654321/read', '/no/such/address'];
const addresses = () => [...everyAddress([{ notebook: ada.notebook.id }]), ...extra];
const patient = timeFor(everyAddress([{}]).length + extra.length);
const readers = [
	['nobody', () => tiny.nobody],
	['a learner', () => ada]
] as const;

const policy = ({ headers }: Reply) =>
	Object.fromEntries(
		(headers.get('content-security-policy') ?? '')
			.split('; ')
			.map((directive) => [directive.split(' ')[0], directive.split(' ').slice(1).join(' ')])
	);

test.each(readers)(
	'for %s, every reply keeps browsers from guessing its type and from sharing it with other sites',
	patient,
	async (_, who) => {
		for (const [address, { headers }] of await readAll(who(), addresses())) {
			const found = [
				headers.get('x-content-type-options'),
				headers.get('referrer-policy'),
				headers.get('cross-origin-opener-policy'),
				headers.get('cross-origin-resource-policy')
			];
			const due = ['nosniff', 'same-origin', 'same-origin', 'same-origin'];
			expect([address, ...found]).toEqual([address, ...due]);
		}
	}
);

test.each(readers)(
	'for %s, every page allows only scripts and styles of this site, inline ones only with a nonce',
	patient,
	async (_, who) => {
		for (const [address, reply] of await readAll(who(), addresses())) {
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
	}
);

test('no reply to a signed-in browser may be cached', patient, async () => {
	for (const [address, { headers }] of await readAll(ada, addresses()))
		expect([address, headers.get('cache-control')]).toEqual([address, 'private, no-store']);
	const refused = await ada.post(`${ada.home}/read?/annotate`, annotate({ from: 'A9.9' })());
	expect(refused.headers.get('cache-control')).toBe('private, no-store');
});

test('a request from a page of another origin changes nothing', async () => {
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

test('a connection stays open for longer than a proxy keeps it, so that no request finds it closed', async () => {
	const { headers } = await tiny.nobody.get('/');
	const seconds = Number(/timeout=(\d+)/.exec(headers.get('keep-alive') ?? '')?.[1]);
	expect(seconds).toBeGreaterThan(120);
});
