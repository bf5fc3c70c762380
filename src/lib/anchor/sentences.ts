// Where sentences end. Intl.Segmenter finds the candidates (Unicode Standard Annex 29); the code below removes the
// cuts that it makes after abbreviations. Cut once and store the result: the segmenter differs between Node versions.
// In doubtful cases two sentences stay one, because a passage within a long sentence can still be highlighted, but
// half a sentence can't be cited.

/** A stretch of a text: UTF-16 offsets, `end` not included. */
export type Span = { start: number; end: number };

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

const words = (list: string) => new Set(list.split(' '));

/** Always followed by the rest of their sentence. */
const NEVER_LAST = words(
	'Dr Drs Mr Mrs Ms Mme Mlle Messrs Prof Profs Gen Brig Col Lt Maj Capt Sgt Adm Cmdr Sen Sens Rep ' +
		'Reps Gov Pres Hon Rev Fr Msgr Amb Sec Dep Asst Mt Ft vs v cf viz e.g i.e'
);
/** Abbreviations only before a number: "No. 3", "pp. 4–9", "c. 1915". Elsewhere "No." is an answer. */
const BEFORE_NUMBER = words(
	'No Nos no nos Nr nr Art Arts art arts Ch ch Chap chap Fig Figs fig figs p pp para Para paras ' +
		'Vol vol ca c approx Approx est Op Res'
);
/** Abbreviations only before a number or a month: "Nov. 15", "Mon. Nov. 15". "May" has no full stop. */
const CALENDAR = words(
	'Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun'
);
/** May be inside a sentence or end it: the next word decides. So may "U.S", "p.m" and initials. */
const MAY_BE_LAST = words(
	'Inc Ltd Co Corp Bros Jr Sr Esq St Ave Blvd Rd Dept Univ Assn Govt al ed eds'
);
/** A capitalised word that opens a sentence far more often than it continues a name. */
const OPENERS = words(
	'A About According After Again All Also Although Among An And Another Any As At Because Before ' +
		'Both But By Critics Despite During Each Even Every Few For From Furthermore Had Has Have He ' +
		'Hence Her Here His How However I If In Indeed Instead Is It Its Later Many Meanwhile Moreover ' +
		'Most My Neither Nevertheless No Nonetheless Nor Not Now Officials On Once One Only Or Other ' +
		'Others Our Over Perhaps She Since So Some Still Such That The Their Then There Therefore These ' +
		'They This Those Though Thus To Today Until We Were What When Where Whether Which While ' +
		'Who Why With Within Without Yes Yesterday Yet You Your'
);

const WORDED = /[\p{L}\p{N}]/u;
const CLOSING = /[\p{Pe}\p{Pf}\p{Pi}"'\s]+$/u;
const OPENING = /^[\p{Ps}\p{Pi}\p{Pf}"'\s]+/u;
/** "It ended in May. 15 people …": the segmenter doesn't end the sentence when lower case follows the number. */
const BEFORE_DIGITS = /(?<=[.!?…]["'”’»)\]]{0,3})\s(?=\p{Ps}?\p{N})/gu;
const NUMERIC = /^(?:\d|[IVXLC]{2,}\b)/;
const MONTH = /^(?:\d|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b)/;
/** "[3]" or "³" set directly after the full stop. */
const NOTE_MARK = /(?:\[[^\]\s]{1,4}\]|[¹²³⁰⁴-⁹])+/y;
/** A closing quotation mark or bracket with white space on both sides, as in "« … . »". */
const STRAY_CLOSING = /["'”’»)\]]+(?=\s|$)/y;
/** How many characters are examined on either side of a cut: far more than the longest abbreviation. */
const NEAR = 40;

/**
 * Cuts a text into sentences.
 * Takes any text; a line break always ends a sentence. Returns spans in order that do not overlap and
 * neither begin nor end with white space; every character outside them is white space.
 * An abbreviation that may end a sentence ("U.S.", "p.m.", "Inc.", an initial) ends it before a word
 * such as "The" or "But"; "in the U.S. Armenia …" therefore stays one sentence.
 */
export function cut(text: string): Span[] {
	const spans: Span[] = [];
	for (const line of text.matchAll(/[^\n\r\u2028\u2029]+/g)) {
		for (const { start, end } of cutLine(line[0])) {
			spans.push({ start: line.index + start, end: line.index + end });
		}
	}
	return spans;
}

function cutLine(line: string): Span[] {
	const spans: Span[] = [];
	const keep = (from: number, to: number) => {
		const piece = line.slice(from, to);
		const start = from + piece.length - piece.trimStart().length;
		const end = from + piece.trimEnd().length;
		if (start < end) spans.push({ start, end });
	};
	let start = 0;
	for (const candidate of candidates(line)) {
		const end = takeClosing(line, candidate);
		if (end <= start || end >= line.length || joined(line, start, end)) continue;
		keep(start, end);
		start = end;
	}
	keep(start, line.length);
	return spans;
}

/** Where a sentence may end, in order. */
function candidates(line: string): number[] {
	// The segmenter treats "…" as a comma; a full stop has the same length, and may end a sentence as "…" does.
	const found = [...segmenter.segment(line.replaceAll('…', '.'))].map(({ index }) => index);
	const numbers = [...line.matchAll(BEFORE_DIGITS)].map(({ index }) => index + 1);
	return [...new Set([...found, ...numbers])].sort((one, other) => one - other);
}

/** Moves a cut behind what still belongs to the sentence: a note mark or a closing quotation mark. */
function takeClosing(line: string, end: number): number {
	NOTE_MARK.lastIndex = line[end - 1] === '[' ? end - 1 : end;
	if (!/\s/.test(line[NOTE_MARK.lastIndex - 1] ?? '') && NOTE_MARK.test(line)) {
		return NOTE_MARK.lastIndex;
	}
	STRAY_CLOSING.lastIndex = end;
	return STRAY_CLOSING.test(line) ? STRAY_CLOSING.lastIndex : end;
}

/** Whether the cut at `end` falls inside a sentence that began at `start`. */
function joined(line: string, start: number, end: number): boolean {
	const sentence = line.slice(start, end);
	// Dots, dashes or emoji alone are not a sentence.
	if (!WORDED.test(sentence) || !WORDED.test(line.slice(end))) return true;
	const before = sentence.slice(-NEAR).trimEnd();
	const rest = line.slice(end, end + NEAR).trimStart();
	// "x.org/?Q=A", a missing space: Latin sentences have white space between them, others need none.
	const touching = sentence === sentence.trimEnd() && !/^\s/.test(line.slice(end, end + 1));
	if (touching && /[.!?…]["'”’»()[\]]*$/.test(before)) return true;
	// A dash leads to the speaker: “…!” – said the minister.
	if (/^(?:[,;:]|[–—-]+\s)/.test(rest)) return true;
	const after = rest.replace(OPENING, '');
	if (/^\p{Ll}/u.test(after)) return true;
	// "1." or "(a)." alone at the beginning is the number of what follows.
	if (/^\s*\p{Ps}?(?:\d{1,2}|\p{L})\p{Pe}?\.\s*$/u.test(sentence)) return true;
	return abbreviated(before.replace(CLOSING, ''), after);
}

/** Whether the full stop at the end of `before` belongs to an abbreviation and not to a sentence. */
function abbreviated(before: string, after: string): boolean {
	const word = /(?<![\p{L}\p{M}\p{N}])([\p{L}\p{M}]+(?:\.[\p{L}\p{M}]+)*)\.$/u.exec(before)?.[1];
	if (!word) return false;
	if (NEVER_LAST.has(word)) return true;
	if (BEFORE_NUMBER.has(word) && NUMERIC.test(after)) return true;
	if (CALENDAR.has(word)) return MONTH.test(after);
	const initial = /^\p{Lu}\p{M}*$/u.test(word);
	const dotted = /^[\p{L}\p{M}]{1,2}(?:\.[\p{L}\p{M}]{1,2})+$/u.test(word);
	if (!initial && !dotted && !MAY_BE_LAST.has(word)) return false;
	// "A." after "J." is one more initial, so the opener must be a word without a full stop.
	return !OPENERS.has(/^([A-Z][a-z]*)(?=[\s,;:’']|$)/.exec(after)?.[1] ?? '');
}
