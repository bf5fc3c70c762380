import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { close, open } from '#lib/server/db/index.ts';
import { publishSeeds } from '../../../seeds/seed.ts';
import { build } from '../../../src/shell/build.ts';
import { forget } from '../mutated-lesson.ts';
import { temporary } from '../server.ts';
import { newTitle, put, textsLater } from '../tiny-lesson.ts';
import { otherScripts } from './other-scripts.ts';

/**
 * Once before all browser tests: builds the program, and prepares the data folder that the server of each worker gets
 * a copy of. It contains the lesson that is shipped, the tiny lesson, and two variants of the tiny lesson.
 */
export default async function setup() {
	await build();
	const template = temporary();
	open(join(template, 'parallax.db'));
	publishSeeds();
	put();
	put([textsLater, newTitle], 'seed', 'later');
	put(otherScripts, 'seed', 'scripts');
	forget();
	close();
	process.env.PARALLAX_TEMPLATE = template; // playwright.config.ts passes it on to each worker
	return () => rmSync(template, { recursive: true, force: true });
}
