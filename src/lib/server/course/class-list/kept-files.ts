import { type Encoding, encodings, isEncoding } from './encoding-names.ts';
import { tooLong } from './refusals.ts';
import { decode } from './encodings.ts';

/** A file whose encoding is guessed: a form keeps it as base64, so that another encoding can be chosen. */
export type KeptFile = { bytes: string; encoding: Encoding; encodings: [Encoding, string][] };

const longest = 1_000_000;
const choices = Object.entries(encodings).flatMap(([key, name]): [Encoding, string][] =>
	isEncoding(key) ? [[key, name]] : []
);

/**
 * The text of a file, and the file to keep where its encoding is only a guess.
 * @param chosen the encoding that a person chose
 * @throws Refusal `invalid` for a file that is too long or can't be read
 */
export function textOf(
	bytes: Uint8Array,
	chosen?: Encoding
): { list: string; file: KeptFile | null } {
	if (bytes.length > longest) throw tooLong();
	const { text, encoding, guessed } = decode(bytes, chosen);
	if (!guessed) return { list: text, file: null };
	return {
		list: text,
		file: { bytes: Buffer.from(bytes).toString('base64'), encoding, encodings: choices }
	};
}
