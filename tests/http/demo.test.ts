import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { close, open } from '#lib/server/db/index.ts';
import { learners, teachers } from '../../seeds/demo/people.ts';
import { hold } from '../../src/shell/data-folder.ts';
import { settings } from '../../src/shell/settings.ts';
import { run, serve, type Served, temporary } from '../support/server.ts';

const data = temporary();
const other = temporary();
let first: string;
let second: Served;
let told: Record<string, unknown[]>;
let left: Record<string, unknown[]>;
beforeAll(async () => {
	writeFileSync(join(data, 'parallax.db.new'), 'what an interrupted story left');
	const served = await serve({ command: 'demo', data });
	await served.stop();
	first = served.output();
	told = rows();
	second = await serve({ command: 'demo', data });
	left = rows();
});
afterAll(async () => {
	await second.stop();
	for (const folder of [data, other]) rmSync(folder, { recursive: true });
});

/** Every row of every table. */
function rows(): Record<string, unknown[]> {
	const client = new Database(join(data, 'parallax.db'), { readonly: true });
	try {
		const tables = client
			.prepare("select name from sqlite_schema where type = 'table' order by name")
			.pluck()
			.all();
		return Object.fromEntries(
			tables.map((name) => [name, client.prepare(`select * from "${name}"`).all()])
		);
	} finally {
		client.close();
	}
}

/** The accounts that the demo prints, without the addresses. */
const page = (output: string) => /Accounts to try[^]*?start again.*/.exec(output)?.[0] ?? '';

test('the demo is created once, and later starts leave it as it is', () => {
	expect(left).toEqual(told);
	expect(told.user).toHaveLength(31);
	expect(first).toContain('Creating the demo');
	expect(second.output()).not.toContain('Creating the demo');
	expect(page(second.output())).toBe(page(first));
	expect(page(first)).toContain(`To start again, stop the demo and delete the folder ${data}`);
});

test('the accounts that the demo prints can sign in, and a printed code opens a guest’s work', async () => {
	const send = async (path: string, fields: Record<string, string>) => {
		const headers = { origin: second.url, accept: 'text/html' };
		const body = new URLSearchParams(fields);
		const request = { method: 'POST', headers, body, redirect: 'manual' } as const;
		return (await fetch(second.url + path, request)).status;
	};
	const [, password = ''] = /with the password (\S+)/.exec(page(first)) ?? [];
	const logins = [...page(first).matchAll(/^ {2}([a-z]+) .+, .+$/gm)].map(
		([, login = '']) => login
	);
	const [code = '', ...others] = page(first).match(/[\dA-Z]{4}(-[\dA-Z]{4}){3}/g) ?? [];
	expect(logins).toEqual([...teachers, ...learners].map(({ login }) => login));
	expect(others).toHaveLength(2);
	for (const login of ['helen', 'joe'])
		expect(await send('/sign-in', { login, password })).toBe(303);
	expect(await send('/sign-in', { login: 'joe', password: 'another one' })).toBe(400);
	expect(await send('/resume', { code })).toBe(303);
});

test('the demo refuses a folder with other work in it, and changes nothing there', async () => {
	const database = join(other, 'parallax.db');
	open(database);
	close();
	const before = readFileSync(database);
	const { code, output } = await run(['demo'], { PARALLAX_DATA: other });
	expect(code).toBe(1);
	expect(output).toMatch(/^The data in .+ isn’t from the demo, .+PARALLAX_DATA=.+\n$/);
	expect(readFileSync(database).equals(before)).toBe(true);
});

test('without a folder in the settings, the demo uses its own, next to that of the real data', async () => {
	const own = settings({}, 'data-demo').data;
	const found = existsSync(own);
	const release = hold(own); // so that the demo only says where it would run
	const { code, output } = await run(['demo']);
	release?.();
	if (!found) rmSync(own, { recursive: true });
	expect(code).toBe(1);
	expect(output).toContain(`Parallax is already running with ${own}.`);
	expect(dirname(own)).toBe(dirname(settings({}).data));
});
