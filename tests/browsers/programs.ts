import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';

const running = new Set<ChildProcess>();

// programs that a browser starts are in its process group, and end with it, also after Ctrl-C
process.on('exit', () => running.forEach(kill));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130));

/** The first of these programs that is on the PATH. */
export function onPath(...names: string[]): string | null {
	const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
	const files = names.flatMap((name) => folders.map((folder) => join(folder, name)));
	return files.find(executable) ?? null;
}

export function executable(file: string): boolean {
	try {
		accessSync(file, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

export type Program = {
	/** Waits until it has printed this. @throws if it ends before */
	printed(what: RegExp): Promise<RegExpExecArray>;
	/** Throws with its output if it has ended. */
	check(): void;
	/** Waits until it ends by itself; kills it after `limit` milliseconds. */
	end(limit: number): Promise<void>;
};

/** Starts a program in a process group of its own. Its output is kept, including file descriptor 3. */
export function start(file: string, args: string[], env: NodeJS.ProcessEnv = {}): Program {
	const child = spawn(file, args, {
		env: { ...process.env, ...env },
		stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
		detached: true
	});
	running.add(child);
	let output = '';
	let over = false;
	const looks = new Set<() => void>();
	const look = () => looks.forEach((one) => one());
	for (const stream of child.stdio.slice(1))
		stream?.on('data', (chunk: Buffer) => {
			output += chunk.toString();
			look();
		});
	const ended = new Promise<void>((resolve) => {
		const end = () => {
			over = true;
			look();
			resolve();
		};
		child.on('error', (error) => {
			output += error.message;
			end();
		});
		child.on('close', end);
	});
	const gone = () => new Error(`${file} ended:\n${output.trim()}`);
	return {
		printed: (what) =>
			new Promise((resolve, reject) => {
				const one = () => {
					const found = what.exec(output);
					if (found) resolve(found);
					else if (over) reject(gone());
					else return;
					looks.delete(one);
				};
				looks.add(one);
				one();
			}),
		check() {
			if (over) throw gone();
		},
		async end(limit) {
			const timer = setTimeout(() => kill(child), limit);
			await ended;
			clearTimeout(timer);
			kill(child);
			running.delete(child);
		}
	};
}

/** Kills a program and everything that it started. */
function kill({ pid }: ChildProcess) {
	try {
		if (pid) process.kill(-pid, 'SIGKILL');
	} catch {
		// the whole group has ended already
	}
}

/** A free port. */
export function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.on('error', reject);
		server.listen(0, '127.0.0.1', () => {
			const address = server.address();
			server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
		});
	});
}
