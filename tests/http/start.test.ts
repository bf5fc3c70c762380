import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { close, open } from '#lib/server/db/index.ts';
import * as oneTimeTokens from '#lib/server/account/one-time-tokens.ts';
import { tooOld } from '../../src/shell/node-version.js';
import { settings } from '../../src/shell/settings.ts';
import { account } from '../support/factories.ts';
import { run, serve, type Served, start, temporary } from '../support/server.ts';

const form = '/lessons/pressed-or-embraced?/start';
let opened = 0;

/** Opens a notebook by form, like a browser on a page of `origin`. */
function post(served: Served, origin: string, headers: Record<string, string> = {}) {
	return new Promise<{ status: number; cookie: string }>((resolve, reject) => {
		const options = {
			method: 'POST',
			headers: {
				accept: 'text/html',
				'content-type': 'application/x-www-form-urlencoded',
				origin,
				...headers
			}
		};
		request(served.url + form, options, (response) => {
			response.resume();
			const cookie = String(response.headers['set-cookie']);
			resolve({ status: response.statusCode ?? 0, cookie });
		})
			.on('error', reject)
			.end(`uid=notebook-${++opened}`);
	});
}

describe('before the program starts,', () => {
	test('a Node that is too old is refused with the version that is needed', () => {
		expect(tooOld('18.20.4')).toMatch(/needs Node 22\.17 or newer, but this is Node 18\.20\.4/);
		expect(tooOld('20.20.2')).not.toBeNull();
		expect(tooOld('22.16.0')).not.toBeNull();
		for (const version of ['22.17.0', '22.18.1', '23.0.0', '24.21.0']) {
			expect(tooOld(version)).toBeNull();
		}
	});

	test('impossible settings are refused in a sentence', () => {
		for (const PORT of ['abc', '-1', '65536', '3000.5', '0x1F90']) {
			expect(() => settings({ PORT })).toThrow(/PORT has to be a number from 0 to 65535/);
		}
		for (const ORIGIN of [
			'parallax.example.org',
			'https://example.org/path',
			'ftp://example.org'
		]) {
			expect(() => settings({ ORIGIN })).toThrow(/ORIGIN has to be the address people type/);
		}
		expect(settings({})).toMatchObject({ port: 3000, host: '0.0.0.0', origin: null });
		expect(settings({ ORIGIN: 'https://example.org/' }).origin?.host).toBe('example.org');
	});

	test('a file in the place of the data folder is refused in one sentence', async () => {
		const folder = temporary();
		const file = join(folder, 'data');
		writeFileSync(file, '');
		const { code, output } = await run([], { PARALLAX_DATA: file });
		expect(code).toBe(1);
		expect(output).toMatch(/^Can’t write to the data folder .+PARALLAX_DATA=.+\n$/);
		rmSync(folder, { recursive: true });
	});

	test('a busy port is refused in one sentence', async () => {
		const data = temporary();
		const other = createServer();
		await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
		const port = String((other.address() as AddressInfo).port);
		const { code, output } = await run([], { PARALLAX_DATA: data, PORT: port });
		other.close();
		expect(code).toBe(1);
		expect(output).toMatch(new RegExp(`^Port ${port} is used by .+"PORT=\\d+ npm start"\\.\\n$`));
		rmSync(data, { recursive: true });
	});
});

test('a start saves the code that it compiled for the next one', async () => {
	await run(['no such command']);
	const kept = readdirSync('build/.compile-cache', { recursive: true, withFileTypes: true });
	expect(kept.filter((each) => each.isFile()).length).toBeGreaterThan(5);
});

describe('a running server', () => {
	let served: Served;
	beforeAll(async () => {
		served = await serve({ env: { HOST: '0.0.0.0' } });
	});
	afterAll(() => served.stop());

	test('prints the addresses to open', () => {
		const port = new URL(served.url).port;
		expect(served.output()).toContain(`http://localhost:${port}   on this computer`);
	});

	test('prints an address for becoming the administrator', () => {
		const printed = /http:\/\/localhost:(\d+)\/admin\/first\?token=([\w-]{22})\n/.exec(
			served.output()
		);
		expect(printed?.[1]).toBe(new URL(served.url).port);
	});

	test('accepts forms at whatever address people typed, over plain http', async () => {
		const port = new URL(served.url).port;
		for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, `192.168.1.20:${port}`]) {
			const { status, cookie } = await post(served, `http://${host}`, { host });
			expect([host, status]).toEqual([host, 303]);
			expect(cookie).not.toMatch(/Secure/i);
		}
	});

	test('refuses forms from another site, whatever their headers', async () => {
		const foreign = 'http://elsewhere.example';
		expect((await post(served, foreign)).status).toBe(403);
		const lies = {
			'x-parallax-host': 'elsewhere.example',
			'x-forwarded-host': 'elsewhere.example'
		};
		expect((await post(served, foreign, lies)).status).toBe(403);
		const https = served.url.replace('http:', 'https:');
		expect((await post(served, https, { 'x-parallax-protocol': 'https' })).status).toBe(403);
	});

	test('answers 400 to a Host header that is no host', async () => {
		expect((await post(served, served.url, { host: 'a b/c@d' })).status).toBe(400);
	});

	test('keeps a second one from starting on the same data, which says why in one sentence', async () => {
		const { code, output } = await run([], { PARALLAX_DATA: served.data });
		expect(code).toBe(1);
		expect(output).toMatch(/^Parallax is already running with .+PARALLAX_DATA=.+\n$/);
	});
});

describe('behind a proxy that speaks TLS,', () => {
	test('forms are accepted at ORIGIN only', async () => {
		const served = await serve({ env: { ORIGIN: 'https://parallax.example.org' } });
		const { status, cookie } = await post(served, 'https://parallax.example.org');
		expect(status).toBe(303);
		expect(cookie).toMatch(/Secure/i);
		expect((await post(served, served.url)).status).toBe(403);
		expect(served.output()).toContain('https://parallax.example.org');
		await served.stop();
	});
});

/** One data folder, in which the program is started again and again: each test begins where the one before ended. */
describe('from one start to the next,', () => {
	const data = join(temporary(), 'data');
	afterAll(() => rmSync(dirname(data), { recursive: true }));
	let token: string;

	test('Ctrl-C leaves one whole database file, and the data folder is its owner’s alone', async () => {
		const served = await serve({ data });
		token = /first\?token=([\w-]+)/.exec(served.output())?.[1] ?? '';
		expect(await served.stop()).toBe(0);
		const left = ['parallax.db', 'parallax.secret', 'running.lock'];
		expect(readdirSync(data).sort()).toEqual(left);
		expect(statSync(data).mode & 0o077).toBe(0);
	});

	test('once there is an administrator, no address for becoming one is printed', async () => {
		open(join(data, 'parallax.db'));
		oneTimeTokens.becomeAdmin(account('Grace'), token);
		close();
		const served = await serve({ data });
		expect(served.output()).toContain('Press Ctrl-C');
		expect(served.output()).not.toContain('token=');
		expect((await post(served, served.url)).status).toBe(303);
		await served.kill();
	});

	test('after a power cut the program starts again on the same data', async () => {
		const served = await serve({ data });
		expect((await post(served, served.url)).status).toBe(303);
		expect(await served.stop()).toBe(0);
	});

	test('Ctrl-C twice in a moment, as npm sends it, still stops the program properly', async () => {
		const { child, stdout, ended, output } = start([], { PARALLAX_DATA: data });
		await new Promise<void>((resolve) =>
			stdout.on('data', () => {
				if (output().includes('Ctrl-C')) resolve();
			})
		);
		child.kill('SIGINT');
		child.kill('SIGINT');
		expect(await ended).toBe(0);
	});
});
