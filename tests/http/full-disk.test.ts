import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { uid } from '#lib/uid.ts';
import { everyAddress, readAll, timeFor } from '../support/http/crawl.ts';
import { serve, type Served, temporary } from '../support/server.ts';
import { visitor } from '../support/http/tiny-server.ts';
import { databaseOf13636d5 } from '../support/old-database.ts';
import { prlimit } from '../support/http/prlimit.ts';
import { fieldsOf, refusalIn, visibleHtml } from '../support/http/read-page.ts';

/** The people of the database, and what each has in it. */
const people: [name: string, values: Record<string, string | number>[]][] = [
	['Guest', [{ notebook: 1 }]],
	['Eli', [{ notebook: 2 }]],
	['Dora', [{ submission: 3 }, { assignment: 2 }]],
	['Grace', [{}]]
];

let server: Served;
beforeAll(async () => {
	const data = temporary();
	const old = databaseOf13636d5(join(data, 'parallax.db'));
	// sessions that each visit would extend
	old
		.prepare(
			`insert into session (id, token, user_id, expires_at, created_at, updated_at)
				select 'session ' || id, 'token-of-' || name, id, ?, 1, 1 from user`
		)
		.run(Date.now() + 86_400_000);
	// what is remembered when it is first read
	old.exec('delete from resume; delete from class_move; delete from class_moved; delete from seen');
	old.exec("update course set join_code = 'BCDFGHJ' where id = 1");
	old.close();
	server = await serve({ data });
});
afterAll(async () => {
	await server.kill();
	rmSync(server.data, { recursive: true });
});

const full =
	'The server’s disk is full or broken. Nothing was saved. Tell your administrator, and try again later.';

/** Only Linux can keep a running process from writing. */
const onLinux = process.platform === 'linux' ? test : test.skip;
onLinux(
	'on a full disk every page shows what is stored, and whatever has to be written says why it isn’t',
	timeFor(people.length * everyAddress([{}]).length),
	async () => {
		const someone = visitor(server.url, 'token-of-Guest');
		expect((await someone.get('/lessons')).status).toBe(200);
		// no file can grow any more
		prlimit(server.pid, '--fsize=1:1');
		const note = { kind: 'annotate', uid: uid(), from: 'A1.1', code: '', note: 'No room.' };
		const saved = await someone.send('/notebooks/1/commands', JSON.stringify(note));
		expect(saved.status).toBe(503);
		expect(saved.body).toContain(full);
		const failed: string[] = [];
		for (const [name, values] of people) {
			const addresses = everyAddress(values).filter((address) => !/__data\.json/.test(address));
			const replies = await readAll(visitor(server.url, `token-of-${name}`), addresses);
			const shown = replies.filter(([, { status }]) => status === 200).length;
			expect(shown).toBeGreaterThan(10);
			for (const [address, reply] of replies)
				if (reply.status >= 500) failed.push(`${name}: ${address} ${reply.status}`);
		}
		expect(failed).toEqual([]);

		const nobody = visitor(server.url);
		// tries at class codes are counted in memory for the time being
		expect(refusalIn(await nobody.get('/join/WRONG'))).toMatch(/^No class has this code/);
		expect(visibleHtml(await nobody.get('/join/BCDFGHJ'))).toContain('Create an account');
		const joining = await visitor(server.url, 'token-of-Grace').post('/join/BCDFGHJ', {});
		expect([joining.status, refusalIn(joining)]).toEqual([503, full]);
		const typed = { login: 'nobody', password: 'three quiet words' };
		const signIn = await nobody.post('/sign-in', typed);
		const signUp = await nobody.post('/sign-up', {
			...typed,
			name: 'Nobody',
			passwordAgain: typed.password
		});
		for (const reply of [signIn, signUp]) {
			expect(reply.status).toBe(503);
			expect(refusalIn(reply)).toBe(full);
			expect(fieldsOf(reply)).toMatchObject({ login: 'nobody' });
			expect(reply.headers.get('set-cookie')).toBeNull();
		}
		// who signs out is signed out in this browser all the same
		const left = await someone.post('/leave', {});
		expect(left.headers.get('set-cookie')).toMatch(/^parallax_session=;/);

		expect(server.output().match(/Nothing was saved/g)).toHaveLength(1);
		expect(server.output()).not.toMatch(/"stack"|\n\s+at /);
	}
);

onLinux('a start on a full disk says so in a sentence', async () => {
	await server.kill();
	const { code, output } = await runIn(server.data);
	expect(code).toBe(1);
	expect(output).toMatch(
		/^.+parallax\.db can’t be read or written \(SQLITE_\w+\)\. Check whether .+\n$/
	);
});

/** Starts Parallax where no file can grow, and waits for its end. */
function runIn(data: string): Promise<{ code: number | null; output: string }> {
	const { PATH = '' } = process.env;
	const child = spawn('sh', ['-c', 'ulimit -f 0; exec "$0" src/start.js', process.execPath], {
		env: { PATH, HOST: '127.0.0.1', PORT: '0', PARALLAX_DATA: data }
	});
	let output = '';
	for (const stream of [child.stdout, child.stderr])
		stream.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
	return new Promise((resolve) => child.on('close', (code) => resolve({ code, output })));
}
