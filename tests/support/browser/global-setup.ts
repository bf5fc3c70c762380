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
 * Once before all browser tests: builds the program, and prepares the data folder of which the server of each
 * worker gets a copy. In it are the lesson that is shipped, the tiny lesson, and two variants of that.
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
	process.env.PARALLAX_TEMPLATE = template; // playwright.config.ts hands it to each worker
	return () => rmSync(template, { recursive: true, force: true });
}
