// `npm run test:browsers`: runs a learner's main journey in browsers that Playwright cannot drive, Firefox and
// WebKitGTK, where they are installed. A missing one is named, but is no failure.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from '../../src/shell/build.ts';
import type { Browser, Kind } from './browser.ts';
import { type Classroom, classroom } from './classroom.ts';
import { firefox } from './firefox.ts';
import { withMouse } from './journey.ts';
import { withKeyboard } from './keyboard-journey.ts';
import type { Journey } from './steps.ts';
import { walk } from './walk.ts';
import { webkit } from './webkit.ts';

const kinds = [firefox, webkit];
const password = 'three quiet words';

const { values, positionals } = parseArgs({
	options: { screenshots: { type: 'string' } },
	allowPositionals: true
});
const wanted = kinds.filter(({ key }) => !positionals.length || positionals.includes(key));
const unknown = positionals.filter((name) => !kinds.some(({ key }) => key === name));

if (unknown.length) {
	console.log(`Unknown: ${unknown.join(', ')}. Name one or more of: firefox, webkit.`);
	process.exitCode = 1;
} else await main();

async function main() {
	const found = wanted.flatMap((kind) => {
		const launch = kind.find();
		if (!launch) console.log(`${kind.name}: not installed (${kind.install})`);
		return launch ? [{ kind, launch }] : [];
	});
	if (!found.length) return console.log('No browser was tested.');
	await build();
	const folder = values.screenshots ?? mkdtempSync(join(tmpdir(), 'parallax-browsers-'));
	mkdirSync(folder, { recursive: true });
	const failed: string[] = [];
	for (const { kind, launch } of found)
		for (const one of [withMouse, withKeyboard])
			if (!(await passes(kind, launch, one, folder))) failed.push(`${kind.name}, ${one.title}`);
	console.log(`\nScreenshots: ${resolve(folder)}`);
	for (const name of failed) console.log(`Failed: ${name}`);
	process.exitCode = failed.length ? 1 : 0;
}

/** Runs one journey in its own browser and classroom, and prints the result. */
async function passes(kind: Kind, launch: () => Promise<Browser>, one: Journey, folder: string) {
	let title = 'start';
	let browser: Browser | undefined;
	let room: Classroom | undefined;
	const picture = async (name: string) => {
		const file = `${kind.key}-${one.learner.toLowerCase()}-${name}.png`;
		if (browser) writeFileSync(join(folder, file), await browser.screenshot());
	};
	try {
		room = await classroom();
		const learner = await room.learner(one.learner, password);
		browser = await launch();
		console.log(`\n${kind.name} ${browser.version}, ${one.title}:`);
		for (const step of one.steps) {
			title = step.title;
			await walk({ browser, url: room.url, picture }, step);
			console.log(`  ok      ${title}`);
		}
		title = 'the database has all of it';
		assert.deepEqual(room.work(learner), one.leaves);
		console.log(`  ok      ${title}`);
		return true;
	} catch (error) {
		console.log(`  FAILED  ${title}\n${error instanceof Error ? error.message : error}`);
		await picture('failed').catch(() => undefined);
		return false;
	} finally {
		await browser?.stop();
		await room?.end();
	}
}
