import { mkdirSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { close, open } from '#lib/server/db/index.ts';
import { backup, restore } from '../../src/shell/backup.ts';
import { hold } from '../../src/shell/data-folder.ts';
import { run, serve, temporary } from '../support/server.ts';

let data: string;
beforeEach(() => {
	data = temporary();
	open(join(data, 'parallax.db'));
	close();
});
afterEach(() => rmSync(data, { recursive: true }));

function inside<T>(work: (client: Database.Database) => T, file = 'parallax.db'): T {
	const client = new Database(join(data, file));
	try {
		return work(client);
	} finally {
		client.close();
	}
}

const arrive = (name: string) =>
	inside((client) => {
		const columns = 'id, name, email, email_verified, is_anonymous, created_at, updated_at';
		client
			.prepare(`INSERT INTO user (${columns}) VALUES (?, ?, ?, 0, 0, 0, 0)`)
			.run(name, name, name);
	});

const people = () =>
	inside((client) =>
		client.prepare("SELECT name FROM user WHERE name IN ('Ada', 'Ben') ORDER BY 1").pluck().all()
	);

const replaced = () => readdirSync(data).filter((name) => name.startsWith('replaced-'));

test('a backup is made while the server runs and restored once it has stopped, which can be undone', async () => {
	const settings = { PARALLAX_DATA: data };
	arrive('Ada');
	const served = await serve({ data });
	const made = await run(['backup'], settings);
	expect(made.output).toMatch(
		/Backup created and checked: .+ MB; \d+ lessons?, 1 person, 0 notebooks/
	);
	expect(made.code).toBe(0);
	const [name = ''] = readdirSync(join(data, 'backups'));
	const copy = join(data, 'backups', name);
	arrive('Ben');

	const early = await run(['restore', copy], settings);
	expect(early.output).toMatch(
		/^Parallax is running with .+ Stop it \(Ctrl-C\), then restore\.\n$/
	);
	expect(early.code).toBe(1);
	await served.stop();
	expect(people()).toEqual(['Ada', 'Ben']);

	const late = await run(['restore', copy], settings);
	expect(late.output).toContain('To undo: npm run restore -- ');
	expect(late.code).toBe(0);
	expect(people()).toEqual(['Ada']);

	expect(replaced()).toHaveLength(1);
	await restore(data, join(data, String(replaced()[0])));
	expect(people()).toEqual(['Ada', 'Ben']);
});

test('a backup includes what was only in the journal, and is one file', async () => {
	const client = new Database(join(data, 'parallax.db'));
	client.exec('SELECT 1 FROM user'); // from here on it keeps others from merging the journal
	arrive('Ada');
	expect(statSync(join(data, 'parallax.db-wal')).size).toBeGreaterThan(0);
	const { contents } = await backup(data);
	expect(contents).toBe('0 lessons, 1 person, 0 notebooks');
	expect(readdirSync(join(data, 'backups'))).toHaveLength(1);
	client.close();
});

test('a backup never overwrites a file, and is refused where there is no database', async () => {
	const { file } = await backup(data);
	await expect(backup(data, file)).rejects.toThrow(/already exists/);
	await expect(backup(join(data, 'nowhere'))).rejects.toThrow(/nothing to back up/);
});

test('a restore is refused while another process holds the folder', async () => {
	const { file } = await backup(data);
	const release = hold(data);
	await expect(restore(data, file)).rejects.toThrow(/is running with/);
	release?.();
	expect((await restore(data, file)).kept).toContain('replaced-');
});

test('restoring anything but a whole Parallax database is refused and changes nothing', async () => {
	arrive('Ada');
	const refused = async (name: string, why: RegExp) => {
		await expect(restore(data, join(data, name))).rejects.toThrow(why);
		expect(people()).toEqual(['Ada']);
		expect([...replaced(), ...readdirSync(data).filter((name) => /incoming/.test(name))]).toEqual(
			[]
		);
	};
	await refused('missing.db', /^There is no file .+missing\.db\.$/);
	mkdirSync(join(data, 'folder.db'));
	await refused('folder.db', /folder\.db is a folder or a device, not a file\.$/);
	writeFileSync(join(data, 'notes.db'), 'Notes, and not a database at all. '.repeat(200));
	await refused('notes.db', /notes\.db isn’t a Parallax database\.$/);
	inside((client) => client.exec('CREATE TABLE recipe (name text)'), 'recipes.db');
	await refused('recipes.db', /recipes\.db isn’t a Parallax database\.$/);
	const { file, bytes } = await backup(data, join(data, 'half.db'));
	truncateSync(file, bytes / 2);
	await refused('half.db', /half\.db/);
	await backup(data, join(data, 'torn.db'));
	inside((client) => {
		client.pragma('foreign_keys = OFF');
		const columns = 'id, token, user_id, expires_at, created_at, updated_at';
		client.exec(`INSERT INTO session (${columns}) VALUES ('s', 't', 'nobody', 0, 0, 0)`);
	}, 'torn.db');
	await refused('torn.db', /torn\.db is damaged, so it wasn’t copied/);
});

test('restoring or starting with a database of a newer Parallax is refused', async () => {
	await backup(data, join(data, 'newer.db'));
	const newer = "INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('later', 9e14)";
	inside((client) => client.exec(newer), 'newer.db');
	const sentence = /newer version of Parallax\. Update this one first\.$/;
	await expect(restore(data, join(data, 'newer.db'))).rejects.toThrow(sentence);
	inside((client) => client.exec(newer));
	const { code, output } = await run([], { PARALLAX_DATA: data });
	expect(output.trim()).toMatch(sentence);
	expect(code).toBe(1);
});

test.runIf(process.platform !== 'win32')('a backup is readable by its owner only', async () => {
	const file = join(data, 'elsewhere', 'copy.db');
	await backup(data, file);
	expect((statSync(file).mode & 0o777).toString(8)).toBe('600');
});
