import { execFileSync, fork } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';

/** Within the project, where its packages are found, and in no repository. */
const folder = resolve('.svelte-kit', 'bare');

/**
 * Builds the bare program in tests/bench/bare with the same tools as ours and serves it from a process of its
 * own: what SvelteKit itself costs on this machine.
 */
export async function serveBare() {
	rmSync(folder, { recursive: true, force: true });
	cpSync('tests/bench/bare', folder, { recursive: true });
	const vite = resolve('node_modules/vite/bin/vite.js');
	const env = { ...process.env, NODE_ENV: 'production' };
	execFileSync(process.execPath, [vite, 'build', '--logLevel', 'error'], { cwd: folder, env });
	const child = fork('tests/bench/bare/serve.ts', [resolve(folder, 'build/handler.js')], { env });
	const url = await new Promise<string>((resolve, reject) => {
		child.once('message', (said) => resolve(String(said)));
		child.once('exit', (code) => reject(new Error(`The bare program ended (${code}).`)));
	});
	return {
		url,
		stop() {
			child.disconnect();
			rmSync(folder, { recursive: true, force: true });
		}
	};
}
