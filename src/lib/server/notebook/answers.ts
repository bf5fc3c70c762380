import { and, eq, getTableColumns, max, sql } from 'drizzle-orm';
import { cited } from '#lib/anchor/labels.ts';
import { type Citation, evidence } from '#lib/text/evidence.ts';
import * as scope from '#lib/server/assignment/scope.ts';
import * as citations from './citations.ts';
import { db, transact } from '#lib/server/db/index.ts';
import { once } from '#lib/server/db/cache.ts';
import { answer, answerRevision } from '#lib/server/db/schema/work.ts';
import { criteria } from '#lib/server/lesson/lessons.ts';
import { type Notebook, touch } from './notebooks.ts';
import { missing, Refusal } from '#lib/server/refusal.ts';
import { demandRestated, howToCite, waitsFor } from './answer-rules.ts';
import * as textAccess from './text-access.ts';
import { readable } from './text-access.ts';
import { modelled, models } from './withheld.ts';

/**
 * A save of an answer: the text, the revision that the page started from and an id of this save. `settled` means
 * that the learner saw both versions and chose this one.
 */
export type Save = { text: string; base: number; saveUid: string; settled?: boolean };

/**
 * The notebook's questions with the learner's answers and, once locked, the locked text and the model response.
 * While the texts are closed, only the questions of the step before. A constant number of queries.
 */
export function of(notebook: Notebook) {
	const answers = written().all({ attempt: notebook.attemptId });
	const shown = models(notebook);
	const opened = textAccess.opened(notebook);
	const due = scope.questions(notebook).filter(({ step }) => opened || step === 'before');
	return due.map(({ id, ...asked }) => {
		const mine = answers.find((row) => row.questionId === id);
		const how = criteria(notebook).find(({ questionKey }) => questionKey === asked.key);
		return {
			...asked,
			core: scope.expected(notebook, 'questions', asked),
			/** The key of the question that has to be begun first. */
			waitsFor: waitsFor(notebook, asked)?.key ?? null,
			text: mine?.text ?? '',
			revision: mine?.revision ?? 0,
			savedAt: mine?.savedAt ?? null,
			lockedAt: mine?.lockedAt ?? null,
			lockedText: mine?.lockedText ?? null,
			/** Whether there is a model response at all. */
			modelled: modelled(notebook).includes(asked.key),
			model: shown.get(asked.key) ?? null,
			criterion: how
				? { wording: how.wording, levels: how.levels.map(({ wording }) => wording) }
				: null
		};
	});
}

export type Answer = ReturnType<typeof of>[number];

const attempt = sql.placeholder('attempt');

/** An attempt's answers, each with the text that was locked. */
const written = once(() =>
	db
		.select({ ...getTableColumns(answer), lockedText: answerRevision.text })
		.from(answer)
		.leftJoin(
			answerRevision,
			and(eq(answerRevision.answerId, answer.id), eq(answerRevision.at, answer.lockedAt))
		)
		.where(eq(answer.attemptId, attempt))
		.prepare()
);
const one = once(() =>
	db
		.select()
		.from(answer)
		.where(and(eq(answer.attemptId, attempt), eq(answer.questionId, sql.placeholder('question'))))
		.prepare()
);
const put = once(() =>
	db
		.insert(answer)
		.values({
			attemptId: attempt,
			questionId: sql.placeholder('question'),
			text: sql.placeholder('text'),
			revision: sql.placeholder('revision'),
			saveUid: sql.placeholder('saveUid'),
			savedAt: sql.placeholder('savedAt')
		})
		.onConflictDoUpdate({
			target: [answer.attemptId, answer.questionId],
			set: {
				text: sql`excluded.text`,
				revision: sql`excluded.revision`,
				saveUid: sql`excluded.save_uid`,
				savedAt: sql`excluded.saved_at`
			}
		})
		.returning()
		.prepare()
);

/** The reply to a save, without the text, which the sender has. */
export type Saved = Pick<Answer, 'key' | 'revision' | 'savedAt'>;

/**
 * Saves the text of an answer and its citations. Once locked, this is the later text beneath the locked one.
 * Repeating a save does nothing.
 * @param notebook from `notebooks.findOpen`
 * @throws Refusal `missing` for a question that is not asked; `closed` when the question or a cited sentence needs
 * texts that are not open; `stale` with the stored answer when another window saved since
 */
export function save(notebook: Notebook, key: string, by: Save): Saved {
	const { row } = transact(() => write(notebook, key, by));
	return { key, revision: row.revision, savedAt: row.savedAt };
}

/**
 * Saves the answer and locks it: the locked text never changes, and the model response appears. Locking the same
 * text again does nothing. The text is saved even when the lock is refused.
 * @returns the answer with the model response
 * @throws Refusal as `save`; `incomplete` with what was saved when the answer is empty, cites unknown sentences,
 * lacks evidence or is locked already
 */
export function lock(notebook: Notebook, key: string, by: Save): Answer {
	const { row, asked, found } = transact(() => write(notebook, key, by));
	const saved = { key, revision: row.revision, savedAt: row.savedAt };
	if (row.lockedAt && lockedAs(row.id, row.lockedAt) === by.text) return shown(notebook, key);
	if (row.lockedAt)
		throw new Refusal(
			'incomplete',
			'This answer is already locked. What you wrote now is saved below it.',
			saved
		);
	if (!by.text.trim())
		throw new Refusal(
			'incomplete',
			'There’s nothing to lock yet. Please write your answer first.',
			saved
		);
	const lacking = found.unknown[0] ?? found.missing;
	if (lacking) {
		const from = found.a.have < found.a.need || found.b.have >= found.b.need ? 'A' : 'B';
		throw new Refusal('incomplete', `${lacking} ${howToCite(asked.quoted, from)}`, saved);
	}
	transact(() => {
		const at = touch(notebook);
		db.update(answer).set({ lockedAt: at }).where(eq(answer.id, row.id)).run();
		keep(row.id, by.text, at);
	});
	return shown(notebook, key);
}

function shown(notebook: Notebook, key: string): Answer {
	const found = of(notebook).find((answer) => answer.key === key);
	if (!found) throw missing();
	return found;
}

/** The text that was locked at this moment. */
function lockedAs(answerId: number, at: number): string | undefined {
	const mine = and(eq(answerRevision.answerId, answerId), eq(answerRevision.at, at));
	return db.select().from(answerRevision).where(mine).get()?.text;
}

/** Stores a revision of an answer that is never deleted. */
function keep(answerId: number, text: string, at: number) {
	const last = db
		.select({ number: max(answerRevision.number) })
		.from(answerRevision)
		.where(eq(answerRevision.answerId, answerId))
		.get();
	db.insert(answerRevision)
		.values({ answerId, number: (last?.number ?? 0) + 1, text, at })
		.run();
}

function write(notebook: Notebook, key: string, by: Save) {
	const asked = scope.questions(notebook).find((question) => question.key === key);
	if (!asked) throw missing();
	demandRestated(notebook, asked);
	const blind = asked.step === 'before' && !cited(by.text).length && !textAccess.opened(notebook);
	const both = blind ? [] : readable(notebook);
	const found = evidence(by.text, asked, both);
	const mine = { attempt: notebook.attemptId, question: asked.id };
	const stored = one().get(mine);
	// `saveUid` is not enough: a page sends the same one again with newer text.
	if (stored?.text === by.text) return { row: stored, asked, found };
	if ((stored?.revision ?? 0) !== by.base)
		throw new Refusal(
			'stale',
			'This answer was changed in another window. Both versions ' +
				'are shown: combine what you want to keep, then save again.',
			stored
		);
	if (stored && by.settled) keep(stored.id, stored.text, stored.savedAt);
	const savedAt = touch(notebook);
	const { text, base, saveUid } = by;
	const row = put().get({ ...mine, text, revision: base + 1, saveUid, savedAt });
	const before = stored ? evidence(stored.text, asked, both).citations : [];
	if (passages(before) !== passages(found.citations))
		citations.write(notebook, 'answerId', row.id, found.citations, both);
	return { row, asked, found };
}

const passages = (citations: Citation[]) => citations.map(({ label }) => label).join();
