/** How a sentence is shown: the codes on it, in the order of the notes; more than one is an overlap. */
export type Look = {
	codes: { hue: string; line: string; letter: string }[];
	/** A note covers only some of its words, so the whole sentence has no wash. */
	part: boolean;
	/** The ids of the notes on it, for screen readers. */
	described: string;
};

/** The parts of an annotation that decide how its sentences look. */
type Marked = {
	uid: string;
	side: 'a' | 'b';
	first: number;
	last: number;
	start: number;
	end: number;
	code: string | null;
};
type Coded = { key: string; hue: string; line: string; letter: string };
type Text = {
	side: 'a' | 'b';
	blocks: { sentences: { label: string; start: number; end: number }[] }[];
};

const highlight = { hue: 'mark', line: 'solid', letter: '' };

/**
 * How each sentence that a note touches looks, by its label: the codes on it, and whether a note covers
 * only some of its words. A plain highlight has a wash and no letter.
 */
export function looks(text: Text, annotations: Marked[], codes: Coded[]): Record<string, Look> {
	const byKey = new Map(codes.map((code) => [code.key, code]));
	const sentences = text.blocks.flatMap((block) => block.sentences);
	const result: Record<string, Look> = {};
	for (const note of annotations) {
		if (note.side !== text.side) continue;
		const { hue, line, letter } = byKey.get(note.code ?? '') ?? highlight;
		for (const sentence of sentences.slice(note.first, note.last + 1)) {
			const look = (result[sentence.label] ??= { codes: [], part: false, described: '' });
			if (!look.codes.some((c) => c.letter === letter)) look.codes.push({ hue, line, letter });
			look.part ||= note.start > sentence.start || note.end < sentence.end;
			look.described = `${look.described} note-${note.uid}`.trim();
		}
	}
	return result;
}

/** The labels of the sentences that these spans touch on the text's side. */
export function labels(
	text: Text,
	spans: { side: string; first: number; last: number }[]
): string[] {
	const sentences = text.blocks.flatMap((block) => block.sentences);
	return spans
		.filter((span) => span.side === text.side)
		.flatMap((span) => sentences.slice(span.first, span.last + 1).map((s) => s.label));
}

/**
 * The sentences beside which others wrote something, by their labels. Screen readers read an instructor's note with
 * its sentence; classmates' notes may be many, and are read in their list.
 */
export function marginSentences(
	text: Text,
	others: { id: string; kind: string; side: string; first: number; last: number }[]
) {
	const found: Record<string, { kind: string; described: string }> = {};
	for (const one of others)
		for (const label of labels(text, [one])) {
			const here = (found[label] ??= { kind: one.kind, described: '' });
			if (one.kind === 'theirs') continue;
			const kind = here.kind === 'remark' ? here.kind : one.kind;
			found[label] = { kind, described: `${here.described} ${one.id}`.trim() };
		}
	return found;
}
