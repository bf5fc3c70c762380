import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Administrator } from '#lib/server/account/administrators.ts';
import * as auditLog from '#lib/server/audit-log.ts';
import { client } from '#lib/server/db/index.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { written } from '#lib/server/written.ts';

/** The size of the instance, and its versions. */
export function figures(_: Administrator, of = client) {
	const one = (query: string) => of.prepare(query).pluck().get();
	const count = (from: string) => Number(one(`select count(*) from ${from}`));
	return {
		bytes: Number(one('select page_count * page_size from pragma_page_count, pragma_page_size')),
		accounts: count('user where not is_anonymous and erased_at is null'),
		guests: count('user where is_anonymous'),
		notebooks: count('notebook'),
		courses: count('course'),
		lessons: count('lesson'),
		version: version(),
		node: process.versions.node,
		sqlite: String(one('select sqlite_version()'))
	};
}

function version(): string {
	const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
	return version;
}

const folder = () => resolve(dirname(client.name));

/** The backups in the data folder, newest first. */
export function backups(
	_: Administrator,
	most = 10
): { name: string; bytes: number; at: number }[] {
	const place = join(folder(), 'backups');
	if (client.memory || !existsSync(place)) return [];
	return readdirSync(place)
		.filter((name) => name.endsWith('.db'))
		.map((name) => {
			const { size: bytes, mtimeMs: at } = statSync(join(place, name));
			return { name, bytes, at };
		})
		.toSorted((one, other) => other.at - one.at)
		.slice(0, most);
}

let running: Promise<string> | null = null;

/**
 * Makes a backup in the data folder: `npm run backup` in a process of its own, because checking the copy takes a
 * while. Two requests at once make one backup. Logged.
 * @returns the program's first line of output
 * @throws Refusal `closed` with that line when it failed
 */
export function backUp(by: Administrator, data = folder()): Promise<string> {
	running ??= copy(data)
		.then(async (said) => {
			await written(() =>
				auditLog.note(by, { action: 'backed up', subject: 'instance', subjectId: 'backup' })
			);
			return said;
		})
		.finally(() => (running = null));
	return running;
}

async function copy(data: string): Promise<string> {
	const env = { ...process.env, PARALLAX_DATA: data };
	const child = spawn(process.execPath, ['src/start.js', 'backup'], { env });
	let output = '';
	for (const stream of [child.stdout, child.stderr])
		stream.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
	const code = await new Promise<number | null>((done) => {
		child.on('error', () => done(null)).on('close', done);
	});
	const [first = ''] = output.trim().split('\n');
	if (code === 0) return first;
	throw new Refusal('closed', `The backup failed. ${first}`.trim());
}
