import { fork, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const sources = 'tests/bench/bare';
/** Inside the project, so that Node finds its packages, and ignored by Git. */
const folder = resolve('.svelte-kit', 'bare');
const stampFile = join(folder, 'build', '.stamp');
const env = { ...process.env, NODE_ENV: 'production' };

/** A hash of everything the bare program is built from, so that it is built again only after a change. */
function stampOfSources(): string {
	const hash = createHash('sha256').update(readFileSync('package-lock.json'));
	for (const entry of readdirSync(sources, { recursive: true, withFileTypes: true })) {
		const path = join(entry.parentPath, entry.name);
		if (entry.isFile()) hash.update(`${path}\0`).update(readFileSync(path));
	}
	return hash.digest('hex');
}

let building: Promise<void> | undefined;

/** Builds the bare program in tests/bench/bare with the same tools as ours, unless that build is up to date. */
export const buildBare = () => (building ??= build());

async function build() {
	const stamp = stampOfSources();
	if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
	rmSync(folder, { recursive: true, force: true });
	cpSync(sources, folder, { recursive: true });
	const vite = resolve('node_modules/vite/bin/vite.js');
	const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'error'], {
		cwd: folder,
		env,
		stdio: ['ignore', 'ignore', 'inherit']
	});
	const [code] = await once(child, 'exit');
	if (code !== 0) throw new Error('The bare program could not be built.');
	writeFileSync(stampFile, stamp);
}

/** Serves the bare program from a process of its own. It shows what SvelteKit itself costs on this machine. */
export async function serveBare() {
	await buildBare();
	const child = fork('tests/bench/bare/serve.ts', [resolve(folder, 'build/handler.js')], { env });
	const ended = once(child, 'exit');
	const [url] = await Promise.race([
		once(child, 'message'),
		ended.then(([code]) => {
			throw new Error(`The bare program ended (${code}).`);
		})
	]);
	return {
		url: String(url),
		async stop() {
			child.disconnect();
			await ended;
		}
	};
}
