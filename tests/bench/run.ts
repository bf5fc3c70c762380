// `npm run bench`: prints figures and fails nothing. Each stands beside a bare thing measured in turns with it in
// the same run, because a machine's speed drifts and a ratio drifts less.
import { rmSync } from 'node:fs';
import { describe, locate } from '#lib/anchor/anchor.ts';
import { cut } from '#lib/anchor/sentences.ts';
import { serve, temporary } from '../server.ts';
import { inBrowser } from './browser.ts';
import { ofClasses } from './classes.ts';
import { heading, inTurns, row } from './figures.ts';
import { inClass } from './glance.ts';
import { overHttp } from './http.ts';
import { prepare } from './prepare.ts';

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

/** `npm run bench classes`: these alone. */
async function classes() {
	const data = temporary();
	try {
		const books = prepare(data, { saving: 10 });
		await ofClasses(data);
		await inClass(data, books.saving);
	} finally {
		rmSync(data, { recursive: true, force: true });
	}
}

async function everything() {
	const data = temporary();
	try {
		await anchors();
		const books = prepare(data, { ten: 10, typing: 500, saving: 10 });
		const { url, stop } = await serve({ data });
		try {
			await overHttp(url, data, books.ten);
			await inBrowser(url, books);
		} finally {
			await stop();
		}
		await ofClasses(data);
		await inClass(data, books.saving);
	} finally {
		rmSync(data, { recursive: true, force: true });
	}
}

await (process.argv[2] === 'classes' ? classes() : everything());
