import { and, asc, eq, max } from 'drizzle-orm';
import { type Citation, evidence } from '#lib/evidence.ts';
import { db, transact } from './db/index.ts';
import { criterion, level, question, rubric } from './db/schema/lesson.ts';
import { citation } from './db/schema/findings.ts';
import { answer, answerRevision } from './db/schema/work.ts';
import { questions } from './lessons.ts';
import { type Notebook, touch } from './notebooks.ts';
import { readable, type Text } from './passages.ts';
import { missing, Refusal } from './refusal.ts';
import { models } from './withheld.ts';

/**
 * What a save carries: the revision that the learner's page started from, an id of this save, and whether
 * the learner chose it over the stored text with both in view.
 */
export type Save = { text: string; base: number; saveUid: string; settled?: boolean };

/**
 * Every question of the notebook's lesson with the learner's answer and, once locked, the locked text and
 * the model response. A constant number of queries.
 */
export function of(notebook: Notebook) {
	const answers = db.select().from(answer).where(eq(answer.attemptId, notebook.attemptId)).all();
	const lockedTexts = db
		.select({ answerId: answerRevision.answerId, text: answerRevision.text })
		.from(answerRevision)
		.innerJoin(
			answer,
			and(eq(answer.id, answerRevision.answerId), eq(answer.lockedAt, answerRevision.at))
		)
		.where(eq(answer.attemptId, notebook.attemptId))
		.all();
	const shown = models(notebook);
	const read = levels(notebook);
	return questions(notebook).map(({ id, ...asked }) => {
		const mine = answers.find((row) => row.questionId === id);
		return {
			...asked,
			text: mine?.text ?? '',
			revision: mine?.revision ?? 0,
			savedAt: mine?.savedAt ?? null,
			lockedAt: mine?.lockedAt ?? null,
			lockedText: lockedTexts.find((row) => row.answerId === mine?.id)?.text ?? null,
			model: shown.get(asked.key) ?? null,
			criterion: read.get(asked.key) ?? null
		};
	});
}

export type Answer = ReturnType<typeof of>[number];

/** A saved answer, without what its writer knows already. */
export type Saved = Pick<Answer, 'key' | 'revision' | 'savedAt'>;

/**
 * Saves the text of an answer and the citations in it. After locking, this writes the revision beneath the
 * locked text, which stays. The same save a second time changes nothing.
 * @param notebook from `notebooks.findOpen`
 * @throws Refusal `missing` for a question of another lesson; `stale` with the stored answer when it was
 * saved from elsewhere meanwhile
 */
export function save(notebook: Notebook, key: string, by: Save): Saved {
	const { row } = transact(() => write(notebook, key, by));
	return { key, revision: row.revision, savedAt: row.savedAt };
}

/**
 * Saves the answer and locks it: from then on this text stays, and the model response is shown. Locking the
 * same text a second time changes nothing.
 * The text is saved even when the lock is refused.
 * @returns the answer with the model response
 * @throws Refusal as `save`; `incomplete` with what was saved when the answer is empty, names unknown
 * sentences or lacks evidence; `closed` when it is locked already
 */
export function lock(notebook: Notebook, key: string, by: Save): Answer {
	const { row, asked, found } = transact(() => write(notebook, key, by));
	const saved = { key, revision: row.revision, savedAt: row.savedAt };
	if (row.lockedAt && lockedAs(row.id, row.lockedAt) === by.text) return one(notebook, key);
	if (row.lockedAt)
		throw new Refusal(
			'closed',
			'This answer is locked already. What you write now stands beneath it.'
		);
	if (!by.text.trim())
		throw new Refusal(
			'incomplete',
			'There is nothing to lock yet. Please write your answer first.',
			saved
		);
	const lacking = found.unknown[0] ?? found.missing;
	if (lacking) throw new Refusal('incomplete', `${lacking} ${howToCite(asked.quoted)}`, saved);
	transact(() => {
		const at = touch(notebook);
		db.update(answer).set({ lockedAt: at }).where(eq(answer.id, row.id)).run();
		keep(row.id, by.text, at);
	});
	return one(notebook, key);
}

function one(notebook: Notebook, key: string): Answer {
	const found = of(notebook).find((answer) => answer.key === key);
	if (!found) throw missing();
	return found;
}

const howToCite = (quoted: boolean) =>
	quoted
		? 'Cite a sentence in which the author’s own words stand in quotation marks, for example by writing [A1.2].'
		: 'Cite a sentence by writing its label in the text, for example [A3.2].';

/** The text that was locked at this moment. */
function lockedAs(answerId: number, at: number): string | undefined {
	const mine = and(eq(answerRevision.answerId, answerId), eq(answerRevision.at, at));
	return db.select().from(answerRevision).where(mine).get()?.text;
}

/** Keeps a state of an answer for good. */
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
	const asked = db
		.select()
		.from(question)
		.where(and(eq(question.editionId, notebook.editionId), eq(question.key, key)))
		.get();
	if (!asked) throw missing();
	const texts = readable(notebook);
	const found = evidence(by.text, asked, texts);
	const mine = and(eq(answer.questionId, asked.id), eq(answer.attemptId, notebook.attemptId));
	const stored = db.select().from(answer).where(mine).get();
	// `saveUid` alone does not tell: a page sends the same one again with what was typed since.
	if (stored?.text === by.text) return { row: stored, asked, found };
	if ((stored?.revision ?? 0) !== by.base)
		throw new Refusal(
			'stale',
			'This answer was saved from another window meanwhile. Both texts are shown: put together what you want to keep, and save again.',
			stored
		);
	if (stored && by.settled) keep(stored.id, stored.text, stored.savedAt);
	const savedAt = touch(notebook);
	const set = { text: by.text, revision: by.base + 1, saveUid: by.saveUid, savedAt };
	const row = db
		.insert(answer)
		.values({ attemptId: notebook.attemptId, questionId: asked.id, ...set })
		.onConflictDoUpdate({ target: [answer.attemptId, answer.questionId], set })
		.returning()
		.get();
	const before = stored ? evidence(stored.text, asked, texts).citations : [];
	if (passages(before) !== passages(found.citations))
		cite(notebook, row.id, found.citations, texts);
	return { row, asked, found };
}

const passages = (citations: Citation[]) => citations.map(({ label }) => label).join();

function cite(notebook: Notebook, answerId: number, citations: Citation[], texts: Text[]) {
	db.delete(citation).where(eq(citation.answerId, answerId)).run();
	citations.forEach(({ side, start, end, exact, prefix, suffix, first, last }, ordinal) => {
		const versionId = texts.find((text) => text.side === side)?.versionId;
		if (versionId === undefined) return;
		const anchor = { versionId, start, end, exact, prefix, suffix, first, last };
		db.insert(citation)
			.values({ ...anchor, attemptId: notebook.attemptId, answerId, ordinal })
			.run();
	});
}

/** How answers are read: the learners' wording of each question's criterion and its levels, lowest first. */
function levels(of: { editionId: number }) {
	const rows = db
		.select({ key: criterion.questionKey, wording: criterion.wording, level: level.wording })
		.from(criterion)
		.innerJoin(rubric, eq(rubric.id, criterion.rubricId))
		.innerJoin(level, eq(level.criterionId, criterion.id))
		.where(eq(rubric.editionId, of.editionId))
		.orderBy(asc(criterion.ordinal), asc(level.ordinal))
		.all();
	const byQuestion = new Map<string, { wording: string; levels: string[] }>();
	for (const row of rows) {
		if (!row.key) continue;
		const known = byQuestion.get(row.key) ?? { wording: row.wording, levels: [] };
		known.levels.push(row.level);
		byQuestion.set(row.key, known);
	}
	return byQuestion;
}
