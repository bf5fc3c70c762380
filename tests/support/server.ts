import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Served = {
	/** its address, such as http://127.0.0.1:40123 */
	url: string;
	data: string;
	/** of its process */
	pid: number;
	/** its output so far */
	output(): string;
	/** stops it as Ctrl-C does, and removes a data folder that `serve` made; resolves to the exit code */
	stop(): Promise<number | null>;
	/** kills it as a power cut would; the data folder stays */
	kill(): Promise<void>;
};

/** A new empty temporary folder. */
export const temporary = () => mkdtempSync(join(tmpdir(), 'parallax-'));

/**
 * Runs src/start.js in a process of its own, without the test runner's environment. The channel ends the server with
 * the runner, even after a failed test.
 */
export function start(args: string[], settings: Record<string, string> = {}) {
	const { PATH = '', HOME = '' } = process.env;
	const env = { PATH, HOME, HOST: '127.0.0.1', PORT: '0', ...settings };
	const child = spawn(process.execPath, ['src/start.js', ...args], {
		env,
		stdio: ['ignore', 'pipe', 'pipe', 'ipc']
	});
	const { stdout, stderr } = child;
	if (!stdout || !stderr) throw new Error('There is no pipe to what the server prints.');
	let output = '';
	for (const stream of [stdout, stderr]) {
		stream.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
	}
	const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
	return { child, stdout, ended, output: () => output };
}

/** Runs a command of src/start.js to its end. */
export async function run(args: string[], settings: Record<string, string> = {}) {
	const { ended, output } = start(args, settings);
	return { code: await ended, output: output() };
}

/**
 * Starts the built server on a free port, as `npm start` does.
 * @param options.command another way to start it, such as `demo`
 * @param options.data a folder of the caller's; by default a temporary one, which `stop` removes
 * @param options.env further settings, such as HOST or ORIGIN
 */
export async function serve(
	options: { command?: string; data?: string; env?: Record<string, string> } = {}
): Promise<Served> {
	const data = options.data ?? temporary();
	const { command = 'serve', env } = options;
	const { child, stdout, ended, output } = start([command], { PARALLAX_DATA: data, ...env });
	const port = await new Promise<string>((resolve, reject) => {
		void ended.then((code) => reject(new Error(`The server ended (${code}):\n${output()}`)));
		stdout.on('data', () => {
			const printed = /Press Ctrl-C/.test(output()) && /http:\S+:(\d+)\s/.exec(output());
			if (printed && printed[1]) resolve(printed[1]);
		});
	});
	return {
		url: `http://127.0.0.1:${port}`,
		data,
		pid: Number(child.pid),
		output,
		async stop() {
			child.kill('SIGTERM');
			const code = await ended;
			if (!options.data) rmSync(data, { recursive: true, force: true });
			return code;
		},
		async kill() {
			child.kill('SIGKILL');
			await ended;
		}
	};
}
