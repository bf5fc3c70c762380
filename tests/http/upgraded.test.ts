import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { visibleHtml } from '../support/http/read-page.ts';
import { serveTests } from '../support/http/test-server.ts';
import { signedInBy, visitor, type Visitor } from '../support/http/tiny-server.ts';
import { databaseOf13636d5 } from '../support/old-database.ts';
import { type Served, temporary } from '../support/server.ts';

type Person = 'dora' | 'eli' | 'ada';

/** The server on a database of 23 November 2026. Dora teaches Eli; Ada is a guest. */
let server: Served;
let people: Record<Person, Visitor>;
/** A browser of every person in it that was signed in then, by name. */
let browsers: [name: string, browser: Visitor][];
beforeAll(async () => {
	const data = temporary();
	const old = databaseOf13636d5(join(data, 'parallax.db'));
	// a session lasts 400 days, and this one must be valid on any day
	old.prepare('update session set expires_at = ?').run(Date.now() + 86_400_000);
	const token = (name: string) =>
		old
			.prepare('select token from session join user on user.id = user_id where name = ?')
			.pluck()
			.get(name);
	const tokens = { dora: String(token('Dora')), ada: String(token('Guest')) };
	old
		.prepare(
			`insert into session (id, token, user_id, expires_at, created_at, updated_at)
				select 'session ' || id, 'token-of-' || name, id, ?, 1, 1 from user`
		)
		.run(Date.now() + 86_400_000);
	const names = old.prepare('select name from user').pluck().all() as string[];
	old.close();
	server = await serveTests(data);
	browsers = names.map((name) => [name, visitor(server.url, `token-of-${name}`)]);
	const fields = { login: 'eli', password: 'three quiet words' };
	const reply = await visitor(server.url).post('/sign-in', fields);
	people = {
		dora: visitor(server.url, tokens.dora),
		ada: visitor(server.url, tokens.ada),
		eli: signedInBy(reply, server.url)
	};
});
afterAll(async () => {
	await server.stop();
	rmSync(server.data, { recursive: true });
});

/** Words that somebody wrote then, by the page that shows them now. */
const written: [who: Person, address: string, ...words: string[]][] = [
	['dora', '/courses/1', 'History', 'Otto', 'Eli', 'Fay', 'Kim'],
	['dora', '/courses/1/log', 'Otto', 'The bell, past'],
	['dora', '/assignments/1', 'Eli', 'Fay'],
	['dora', '/assignments/1/margin', 'Who says so?', 'I doubt that.'],
	['dora', '/submissions/3/review', 'Well read.', 'Well shown.', 'How so?', 'Eli evidence'],
	['dora', '/assignments/1/class/spotlight', 'In puberty, she explains'],
	['dora', '/assignments/2/class', '5 students'],
	['dora', '/phrases', 'What of this do you know?'],
	['eli', '/', 'The bell', 'The bell, past'],
	['eli', '/notebooks/2/before', 'Eli expected.', 'Eli before.'],
	[
		'eli',
		'/notebooks/2/read?notes=both',
		'Eli note.',
		'Fay note.',
		'I doubt that.',
		'Who says so?'
	],
	['eli', '/notebooks/2/compare?point=tired', 'Eli reason.'],
	['eli', '/notebooks/2/compare?view=found', 'Eli point.', 'Eli why.'],
	['eli', '/notebooks/2/answer?question=evidence', 'Eli later A1.1.'],
	['eli', '/notebooks/2/after', 'Eli after B2.4.', 'Please look at B again.'],
	['eli', '/notebooks/2/handed-in/1', 'Well read.', '7.5', 'What of this do you know?'],
	['eli', '/account/export', 'History', 'Eli note.', 'Eli after B2.4.'],
	['ada', '/notebooks/1/read', 'Ada note.', 'AYSK-VJ2K-4CBK-S4WE'],
	['ada', '/notebooks/1/handed-in/1', 'Ada evidence', 'Ada later A1.1.', 'Ada silence.'],
	['ada', '/notebooks/1/export', 'Ada note.', 'Ada point.']
];

test.each(written)('for %s, %s shows what was written then', async (who, address, ...words) => {
	const reply = await people[who].get(address);
	expect(reply.status).toBe(200);
	const html = visibleHtml(reply);
	expect(words.filter((word) => !html.includes(word))).toEqual([]);
});

test('everybody who was signed in then still is, guests too', async () => {
	expect(browsers).toHaveLength(11);
	for (const [name, browser] of browsers) {
		const reply = await browser.get('/');
		expect([name, reply.status]).toEqual([name, 200]);
		expect(visibleHtml(reply)).toContain(name === 'Guest' ? 'Not you?' : name);
	}
});

test('students and guests continue with what they began then', async () => {
	const command = (who: Person, home: string, change: object) =>
		people[who].send(`${home}/commands`, JSON.stringify(change));
	const place = { side: 'a', start: 0, end: 9, code: '' };
	const note = { kind: 'annotate', uid: 'a-note-of-now', ...place, note: 'Ada goes on.' };
	expect((await command('ada', '/notebooks/1', note)).status).toBe(200);
	const { judgements } = JSON.parse((await people.eli.get('/notebooks/2/export')).body) as {
		judgements: { point: string }[];
	};
	expect(judgements).toMatchObject([{ point: 'tired', reason: 'Eli reason.' }]);
	const judge = { kind: 'judge', point: 'tired', revision: 1, relation: 'agree' };
	const changed = await command('eli', '/notebooks/2', { ...judge, reason: 'Eli goes on.' });
	expect(changed.status).toBe(200);
	expect((await people.ada.get('/notebooks/1/export')).body).toContain('Ada goes on.');
	expect((await people.eli.get('/notebooks/2/export')).body).toContain('Eli goes on.');
});
