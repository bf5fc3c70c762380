// `npm run bench`: prints figures and fails nothing. Each stands beside a bare thing measured in turns with it in
// the same run, because a machine's speed drifts and a ratio drifts less.
import { rmSync } from 'node:fs';
import { describe, locate } from '#lib/anchor/anchor.ts';
import { cut } from '#lib/anchor/sentences.ts';
import { serve, temporary } from '../support/server.ts';
import { inBrowser } from './browser.ts';
import { ofClasses } from './classes.ts';
import { heading, inTurns, row } from './figures.ts';
import { inClass } from './glance.ts';
import { overHttp } from './http.ts';
import { prepare, type Prepared } from './prepare.ts';

/** Finding 1,000 passages again in 20,000 words into which a sentence was put at the beginning. */
async function anchors() {
	const words = Array.from({ length: 20_000 }, (_, i) => `word${i % 977}${i % 12 ? '' : '.'}`);
	const text = words.join(' ');
	const sentences = cut(text);
	const moved = `A sentence that was not there. ${text}`;
	const kept = Array.from({ length: 1000 }, (_, i) =>
		describe(text, sentences, i * 100, i * 100 + 60)
	);
	heading('Finding 1,000 passages again in 20,000 words');
	const taken = await inTurns(
		{
			locate: () => kept.forEach((anchor) => locate(moved, anchor)),
			indexOf: () => kept.forEach(({ exact }) => moved.indexOf(exact))
		},
		{ turns: 5, times: 1 }
	);
	row('locate', taken.locate, { indexOf: taken.indexOf });
}

/** Work in a data folder of its own, with a notebook for each number, in which there are so many notes. */
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

/** What one learner meets. */
const alone = () =>
	within({ ten: 10, typing: 500 }, async (data, books) => {
		const { url, stop } = await serve({ data });
		try {
			await overHttp(url, data, books.ten);
			await inBrowser(url, books);
		} finally {
			await stop();
		}
	});

/** `npm run bench` measures all of them; with names behind it, as in `npm run bench glance`, those. */
const parts = {
	anchors,
	alone,
	classes: () => within({}, ofClasses),
	glance: () => within({ saving: 10 }, (data, { saving }) => inClass(data, saving))
};

const wanted = process.argv.slice(2);
for (const [name, part] of Object.entries(parts))
	if (!wanted.length || wanted.includes(name)) await part();
