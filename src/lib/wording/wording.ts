/** The words that pages show for stored values. Names of schemes are those of their field; everything else is plain. */

/** How two articles relate on one point of comparison. */
export const relations = ['agree', 'conflict', 'complement', 'b_silent', 'a_silent'] as const;
export type Relation = (typeof relations)[number];

export const relationWords: Record<Relation, string> = {
	agree: 'They agree',
	conflict: 'They conflict',
	complement: 'They add to each other',
	b_silent: 'Only A mentions this',
	a_silent: 'Only B mentions this'
};

/** The skills of historical reading that questions train (after Stanford's “Reading Like a Historian”). */
export const skills = [
	'sourcing',
	'close_reading',
	'contextualization',
	'corroboration',
	'framing',
	'evidence',
	'restate',
	'synthesis'
] as const;
export type Skill = (typeof skills)[number];

export const skillWords: Record<Skill, string> = {
	sourcing: 'Sourcing',
	close_reading: 'Close reading',
	contextualization: 'Context',
	corroboration: 'Corroboration',
	framing: 'Framing',
	evidence: 'Evidence',
	restate: 'Restate',
	synthesis: 'Synthesis'
};

/** How sure learners are of their view, from 1 to 5. */
export const confidenceWords = [
	'Only guessing',
	'Not very sure',
	'Somewhat sure',
	'Quite sure',
	'Completely sure'
] as const;

/**
 * A date of a lesson, which may lack its day or month, as people read it.
 * @param iso `2023`, `2023-12` or `2023-12-07`
 */
export function dateWords(iso: string): string {
	const [year, month, day] = iso.split('-').map(Number);
	if (!year || !month) return iso;
	const at = new Date(Date.UTC(year, month - 1, day ?? 1));
	const shape = { year: 'numeric', month: 'long', day: day ? 'numeric' : undefined } as const;
	return new Intl.DateTimeFormat('en-GB', { ...shape, timeZone: 'UTC' }).format(at);
}

/** Formatters are slow to create, so they are kept. */
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

/** The time of day, as 14:03. */
export const clockWords = (at: Date) => clock.format(at);

/** A stance in words. */
export const stanceWords = (stance: {
	view: string;
	position: number | null;
	confidence: number | null;
}) =>
	stance.view === 'held'
		? `${stance.position} of 7${stance.confidence ? `, ${confidenceWords[stance.confidence - 1]?.toLowerCase()}` : ''}`
		: stance.view === 'none'
			? 'I don’t know enough yet'
			: 'I’d rather not say';

/**
 * The beginning of a text, cut between words where it is longer than this.
 * @param most in UTF-16 units, without the “…”
 */
/** The first sentence of a short prose text; all of it where it has no end. */
export const firstSentence = (text: string): string => /^.*?[.!?](?=\s|$)/s.exec(text)?.[0] ?? text;

export function beginning(text: string, most: number): string {
	if (text.length <= most) return text;
	const cut = text.slice(0, most + 1);
	return `${cut
		.replace(/\s+\S*$/, '')
		.slice(0, most)
		.trimEnd()}…`;
}

/**
 * Where words are that were typed and not sent.
 * @param lasting whether the browser keeps them after the page is closed
 */
export const keptWords = (lasting: boolean) =>
	lasting ? 'Kept on this device' : 'Only on this page: leave it open';

/** A number with its noun: “1 note”, “3 notes”. */
export const many = (n: number, one: string, others = `${one}s`): string =>
	`${n} ${n === 1 ? one : others}`;

const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

/** The number of words in a text, in any script, without labels and punctuation. */
export function wordCount(text: string): number {
	let words = 0;
	for (const { isWordLike } of segmenter.segment(text.replace(/\[[^\]]*\]/g, ' ')))
		if (isWordLike) words++;
	return words;
}
