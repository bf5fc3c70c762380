// Commands as learners might send them in any order, and the real domain that carries them out.
import fc from 'fast-check';
import { type Text, written } from '#lib/anchor/passages.ts';
import { notebookCommands } from '#lib/http/notebook-handlers.server.ts';
import type { Work } from '#lib/notebook/apply.ts';
import type { Changed, Command, Stretch } from '#lib/outbox/command-types.ts';
import * as annotations from '#lib/server/notebook/annotations.ts';
import * as answers from '#lib/server/notebook/answers.ts';
import type { Notebook } from '#lib/server/notebook/notebooks.ts';
import * as judgements from '#lib/server/notebook/judgements.ts';
import * as textAccess from '#lib/server/notebook/text-access.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { relations } from '#lib/wording/wording.ts';

/** The texts as a page has them. */
export function shownTexts(notebook: Notebook): Text[] {
	const { a, b } = textAccess.texts(notebook);
	return [written('a', a.blocks), written('b', b.blocks)];
}

/** Everything that the server has, as a page receives it. */
export const loaded = (notebook: Notebook): Work => ({
	annotations: annotations.of(notebook, { erased: true }),
	points: judgements.of(notebook),
	answers: answers.of(notebook),
	...nothingFound
});

/** No findings yet. */
export const nothingFound = {
	stances: { before: null, after: null },
	ownPoints: [],
	silences: [],
	levels: [],
	countMe: false,
	skipped: false,
	untold: 0
};

/** The server's reply; for a refusal its reason. */
export type Done = { changed?: Changed; refused?: Refusal };

export function serve(notebook: Notebook, { kind, ...body }: Command): Done {
	try {
		const result = notebookCommands[kind]?.(notebook, JSON.parse(JSON.stringify(body)));
		return { changed: { ...result, savedAt: Date.now() } };
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		const saved = error.reason === 'incomplete' ? { answer: error.theirs as answers.Saved } : null;
		return { refused: error, ...(saved && { changed: { ...saved, savedAt: Date.now() } }) };
	}
}

/**
 * What a learner sees of this work, with the revisions that the next command builds on, but without times.
 * Notes on exactly the same passage are in no order that a command could know.
 */
export function seen({ annotations, points, answers }: Work) {
	const notes = annotations.map((note) => ({
		...note,
		erasedAt: Boolean(note.erasedAt),
		createdAt: 0,
		changedAt: 0
	}));
	return {
		order: notes.map(({ side, start, end }) => `${side} ${start} ${end}`),
		notes: notes.toSorted((x, y) => (x.uid < y.uid ? -1 : 1)),
		judgements: points.map(({ key, judgement }) => ({
			key,
			relation: judgement?.relation,
			reason: judgement?.reason,
			locked: judgement?.locked && { ...judgement.locked, at: 0 },
			revision: judgement?.revision
		})),
		answers: answers.map(({ key, text, revision }) => ({ key, text, revision }))
	};
}

/** The same without revisions: only what is shown. */
export function shown(work: Work) {
	const { notes, judgements, answers, ...rest } = seen(work);
	const bare = <T extends { revision?: number }>(list: T[]) =>
		list.map((one) => ({ ...one, revision: 0 }));
	return { ...rest, notes: bare(notes), judgements: bare(judgements), answers: bare(answers) };
}

/** One act of a learner. Which note it affects, and where, depends on their notebook. */
export type Move = {
	kind: Command['kind'];
	side: 'a' | 'b';
	start: number;
	length: number;
	code: string;
	words: string;
	which: number;
	relation: (typeof relations)[number] | null;
	lock: boolean;
	settled: boolean;
	visibility: 'me' | 'class';
};

const word = fc.constantFrom('', 'Why?', 'A2.2 and B1.3', 'A2.2', 'Ինչո՞ւ 👩‍👩‍👧', 'Both [B1.1–B1.4].');
export const move: fc.Arbitrary<Move> = fc.record({
	kind: fc.constantFrom('annotate', 'change', 'erase', 'restore', 'judge', 'save', 'lock'),
	side: fc.constantFrom('a', 'b'),
	start: fc.nat({ max: 600 }),
	length: fc.nat({ max: 150 }),
	code: fc.constantFrom('', 'problem', 'cause', 'loaded'),
	words: word,
	which: fc.nat(),
	relation: fc.constantFrom(...relations, null),
	lock: fc.boolean(),
	settled: fc.boolean(),
	visibility: fc.constantFrom('me', 'class')
});

let made = 0;
/** An id that no other command has. */
export const newUid = (of = 'command') => `${of}-${String((made += 1)).padStart(4, '0')}`;

const one = <T>(list: T[], which: number) => list[which % list.length];

/** The command of this move in a notebook that shows `work`. */
export function commandOf(work: Work, texts: Text[], by: Move): Command {
	const length = texts.find(({ side }) => side === by.side)?.text.length ?? 0;
	const start = Math.min(by.start, length - 1);
	const at: Stretch = { side: by.side, start, end: Math.min(start + by.length, length) };
	const { code, words, which, relation, settled, visibility } = by;
	const note = one(work.annotations, which);
	const question = one(work.answers, which);
	const point = one(work.points, which);
	if (!question || !point) throw new Error('The lesson has neither questions nor points.');
	const writing = {
		question: question.key,
		revision: question.revision,
		saveUid: newUid('save'),
		text: words,
		settled
	};
	switch (note || 'annotate judge save lock'.includes(by.kind) ? by.kind : 'annotate') {
		case 'annotate':
			return { kind: 'annotate', uid: newUid('note'), ...at, code, note: words, visibility };
		case 'change': {
			const { uid, revision } = note ?? { uid: '', revision: 0 };
			return { kind: 'change', uid, revision, ...at, code, note: words, visibility };
		}
		case 'erase':
			return { kind: 'erase', uid: note?.uid ?? '' };
		case 'restore':
			return { kind: 'restore', uid: note?.uid ?? '' };
		case 'judge': {
			const revision = point.judgement?.revision ?? 0;
			// what is locked always has a relation
			const said = { relation: point.judgement?.locked ? (relation ?? 'agree') : relation };
			const lock = by.lock && said.relation !== null;
			return { kind: 'judge', point: point.key, revision, ...said, reason: words, lock };
		}
		case 'save':
			return { kind: 'save', ...writing };
		default:
			return { kind: 'lock', ...writing };
	}
}
