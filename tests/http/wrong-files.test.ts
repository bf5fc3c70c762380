import { cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { close, open } from '#lib/server/db/index.ts';
import { run, temporary } from '../support/server.ts';
import { put } from '../support/tiny-lesson.ts';

let template: string;
beforeAll(() => {
	template = temporary();
	open(join(template, 'parallax.db'));
	put();
	close();
});
afterAll(() => rmSync(template, { recursive: true }));

let data: string;
beforeEach(() => {
	data = temporary();
	cpSync(template, data, { recursive: true });
});
afterEach(() => rmSync(data, { recursive: true, force: true }));

type Command = 'serve' | 'demo' | 'backup' | 'restore';

/** What a start reads or writes, as a path in the data folder; the last is that folder. */
const files: [name: string, command: Command][] = [
	['parallax.db', 'serve'],
	['parallax.db-wal', 'serve'],
	['parallax.db-shm', 'serve'],
	['parallax.db-unmerged', 'serve'],
	['parallax.secret', 'serve'],
	['parallax.secret.new', 'serve'],
	['running.lock', 'serve'],
	['running.lock', 'restore'],
	['demo.txt', 'demo'],
	['parallax.db', 'backup']
];
const folders: [name: string, command: Command][] = [
	['backups', 'serve'],
	['backups', 'backup'],
	['', 'serve'],
	['', 'demo']
];

/** What can be in the place of another thing. The link leads to itself, so that nobody can open it. */
const things = {
	folder: (path: string) => mkdirSync(path),
	file: (path: string) => writeFileSync(path, 'Something else.'),
	link: (path: string) => symlinkSync(basename(path), path)
};

const cases = [
	...files.flatMap(([name, command]) =>
		(['folder', 'link'] as const).map((thing) => ({ thing, name, command }))
	),
	...folders.flatMap(([name, command]) =>
		(['file', 'link'] as const).map((thing) => ({ thing, name, command }))
	)
];

test.each(cases)(
	'a $thing in the place of data/$name ends $command in a sentence that names it',
	async ({ thing, name, command }) => {
		const path = join(data, name);
		rmSync(path, { recursive: true, force: true });
		things[thing](path);
		const { code, output } = await run([command, ...(command === 'restore' ? ['x.db'] : [])], {
			PARALLAX_DATA: data
		});
		expect(code).toBe(1);
		expect(output).toContain(path);
		expect(output).not.toMatch(/^\s+at /m);
		expect(output).toMatch(
			/Move it away, then try again|choose another one: "PARALLAX_DATA|If you have one elsewhere: npm run restore/
		);
		// a second sentence only names the backup to restore
		expect(output.trim().split('\n').length).toBeLessThanOrEqual(name === 'parallax.db' ? 2 : 1);
	}
);
