import { execFileSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { uid } from '#lib/uid.ts';
import { everyAddress, readAll, timeFor } from '../support/http/crawl.ts';
import { serve, type Served, temporary } from '../support/server.ts';
import { visitor } from '../support/http/tiny-server.ts';
import { databaseOf13636d5 } from '../support/old-database.ts';

/** Sets limits for a running process. Not every system has it. */
const prlimit = '/usr/bin/prlimit';

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
	old.close();
	server = await serve({ data });
});
afterAll(async () => {
	await server.kill();
	rmSync(server.data, { recursive: true });
});

test.skipIf(!existsSync(prlimit))(
	'on a full disk every page shows what is stored, except the one that counts tries at class codes',
	timeFor(people.length * everyAddress([{}]).length),
	async () => {
		const someone = visitor(server.url, 'token-of-Guest');
		expect((await someone.get('/lessons')).status).toBe(200);
		// no file can grow any more
		execFileSync(prlimit, ['--pid', String(server.pid), '--fsize=1:1']);
		const note = { kind: 'annotate', uid: uid(), from: 'A1.1', code: '', note: 'No room.' };
		const saved = await someone.send('/notebooks/1/commands', JSON.stringify(note));
		expect(saved.status).toBe(500);
		const failed: string[] = [];
		for (const [name, values] of people) {
			const addresses = everyAddress(values).filter((address) => !/__data\.json/.test(address));
			const replies = await readAll(visitor(server.url, `token-of-${name}`), addresses);
			const shown = replies.filter(([, { status }]) => status === 200).length;
			expect(shown).toBeGreaterThan(10);
			for (const [address, { status }] of replies)
				if (status >= 500) failed.push(`${name}: ${address} ${status}`);
		}
		expect(failed.filter((line) => !line.includes('/join/'))).toEqual([]);
	}
);
