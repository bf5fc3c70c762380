import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as accounts from '#lib/server/account/accounts.ts';
import { seatLearner } from '#lib/server/course/seats.ts';
import { twoCourses, type TwoCourses } from '../support/http/two-courses.ts';
import { fieldsOf, refusalIn, visibleHtml } from '../support/http/read-page.ts';
import {
	type OwnTinyServer,
	ownTinyServer,
	signedInBy,
	visitor
} from '../support/http/tiny-server.ts';

let tiny: OwnTinyServer;
let mine: TwoCourses;
let home: string;
beforeAll(async () => {
	tiny = await ownTinyServer();
});
beforeEach(async () => {
	mine = await twoCourses(tiny.url);
	home = `/courses/${mine.id}`;
});
afterAll(() => tiny.end());

const chosen = 'words of my own';
const twice = { newPassword: chosen, newPasswordAgain: chosen };

describe('a slip', () => {
	const phraseOf = (body: string) => /\b[a-z]+-[a-z]+-[a-z]+-[a-z]+(?=<)/.exec(body)?.[0] ?? '';

	test('signs a student in to choose a password before anything else, and no longer works after that', async () => {
		const { body } = await mine.instructor.post(`${home}/roster?/enrol`, { list: `Zed ${home}a` });
		const login =
			/<dd[^>]*><bdi>([^<]+)<\/bdi><\/dd>/.exec(visibleHtml({ ...blank, body }))?.[1] ?? '';
		const given = phraseOf(body);
		const me = signedInBy(await tiny.nobody.post('/sign-in', { login, password: given }), tiny.url);
		for (const there of ['/', '/lessons', home]) {
			const { status, headers } = await me.get(there);
			expect([there, status, headers.get('location')]).toEqual([
				there,
				303,
				there === '/lessons' ? '/account/password' : expect.any(String)
			]);
			expect(headers.get('location')).toMatch(/^\/account\/password/);
		}
		expect((await me.post('/account?/rename', { name: 'Zed' })).headers.get('location')).toMatch(
			/^\/account\/password/
		);
		const form = `/account/password?next=${home}`;
		const same = await me.post(form, { newPassword: given, newPasswordAgain: given });
		expect(refusalIn(same)).toMatch(/^This is the passphrase from your slip/);
		const reply = await me.post(form, twice);
		expect([reply.status, reply.headers.get('location')]).toEqual([303, home]);
		const now = signedInBy(reply, tiny.url);
		expect((await now.get(home)).status).toBe(200);
		expect((await now.get('/account/password')).headers.get('location')).toBe('/account');
		expect((await me.get(home)).status).toBe(404);
		expect((await tiny.nobody.post('/sign-in', { login, password: given })).status).toBe(400);
	});

	test('that was lost is replaced for a student who has not used it yet, and for nobody else', async () => {
		const { given, learner } = mine.members;
		const renewed = await mine.instructor.post(`${home}?/passphrase`, { id: given.id });
		expect(renewed.status).toBe(200);
		expect(phraseOf(renewed.body)).not.toBe('');
		const own = await mine.instructor.post(`${home}?/passphrase`, { id: learner.id });
		expect([own.status, phraseOf(own.body)]).toEqual([404, '']);
	});

	test('isn’t replaced once its holder uses the account in another teacher’s class, and the page says so', async () => {
		const { given } = mine.members;
		const offered = async () => visibleHtml(await mine.instructor.get(home));
		expect(await offered()).toContain('Create a new passphrase');
		accounts.setPassword(given, 'chosen');
		seatLearner(mine.others, given.id);
		const page = await offered();
		expect(page).not.toContain('Create a new passphrase');
		expect(page).toMatch(
			/use this account outside your classes, so only an administrator can\s+help/
		);
		const asked = await mine.instructor.post(`${home}?/passphrase`, { id: given.id });
		expect([asked.status, phraseOf(asked.body)]).toEqual([409, '']);
		expect(refusalIn(asked)).toContain('only an administrator can help');
	});
});

const blank = { status: 200, headers: new Headers() };

describe('a class list', () => {
	const upload = async (bytes: Uint8Array<ArrayBuffer>) => {
		const body = new FormData();
		body.set('list', '');
		body.set('file', new Blob([bytes]), 'class.csv');
		const reply = await fetch(`${tiny.url}${home}/roster?/preview`, {
			method: 'POST',
			body,
			headers: {
				origin: tiny.url,
				accept: 'text/html',
				cookie: `parallax_session=${mine.instructor.token}`
			}
		});
		return visibleHtml({ ...blank, body: await reply.text() });
	};

	test.each<[string, Uint8Array<ArrayBuffer>]>([
		['UTF-8', new TextEncoder().encode('Name\nZoë Weiß')],
		['UTF-16', new Uint8Array(Buffer.from('\ufeffName\nZoë Weiß', 'utf16le'))],
		['Windows’ own', new Uint8Array(Buffer.from('Name\nZoë Weiß', 'latin1'))]
	])('is read from a file in %s', async (_, bytes) => {
		expect(await upload(bytes)).toContain('<bdi>Zoë Weiß</bdi>');
	});

	test('in a guessed encoding says so, and is read in another without another upload', async () => {
		const bytes = new Uint8Array(Buffer.from('Kova\xe8\nBabi\xe6', 'latin1'));
		const first = await upload(bytes);
		expect(first).toContain('a guess: <b>Central European (Windows-1250)</b>');
		expect(first).toContain('<bdi>Babić</bdi>');
		const kept = { bytes: Buffer.from(bytes).toString('base64'), 'read-as': 'windows-1250' };
		const preview = `${home}/roster?/preview`;
		const again = await mine.instructor.post(preview, { ...kept, encoding: 'windows-1252' });
		expect(visibleHtml(again)).toContain('<bdi>Babiæ</bdi>');
		const wrong = await mine.instructor.post(preview, { ...kept, encoding: 'no-such' });
		expect([wrong.status, refusalIn(wrong)]).toEqual([400, 'Choose an encoding from the list.']);
	});

	test('that is no text says what to do', async () => {
		expect(await upload(new Uint8Array(Buffer.from('504b030414000600', 'hex')))).toContain(
			'This is an Excel or Word file, or another archive. Open it, and save the list as CSV'
		);
	});

	test('that cannot be read comes back with the reason and with what was pasted', async () => {
		const list = 'Jane\n'.repeat(201);
		const reply = await mine.instructor.post(`${home}/roster?/preview`, { list });
		expect(reply.status).toBe(400);
		expect(refusalIn(reply)).toMatch(/^This list has 201 people/);
		expect(fieldsOf(reply).list).toContain('Jane\nJane');
		const empty = await mine.instructor.post(`${home}/roster?/enrol`, { list: ' ' });
		expect(refusalIn(empty)).toMatch(/^Paste a list/);
	});

	test('without a column of names asks which one has them', async () => {
		const list = 'e-mail;house\na@b.org;Red';
		const preview = `${home}/roster?/preview`;
		const reply = visibleHtml(await mine.instructor.post(preview, { list }));
		expect(reply).toContain('No column has names.');
		expect(reply.replace(/<[^>]+>/g, '')).toContain('“e-mail”: email address. “house” isn’t used.');
		const chosen = {
			split: 'semicolon',
			cut: 'semicolon',
			'column-0': 'email',
			'column-1': 'name'
		};
		const again = visibleHtml(await mine.instructor.post(preview, { list, ...chosen }));
		expect(again).toContain('<bdi>Red</bdi>');
		expect(again).toContain('Import 1 student');
	});

	test('with equal lines is imported only once it is said who is who, and keeps the list', async () => {
		const list = `Zoe ${home}b\nZoe ${home}b`;
		const asked = await mine.instructor.post(`${home}/roster?/enrol`, { list, shown: '' });
		expect(asked.status).toBe(400);
		expect(refusalIn(asked)).toMatch(/is in the list twice\. Say whether/);
		expect(fieldsOf(asked).list).toBe(list);
		const told = await mine.instructor.post(`${home}/roster?/enrol`, { list, 'person-1': 'same' });
		expect(visibleHtml(told)).toContain('Print this page now');
	});

	test('sent twice creates no account twice', async () => {
		const list = 'Twice Given';
		const first = await mine.instructor.post(`${home}/roster?/enrol`, { list });
		const again = await mine.instructor.post(`${home}/roster?/enrol`, { list });
		expect([first.status, again.status]).toEqual([200, 200]);
		expect(visibleHtml(first)).toContain('Print this page now');
		expect(visibleHtml(again)).toContain('No new accounts were needed');
	});
});

describe('a one-time link', () => {
	test('for a new password leads at once to an address without its token, and works once', async () => {
		const { admin } = mine.members;
		const { learner } = mine.members;
		const made = await mine.admin.post('/admin?/reset', { id: learner.id });
		const link = /value="([^"]+\/reset\?token=[\w-]+)"/.exec(made.body)?.[1] ?? '';
		expect(admin.id).not.toBe(learner.id);
		const { pathname, search } = new URL(link);
		const moved = await tiny.nobody.get(pathname + search);
		expect([moved.status, moved.headers.get('location')]).toEqual([303, '/reset']);
		const cookie = /parallax_token=[^;]+/.exec(moved.headers.get('set-cookie') ?? '')?.[0] ?? '';
		expect(moved.headers.get('set-cookie')).toMatch(/Path=\/reset; HttpOnly; SameSite=Lax/i);
		const page = await tiny.nobody.get('/reset', { cookie });
		expect(visibleHtml(page)).toContain(learner.name);
		expect(page.body).not.toContain(cookie.split('=')[1]);
		const differ = await tiny.nobody.post(
			'/reset',
			{ ...twice, newPasswordAgain: 'x' },
			{ cookie }
		);
		expect(refusalIn(differ)).toMatch(/^The two passwords don’t match/);
		const set = await tiny.nobody.post('/reset', twice, { cookie });
		expect(set.headers.get('location')).toBe('/sign-in?next=/&done=reset');
		expect((await mine.learner.get(home)).status).toBe(404);
		const again = await tiny.nobody.post('/reset', twice, { cookie });
		expect([again.status, visibleHtml(again).includes('already been used or has expired')]).toEqual(
			[409, true]
		);
		expect(tiny.output()).not.toContain(cookie.split('=')[1]);
	});

	test('that nobody created opens nothing', async () => {
		for (const page of ['/reset', '/admin/first']) {
			const moved = await tiny.nobody.get(`${page}?token=nonsense`);
			const cookie = /parallax_token=[^;]+/.exec(moved.headers.get('set-cookie') ?? '')?.[0] ?? '';
			expect([page, (await tiny.nobody.get(page, { cookie })).status]).toEqual([page, 409]);
		}
	});
});

test('the last administrator cannot stop being one, and sees why', async () => {
	const fields = { id: mine.members.admin.id, role: 'admin' };
	const reply = await mine.admin.post('/admin?/disallow', fields);
	expect([reply.status, refusalIn(reply)]).toEqual([
		400,
		'This is the only administrator. Please make someone else an administrator first.'
	]);
});

test('the name of a class is shown as text, whatever characters it has', async () => {
	const name = '<b>"History"</b> & \u05d0\u05d1';
	const made = await mine.instructor.post('/courses', { name, timeZone: 'UTC' });
	const page = visibleHtml(await mine.instructor.get(made.headers.get('location') ?? ''));
	expect(page).toContain('&lt;b>"History"&lt;/b> &amp; \u05d0\u05d1');
	const refused = await mine.instructor.post('/courses', { name: ' ', timeZone: 'UTC' });
	expect(refusalIn(refused)).toBe('Please give the class a name.');
	expect((await visitor(tiny.url).get(home)).status).toBe(404);
});
