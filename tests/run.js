// `npm test`: every check and every test. `npm test -- domain` runs one part (checks, domain, http, browser), or
// several. A runner's output is printed only if something failed. At the end are printed the seconds of each part,
// the ten slowest files, and one plain line `N passed, N failed`. A check counts as one; so does a runner that ran
// nothing.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { tooOld } from '../src/shell/node-version.js';
import { chromium } from './support/chromium.js';
import { countPlaywright, countVitest } from './support/count-results.js';

/** @typedef {import('./support/count-results.js').Counted} Counted */

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bin = join(root, 'node_modules', '.bin');
const bundled = join(bin, 'node');
const node = existsSync(bundled) ? bundled : process.execPath;
const scratch = mkdtempSync(join(tmpdir(), 'px-'));
const total = { passed: 0, failed: 0 };
/** @type {Counted['files']} */
const files = [];

/** @type {Record<string, () => Promise<void>>} */
const parts = {
	checks,
	domain: () => tests('Unit and domain tests', vitest('domain*'), countVitest),
	http: () => tests('HTTP tests', vitest('http*'), countVitest),
	browser: () => tests('Browser tests', playwright, countPlaywright)
};

process.chdir(root);
process.env.PATH = bin + delimiter + process.env.PATH;
process.env.TMPDIR = scratch; // files that the runners, servers and browsers leave behind are removed with it
try {
	const sentence = node === bundled ? null : tooOld(process.versions.node);
	if (sentence) throw new Error(sentence);
	for (const part of chosen(process.argv.slice(2))) await parts[part]?.();
	printSlowest();
} catch (error) {
	console.log(error instanceof Error ? error.message : error);
	total.failed += 1;
} finally {
	rmSync(scratch, { recursive: true, force: true });
}
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed ? 1 : 0);

/**
 * @param {string[]} names of parts, as typed
 * @returns {string[]} all parts if none is named; throws a message for an unknown part
 */
function chosen(names) {
	const unknown = names.find((name) => !Object.hasOwn(parts, name));
	if (unknown)
		throw new Error(
			`There is no part "${unknown}". The parts are ${Object.keys(parts).join(', ')}.`
		);
	return names.length ? names : Object.keys(parts);
}

/** Two at a time: the type check takes as long as all others together, and each uses one core. */
async function checks() {
	const began = Date.now();
	// the other checks read the types that this writes
	await check('Generated types', script('@sveltejs/kit', 'sync'));
	const svelteCheck = script('svelte-check', '--fail-on-warnings', '--output', 'human');
	await Promise.all([
		check('Types', svelteCheck),
		(async () => {
			await check('Build', ['src/start.js', 'build']);
			await check('Lint', script('eslint', '.', '--max-warnings', '0'));
			await check('Format', script('prettier', '--check', '.'));
		})()
	]);
	await check('Bench, quick pass', ['tests/bench/run.ts', '--quick']);
	console.log(`Checks took ${seconds(Date.now() - began)}`);
}

/** @param {string} project in vite.config.ts, with `*` for any letters */
function vitest(project) {
	/** @param {string} results */
	return (results) => {
		const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`];
		return run(script('vitest', 'run', '--project', project, ...reporters));
	};
}

/** @param {string} results */
function playwright(results) {
	const args = ['test', '--reporter=list,json', '--output', join(scratch, 'playwright')];
	return run(script('@playwright/test', ...args), {
		CHROMIUM_PATH: chromium(),
		NODE_OPTIONS: '--import=./src/shell/quick-imports.js',
		PLAYWRIGHT_JSON_OUTPUT_FILE: results
	});
}

/**
 * @param {string} name
 * @param {string[]} command
 */
async function check(name, command) {
	const began = Date.now();
	const { code, output } = await run(command);
	const failed = code === 0 ? 0 : 1;
	report(name, { passed: 1 - failed, failed }, output, began);
}

/**
 * Runs a test runner and counts the results that it wrote.
 * @template T
 * @param {string} name
 * @param {(results: string) => Promise<{ code: number | null, output: string }>} start
 * @param {(results: T) => Counted} count
 */
async function tests(name, start, count) {
	const began = Date.now();
	const file = join(scratch, 'results.json');
	rmSync(file, { force: true });
	try {
		const { code, output } = await start(file);
		const counted = existsSync(file)
			? count(JSON.parse(readFileSync(file, 'utf8')))
			: { passed: 0, failed: 0, files: [] };
		const nothing = !counted.failed && (code !== 0 || !counted.passed);
		if (nothing) counted.failed = 1;
		files.push(...counted.files);
		report(name, counted, output, began);
	} catch (error) {
		const message = error instanceof Error ? error.message : String(error);
		report(name, { passed: 0, failed: 1 }, message, began);
	}
}

/**
 * @param {string} name
 * @param {{ passed: number, failed: number }} counted
 * @param {string} output
 * @param {number} began ms
 */
function report(name, { passed, failed }, output, began) {
	total.passed += passed;
	total.failed += failed;
	if (failed) console.log(output.trimEnd());
	console.log(`${name}: ${passed} passed, ${failed} failed (${seconds(Date.now() - began)})`);
}

function printSlowest() {
	const slowest = files.toSorted((a, b) => b.ms - a.ms).slice(0, 10);
	if (slowest.length) console.log('\nThe slowest files:');
	for (const { name, ms } of slowest)
		console.log(`${seconds(ms).padStart(8)}  ${relative(root, name)}`);
	console.log();
}

/** @param {number} ms */
function seconds(ms) {
	return `${(ms / 1000).toFixed(1)} s`;
}

/**
 * The command line of a package's program, without the shell wrappers that differ between systems.
 * @param {string} name
 * @param {string[]} args
 */
function script(name, ...args) {
	const folder = join(root, 'node_modules', name);
	const { bin: programs } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
	const program = typeof programs === 'string' ? programs : Object.values(programs)[0];
	return [join(folder, program), ...args];
}

/**
 * Runs the right Node and keeps its output.
 * @param {string[]} args
 * @param {Record<string, string>} env
 * @returns {Promise<{ code: number | null, output: string }>}
 */
function run(args, env = {}) {
	return new Promise((resolve, reject) => {
		const child = spawn(node, args, { env: { ...process.env, ...env } });
		let output = '';
		for (const stream of [child.stdout, child.stderr]) {
			stream.setEncoding('utf8').on('data', (chunk) => (output += chunk));
		}
		child.on('error', reject);
		child.on('close', (code) => resolve({ code, output: stripVTControlCharacters(output) }));
	});
}
