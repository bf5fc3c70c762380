import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, watch } from 'node:fs';
import { join } from 'node:path';
import type { Served } from '../server.ts';

/** The header in which requests say the address that they come from. */
export const addressHeader = 'x-test-address';

/** The file that a server's output goes to, in its data folder. */
const outputFile = (data: string) => join(data, 'printed.txt');

/** What the server on this data folder has printed so far. */
export const printedIn = (data: string) => readFileSync(outputFile(data), 'utf8');

/** What the servers of the tests are started with. */
const settings = {
	// at this level the program logs all that it can ever log
	LOG_LEVEL: 'trace',
	// each test file sends an address of its own, because limits count addresses
	ADDRESS_HEADER: addressHeader
};

/**
 * Starts the built server on this data folder, with its output in a file. The server has written what it logs about
 * a request before it answers, so that a test that has its reply can read all of it, in whatever process it runs.
 * The channel ends the server together with the process that started it.
 */
export async function serveTests(data: string): Promise<Served> {
	const file = openSync(outputFile(data), 'w');
	const { PATH = '', HOME = '' } = process.env;
	const watcher = watch(outputFile(data));
	const child = spawn(process.execPath, ['src/start.js', 'serve'], {
		env: { PATH, HOME, HOST: '127.0.0.1', PORT: '0', PARALLAX_DATA: data, ...settings },
		stdio: ['ignore', file, file, 'ipc']
	});
	closeSync(file);
	const output = () => printedIn(data);
	const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
	const port = await new Promise<string>((resolve, reject) => {
		void ended.then((code) => reject(new Error(`The server ended (${code}):\n${output()}`)));
		const look = () => {
			const printed = /Press Ctrl-C/.test(output()) && /http:\S+:(\d+)\s/.exec(output());
			if (printed && printed[1]) resolve(printed[1]);
		};
		watcher.on('change', look);
		look();
	}).finally(() => watcher.close());
	return {
		url: `http://127.0.0.1:${port}`,
		data,
		output,
		async stop() {
			child.kill('SIGTERM');
			return ended;
		},
		async kill() {
			child.kill('SIGKILL');
			await ended;
		}
	};
}
