import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, watch } from 'node:fs';
import { join } from 'node:path';
import type { Served } from '../server.ts';

/** The header in which requests give the address that they come from. */
export const addressHeader = 'x-test-address';

/** The file that a server's output goes to, in its data folder. */
const outputFile = (data: string) => join(data, 'printed.txt');

/** The output of the server on this data folder so far. */
export const printedIn = (data: string) => readFileSync(outputFile(data), 'utf8');

/** The settings of the test servers. */
const settings = {
	// at this level the program logs everything that it can
	LOG_LEVEL: 'trace',
	// each test file sends its own address, because limits count by address
	ADDRESS_HEADER: addressHeader
};

/**
 * Starts the built server on this data folder, with its output in a file. The server logs a request before it
 * answers, so a test that has a reply can read the whole log of it, in any process. The server ends with the process
 * that started it, through their channel.
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
		pid: Number(child.pid),
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
