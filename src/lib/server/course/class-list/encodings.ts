import { Refusal } from '#lib/server/refusal.ts';
import { type Alphabet, alphabets } from './alphabets.ts';
import type { Encoding } from './encoding-names.ts';
import { instead, noText } from './refusals.ts';

/** A file as text. `guessed` says that nothing in the file tells the encoding for certain. */
export type Decoded = { text: string; encoding: Encoding; guessed: boolean };

/** Files of other programs, by their first bytes. */
const programs: [number[], string][] = [
	[[0x50, 0x4b, 3, 4], 'This is an Excel or Word file, or another archive.'],
	[[0xd0, 0xcf, 0x11, 0xe0], 'This is an old Excel or Word file.'],
	[[0x25, 0x50, 0x44, 0x46], 'This is a PDF.'],
	[[0x89, 0x50, 0x4e, 0x47], 'This is a picture.'],
	[[0xff, 0xd8, 0xff], 'This is a picture.'],
	[[0x7b, 0x5c, 0x72, 0x74, 0x66], 'This is a file with formatted text (RTF).']
];

/**
 * The text of a file. The encoding is told by a byte order mark or by being valid UTF-8; else it is guessed.
 * @param chosen the encoding that a person chose
 * @throws Refusal `invalid` for a file that is no text
 */
export function decode(bytes: Uint8Array, chosen?: Encoding): Decoded {
	const starts = (signature: number[]) => signature.every((byte, n) => bytes[n] === byte);
	const program = programs.find(([signature]) => starts(signature));
	if (program) throw new Refusal('invalid', `${program[1]} ${instead}`);
	const found = chosen
		? { encoding: chosen, guessed: true }
		: (certain(bytes, starts) ?? { encoding: guess(bytes), guessed: true });
	const text = new TextDecoder(found.encoding).decode(bytes);
	const odd = text.match(/\p{Cc}/gu)?.filter((sign) => sign < ' ' && !/\s/.test(sign)).length ?? 0;
	if (odd > 2 && !chosen) throw noText();
	return { text, ...found };
}

function certain(bytes: Uint8Array, starts: (signature: number[]) => boolean) {
	const said = (encoding: Encoding) => ({ encoding, guessed: false });
	if (starts([0xff, 0xfe])) return said('utf-16le');
	if (starts([0xfe, 0xff])) return said('utf-16be');
	if (reads(bytes, 'utf-8') !== null && !bytes.includes(0)) return said('utf-8');
	// without a mark, every other byte of line ends and separators is zero
	const zeros = [0, 1].map((odd) => bytes.filter((byte, n) => n % 2 === odd && !byte).length);
	const [even = 0, odd = 0] = zeros;
	if (odd && !even) return { encoding: 'utf-16le' as const, guessed: true };
	return even && !odd ? { encoding: 'utf-16be' as const, guessed: true } : null;
}

function reads(bytes: Uint8Array, encoding: Encoding): string | null {
	try {
		return new TextDecoder(encoding, { fatal: true }).decode(bytes);
	} catch {
		return null;
	}
}

/**
 * The encoding in which a file makes the best names. As browsers do, this rules out rather than in: each language
 * has an alphabet, and a letter outside it, a sign inside a word or a capital after a small letter speaks against it.
 * Of equals, the first in the table of alphabets is taken.
 */
function guess(bytes: Uint8Array): Encoding {
	const texts = new Map<Encoding, string | null>();
	const scored = alphabets.map((alphabet, n) => {
		const { encoding } = alphabet;
		if (!texts.has(encoding)) texts.set(encoding, reads(bytes, encoding));
		const text = texts.get(encoding)?.slice(0, sample) ?? null;
		return { encoding, n, against: text === null ? Infinity : against(text, alphabet) };
	});
	const best = scored.toSorted((a, b) => a.against - b.against || a.n - b.n)[0];
	return best && best.against < Infinity ? best.encoding : 'windows-1252';
}

/** As much of a file as the guess looks at. */
const sample = 20_000;
const foreign = /[^\p{ASCII}\s]/u;

/** How much speaks against a text being in a language: about one for each wrong letter. */
function against(text: string, { letters, never, script }: Alphabet): number {
	const words = text.split(/[\s,;|"<>()]+/).filter((word) => foreign.test(word));
	let points = 0;
	for (const word of words) {
		const strange = Array.from(word).filter((sign) => foreign.test(sign));
		points += strange.filter((sign) => !letters.test(sign)).length * 2;
		if (/\p{Ll}\p{Lu}/u.test(word) && !/^(Ma?c|O['’]|D['’]|L['’])/.test(word)) points += 2;
		if (never?.test(word)) points += 1;
		// a name in Latin letters isn't made of accents, and one in another script has no Latin ones
		if (!script && /[^\p{ASCII}]{3}/u.test(word)) points += 2;
		if (script && /[a-z]/i.test(word)) points += 2;
		if (script && /^\p{Ll}/u.test(word)) points += 1;
		if (script && /^\p{Lu}{2,}$/u.test(word)) points += 0.5;
		if (script) points += 1 - Math.min(1, 1.5 * commonIn(strange, script));
	}
	return points;
}

/** The share of letters that are among the commonest of their script. */
const commonIn = (letters: string[], script: string) =>
	letters.filter((sign) => script.includes(sign.toLowerCase())).length / letters.length;
