import { describe, locate } from '#lib/anchor/anchor.ts';
import { cut } from '#lib/anchor/sentences.ts';
import { heading, inTurns, row } from './figures.ts';

/** Measures finding 1,000 passages again in 20,000 words after a sentence was inserted at the beginning. */
export async function anchors() {
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
