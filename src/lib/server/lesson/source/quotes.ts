import type { Anchor } from '#lib/anchor/anchor.ts';
import { describe } from '#lib/anchor/anchor.ts';
import { parse, print } from '#lib/anchor/labels.ts';
import type { Side } from '#lib/server/db/schema/lesson-content.ts';
import type { Sentence } from '#lib/text/blocks.ts';
import { many } from '#lib/wording/wording.ts';
import type { Rendered } from './markdown.ts';

/** An article's rendered text, for looking up passages. */
export type Text = { side: Side; file: string; rendered: Rendered };

/** The passage that was found, or a sentence that says why not and what to do. */
export type Found<T> = { found: T } | { problem: string };

const LABELS = /^([ab]\d+\.\d+)(?:\s*[-–—]\s*([ab]?[\d.]+))?(?:\s+(.+))?$/is;

/** All sentences of a text in order. Their index is their ordinal. */
export const sentencesOf = ({ rendered }: Text): Sentence[] =>
	rendered.blocks.flatMap((block) => block.sentences);

/**
 * Finds a passage as an author writes it: `A3.2`, `A3.2-A3.4`, `A3.2 "words"`, or only the words, which must
 * occur once. Straight and curly quotation marks are the same.
 */
export function passage(written: string, text: Text): Found<Anchor> {
	const [, from, to, words] = LABELS.exec(written.trim()) ?? [];
	if (!from) return anchored(text, 0, text.rendered.text.length, written);
	const first = labelled(from, text);
	if ('problem' in first) return first;
	const last = to ? labelled(completed(from, to), text) : first;
	if ('problem' in last) return last;
	if (last.found.start < first.found.start)
		return {
			problem: `cites ${print(from, to)}, which runs backwards. Put the earlier sentence first.`
		};
	return anchored(text, first.found.start, last.found.end, words, print(from, to));
}

/** The sentence with this label. */
export function labelled(label: string, text: Text): Found<Sentence> {
	const wanted = label.toUpperCase();
	const letter = text.side.toUpperCase();
	const found = sentencesOf(text).find((sentence) => sentence.label === wanted);
	if (found) return { found };
	const place = parse(wanted);
	if (place && place.side !== text.side)
		return {
			problem: `cites ${wanted} for side ${letter}. Use a sentence number that begins with ${letter}.`
		};
	const { blocks } = text.rendered;
	const block = place && blocks[place.paragraph - 1];
	if (!block) {
		const last = blocks.at(-1)?.sentences.at(-1)?.label;
		return {
			problem:
				`cites ${wanted}, but ${text.file} has ${many(blocks.length, 'paragraph')}. ` +
				`Use a sentence number from ${letter}1.1 to ${last}.`
		};
	}
	const labels = [block.sentences[0]?.label, block.sentences.at(-1)?.label];
	return {
		problem:
			`cites ${wanted}, but paragraph ${place.paragraph} of ${text.file} ` +
			`has ${many(block.sentences.length, 'sentence')}. ` +
			`Use ${labels[0] === labels[1] ? labels[0] : `a sentence number from ${labels.join(' to ')}`}.`
	};
}

/** `A3.2-4` and `A3.2-4.1` are short for `A3.2-A3.4` and `A3.2-A4.1`. */
function completed(from: string, to: string): string {
	if (/^[ab]/i.test(to)) return to;
	return to.includes('.') ? `${from[0]}${to}` : from.replace(/\d+$/, to);
}

function anchored(
	{ rendered, file, side }: Text,
	start: number,
	end: number,
	words?: string,
	where = file
): Found<Anchor> {
	const sentences = rendered.blocks.flatMap((block) => block.sentences);
	if (!words) return { found: describe(rendered.text, sentences, start, end) };
	const wanted = plain(words.trim().replace(/^["“](.*)["”]$/s, '$1'));
	const stretch = plain(rendered.text.slice(start, end));
	const at = stretch.indexOf(wanted);
	if (!wanted || at < 0)
		return {
			problem:
				`cites “${wanted}”, which isn’t in ${where}. Copy the ` +
				`words exactly, or cite a sentence number such as ${side.toUpperCase()}1.1.`
		};
	if (stretch.indexOf(wanted, at + 1) >= 0)
		return {
			problem: `cites “${wanted}”, which is in ${where} more than once. Put the sentence number before it.`
		};
	return {
		found: describe(rendered.text, sentences, start + at, start + at + wanted.length)
	};
}

/** The same text, character for character, with straight quotation marks and plain spaces. */
const plain = (text: string) =>
	text
		.replace(/[“”„]/g, '"')
		.replace(/[‘’]/g, "'")
		.replace(/[\u00a0\u202f]/g, ' ');
