// `npm test`: every check and every test, each one's output only where it failed, and at the end one
// plain line `N passed, N failed`. A check counts as one; so does a runner that ran nothing.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { tooOld } from '../src/shell/node-version.js';
import { chromium } from './support/chromium.js';
import { countPlaywright, countVitest } from './support/count-results.js';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bin = join(root, 'node_modules', '.bin');
const bundled = join(bin, 'node');
const node = existsSync(bundled) ? bundled : process.execPath;
const scratch = mkdtempSync(join(tmpdir(), 'px-'));
const total = { passed: 0, failed: 0 };

process.chdir(root);
process.env.PATH = bin + delimiter + process.env.PATH;
process.env.TMPDIR = scratch; // what the runners, servers and browsers leave lying goes with it
try {
	const sentence = node === bundled ? null : tooOld(process.versions.node);
	if (sentence) throw new Error(sentence);
	await checks();
	await tests('Unit, domain and HTTP tests', vitest, countVitest);
	await tests('Browser tests', playwright, countPlaywright);
} catch (error) {
	console.log(error instanceof Error ? error.message : error);
	total.failed += 1;
} finally {
	rmSync(scratch, { recursive: true, force: true });
}
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed ? 1 : 0);

async function checks() {
	await check('Types', [
		script('@sveltejs/kit', 'sync'),
		script('svelte-check', '--fail-on-warnings', '--output', 'human')
	]);
	await check('Lint', [script('eslint', '.', '--max-warnings', '0')]);
	await check('Format', [script('prettier', '--check', '.')]);
	await check('Build', [['src/start.js', 'build']]);
}

/** @param {string} results */
function vitest(results) {
	const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`];
	return node$(script('vitest', 'run', ...reporters));
}

/** @param {string} results */
function playwright(results) {
	const args = ['test', '--reporter=list,json', '--output', join(scratch, 'playwright')];
	return node$(script('@playwright/test', ...args), {
		CHROMIUM_PATH: chromium(),
		PLAYWRIGHT_JSON_OUTPUT_FILE: results
	});
}

/**
 * Runs commands one after the other; together they pass or fail as one.
 * @param {string} name
 * @param {string[][]} commands
 */
async function check(name, commands) {
	let output = '';
	for (const command of commands) {
		const result = await node$(command);
		output += result.output;
		if (result.code !== 0) return report(name, { passed: 0, failed: 1 }, output);
	}
	report(name, { passed: 1, failed: 0 }, output);
}

/**
 * Runs a test runner and counts what it wrote down.
 * @template T
 * @param {string} name
 * @param {(results: string) => Promise<{ code: number | null, output: string }>} start
 * @param {(results: T) => { passed: number, failed: number }} count
 */
async function tests(name, start, count) {
	const file = join(scratch, 'results.json');
	rmSync(file, { force: true });
	try {
		const { code, output } = await start(file);
		const counted = existsSync(file)
			? count(JSON.parse(readFileSync(file, 'utf8')))
			: { passed: 0, failed: 0 };
		const nothing = !counted.failed && (code !== 0 || !counted.passed);
		if (nothing) counted.failed = 1;
		report(name, counted, output);
	} catch (error) {
		report(name, { passed: 0, failed: 1 }, error instanceof Error ? error.message : String(error));
	}
}

/**
 * @param {string} name
 * @param {{ passed: number, failed: number }} counted
 * @param {string} output
 */
function report(name, { passed, failed }, output) {
	total.passed += passed;
	total.failed += failed;
	if (failed) console.log(output.trimEnd());
	console.log(`${name}: ${passed} passed, ${failed} failed`);
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
 * Runs the right Node and keeps what it prints.
 * @param {string[]} args
 * @param {Record<string, string>} env
 * @returns {Promise<{ code: number | null, output: string }>}
 */
function node$(args, env = {}) {
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
