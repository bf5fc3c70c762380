import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { halt } from './halt.ts';
import { root } from './settings.ts';

/** The sources of the built program. */
const sources = [
	'src',
	'static',
	'package.json',
	'package-lock.json',
	'tsconfig.json',
	'vite.config.ts',
	'vite.worker.config.ts'
];
const stampFile = join(root, 'build', '.stamp');
const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');

/** One hash over the names and contents of all sources. File times are useless after a checkout. */
function stampOfSources(): string {
	const hash = createHash('sha256');
	const add = (path: string) => {
		const full = join(root, path);
		if (statSync(full).isDirectory()) {
			for (const name of readdirSync(full).sort()) add(`${path}/${name}`);
		} else {
			const content = readFileSync(full);
			hash.update(`${path}\0${content.length}\0`).update(content);
		}
	};
	sources.filter((path) => existsSync(join(root, path))).forEach(add);
	return hash.digest('hex');
}

/**
 * Builds the program if it was never built or its sources have changed since; otherwise returns within milliseconds.
 * @param say prints that a build begins, because it takes a while
 */
export async function build(say: (line: string) => void = console.log): Promise<void> {
	const stamp = stampOfSources();
	if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
	if (!existsSync(vite)) {
		halt(
			'Parallax has to be built, but the tools for that are missing. Run "npm ci --include=dev".'
		);
	}
	say('Building Parallax. This happens once and takes a few seconds …');
	// in this order: the first build empties the folder
	for (const config of ['vite.config.ts', 'vite.worker.config.ts']) {
		const { code, output } = await run([vite, 'build', '--config', config, '--logLevel', 'warn']);
		if (code !== 0) halt(`Parallax couldn’t be built:\n${output}`);
	}
	writeFileSync(stampFile, stamp);
}

/** Runs Node at the root, as in production: a test runner sets another NODE_ENV. */
function run(args: string[]): Promise<{ code: number | null; output: string }> {
	return new Promise((resolve, reject) => {
		const env = { ...process.env, NODE_ENV: 'production' };
		const child = spawn(process.execPath, args, { cwd: root, env });
		let output = '';
		for (const stream of [child.stdout, child.stderr]) {
			stream.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
		}
		child.on('error', reject);
		child.on('close', (code) => resolve({ code, output }));
	});
}
