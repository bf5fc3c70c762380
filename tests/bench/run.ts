// `npm run bench` prints how fast the program is and how much it sends; `npm run bench bytes glance` measures only
// those parts. Where possible, a bare program is measured in turns with ours in the same run, because the speed of a
// machine changes from minute to minute and a ratio changes less. With `--quick` every part runs with the smallest
// sizes, prints one line, and fails if a part breaks or a figure is missing.
import { rmSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { serve, temporary } from '../support/server.ts';
import { anchors } from './anchors.ts';
import { buildBare } from './bare.ts';
import { inBrowser } from './browser.ts';
import { ofBytes } from './bytes.ts';
import { ofClasses } from './classes.ts';
import { complete, fixed, unprinted } from './figures.ts';
import { inClass } from './glance.ts';
import { overHttp } from './http.ts';
import { prepare } from './prepare.ts';
import { quick, scale } from './scale.ts';
import { ofStart } from './start.ts';
import { ofStreams } from './streams.ts';
import type { Prepared } from './writer.ts';

/** Runs work in a new data folder, with a notebook for each of these numbers of notes. */
async function within<K extends string>(
	notes: Record<K, number>,
	work: (data: string, books: Record<K, Prepared>) => Promise<void>
) {
	const data = temporary();
	try {
		await work(data, prepare(data, notes));
	} finally {
		rmSync(data, { recursive: true, force: true });
	}
}

const known = ['anchors', 'glance', 'http', 'browser', 'bytes', 'classes', 'streams', 'start'];
const named = process.argv.slice(2).filter((argument) => argument !== '--quick');
const wants = (...parts: string[]) => !named.length || parts.some((part) => named.includes(part));

/** The three parts about a single learner, which share a server. */
const alone = () =>
	within(scale.notes, async (data, books) => {
		const { url, stop } = await serve({ data });
		try {
			if (wants('http')) await overHttp(url, data, books.few);
			if (wants('browser')) await inBrowser(url, books);
			if (wants('bytes')) await ofBytes(url, data, books.few);
		} finally {
			await stop();
		}
	});

async function measure() {
	const { few } = scale.notes;
	if (wants('anchors')) await anchors();
	if (wants('glance')) await within({ few }, (data, books) => inClass(data, books.few));
	if (wants('http', 'browser', 'bytes')) await alone();
	if (wants('classes')) await within({}, ofClasses);
	if (wants('streams')) await within({}, ofStreams);
	if (wants('start')) await within({ few }, ofStart);
	complete();
}

const began = performance.now();
try {
	const unknown = named.find((name) => !known.includes(name));
	if (unknown) throw new Error(`There is no part “${unknown}”, only ${known.join(', ')}.`);
	// only a quick pass builds while parts run: a build would slow down what is measured
	await Promise.all([quick && wants('http', 'classes') && buildBare(), measure()]);
	const took = fixed((performance.now() - began) / 1000);
	if (quick) console.log(`Every part gave its figures, in ${took} s.`);
} catch (error) {
	for (const line of unprinted) console.log(line);
	console.error(error);
	process.exitCode = 1;
}
