// `npm start`, `npm run demo`, `npm run backup`, `npm run restore`. Plain JavaScript that an old Node can read: it
// checks the version before anything native is loaded, then imports start.ts.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import * as module from 'node:module';
import { fileURLToPath } from 'node:url';
import { tooOld } from './shell/node-version.js';

/** @param {string} sentence */
function halt(sentence) {
	console.error(sentence);
	process.exit(1);
}

const sentence = tooOld(process.versions.node);
if (sentence) halt(sentence);
if (!existsSync(new URL('../node_modules/better-sqlite3', import.meta.url))) {
	halt('The packages aren’t installed yet. Run "npm ci" first.');
}

if (process.features.typescript) {
	// Node keeps compiled code here for the next start. If it can't write there, it silently does without.
	module.enableCompileCache(fileURLToPath(new URL('../build/.compile-cache', import.meta.url)));
	await import('./shell/quick-imports.js');
	await import('./start.ts');
} else {
	// this version of Node reads TypeScript only with a flag
	const flags = ['--experimental-strip-types', '--disable-warning=ExperimentalWarning'];
	const self = fileURLToPath(import.meta.url);
	const child = spawn(process.execPath, [...flags, self, ...process.argv.slice(2)], {
		stdio: ['inherit', 'inherit', 'inherit', 'ipc'] // so that the child notices when this process ends
	});
	// a terminal sends Ctrl-C to the child as well, so this process only waits
	process.on('SIGINT', () => {});
	for (const signal of /** @type {const} */ (['SIGTERM', 'SIGHUP'])) {
		process.on(signal, () => child.kill(signal));
	}
	process.once('disconnect', () => child.kill());
	child.on('exit', (code) => process.exit(code ?? 1));
}
