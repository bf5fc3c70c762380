import { desc, eq } from 'drizzle-orm';
import { describe } from '#lib/anchor/anchor.ts';
import type { Assignment } from '#lib/server/assignment/assignments.ts';
import { db, transact } from '#lib/server/db/index.ts';
import { user } from '#lib/server/db/schema/account.ts';
import { membership } from '#lib/server/db/schema/course.ts';
import { citation, stance } from '#lib/server/db/schema/findings.ts';
import { criterion, level, point, question, rubric } from '#lib/server/db/schema/lesson.ts';
import { remark, review, score } from '#lib/server/db/schema/review.ts';
import { annotation, answer, attempt, judgement, notebook } from '#lib/server/db/schema/work.ts';
import * as lessons from '#lib/server/lesson/lessons.ts';
import type { User } from '#lib/server/account/users.ts';
import * as textAccess from '#lib/server/notebook/text-access.ts';
import { uid } from '#lib/uid.ts';
import { relations } from '#lib/wording/wording.ts';

type Lesson = ReturnType<typeof lessonOf>;

/** The rows of the lesson that work and reviews refer to. */
function lessonOf(of: Assignment) {
	const { editionId } = of;
	const rubrics = db.select().from(rubric).where(eq(rubric.editionId, editionId));
	const newest = rubrics.orderBy(desc(rubric.number)).get();
	if (!newest) throw new Error('A lesson without a rubric.');
	return {
		rubricId: newest.id,
		texts: textAccess.taught(of),
		codes: lessons.codes(of),
		points: db.select().from(point).where(eq(point.editionId, editionId)).all(),
		questions: db.select().from(question).where(eq(question.editionId, editionId)).all(),
		levels: db
			.select({ criterionId: criterion.id, levelId: level.id })
			.from(criterion)
			.innerJoin(level, eq(level.criterionId, criterion.id))
			.where(eq(criterion.rubricId, newest.id))
			.groupBy(criterion.id)
			.all()
	};
}

/** A sentence of the lesson, a different one for each number, and its position. */
function passage({ texts }: Lesson, n: number) {
	const text = texts[n % 2];
	const sentence = text?.sentences[n % text.sentences.length];
	if (!text || !sentence) throw new Error('A lesson without a text.');
	const place = describe(text.text, text.sentences, sentence.start, sentence.end);
	return { label: sentence.label, place: { versionId: text.versionId, ...place } };
}

/**
 * Adds a class of this size whose work was handed in and reviewed. Each learner has twelve notes, a judgement on every
 * point, two stances, and to every question an answer of a hundred words with four citations; each review has a level
 * and a remark on every criterion, a remark on each answer, and is released. The rows are written directly, because
 * three thousand learners would take hours through the program.
 */
export function fill(of: Assignment, size: number, by: User) {
	const lesson = lessonOf(of);
	const at = Date.now();
	transact(() => {
		for (let i = 0; i < size; i++) {
			const attemptId = begun(of, i, at);
			const answers = worked(lesson, attemptId, i, at);
			db.update(attempt)
				.set({ handedInAt: at + i })
				.where(eq(attempt.id, attemptId))
				.run();
			reviewed(lesson, attemptId, answers, { id: by.id, at });
		}
	});
}

/** Adds a learner with a place in the course and a notebook; returns the id of the first attempt. */
function begun(of: Assignment, i: number, at: number): number {
	const id = uid();
	db.insert(user)
		.values({ id, name: `Learner ${i}`, email: `${id}@bench` })
		.run();
	const seat = { courseId: of.courseId, userId: id, role: 'learner' as const };
	db.insert(membership)
		.values({ ...seat, alias: i + 1, joinedAt: at })
		.run();
	const book = { uid: uid(), userId: id, editionId: of.editionId, assignmentId: of.id };
	const { notebookId } = db
		.insert(notebook)
		.values({ ...book, place: 'read', openedAt: at, lastAt: at })
		.returning({ notebookId: notebook.id })
		.get();
	return db
		.insert(attempt)
		.values({ notebookId, number: 1, openedAt: at })
		.returning({ id: attempt.id })
		.get().id;
}

/** Adds the work of one learner; returns the ids of the answers. */
function worked(lesson: Lesson, attemptId: number, i: number, at: number): number[] {
	const notes = Array.from({ length: 12 }, (_, n) => ({
		attemptId,
		uid: uid(),
		codeId: lesson.codes[(i + n * n) % lesson.codes.length]?.id,
		note: `Note number ${n}.`,
		visibility: 'class' as const,
		revision: 1,
		createdAt: at,
		changedAt: at,
		...passage(lesson, i * 7 + n * n * 3 + n).place
	}));
	db.insert(annotation).values(notes).run();
	const judgements = lesson.points.map(({ id: pointId }, n) => ({
		attemptId,
		pointId,
		reason: `Reason ${i}.`,
		revision: 1,
		at,
		relation: relations[(i * (n + 1)) % relations.length] ?? 'agree'
	}));
	db.insert(judgement).values(judgements).run();
	const stances = (['before', 'after'] as const).map((moment, n) => ({
		attemptId,
		moment,
		view: 'held' as const,
		position: ((i * (n + 2)) % 7) + 1,
		confidence: 3,
		reason: 'So.',
		revision: 1,
		at
	}));
	db.insert(stance).values(stances).run();
	return lesson.questions.map(({ id: questionId }, n) => {
		const cited = [0, 1, 2, 3].map((k) => passage(lesson, i * 5 + n * 11 + k * 9));
		const words = 'Both speak of it, each in words of its own. '.repeat(11);
		const text = words + cited.map(({ label }) => `[${label}]`).join(' ');
		const saved = { attemptId, questionId, text, revision: 1, saveUid: uid(), savedAt: at };
		const { answerId } = db
			.insert(answer)
			.values({ ...saved, lockedAt: at })
			.returning({ answerId: answer.id })
			.get();
		const rows = cited.map(({ place }, ordinal) => ({ attemptId, answerId, ordinal, ...place }));
		db.insert(citation).values(rows).run();
		return answerId;
	});
}

/** Adds the released review of one submission. */
function reviewed(
	{ rubricId, levels }: Lesson,
	submissionId: number,
	answers: number[],
	by: { id: string; at: number }
) {
	const changed = { revision: 1, changedAt: by.at, changedBy: by.id };
	const released = { doneAt: by.at, releasedAt: by.at, releasedBy: by.id };
	const { reviewId } = db
		.insert(review)
		.values({
			submissionId,
			rubricId,
			comment: 'Well read.',
			createdAt: by.at,
			...changed,
			...released
		})
		.returning({ reviewId: review.id })
		.get();
	const scores = levels.map((one) => ({ reviewId, ...one, remark: 'See my remarks.', ...changed }));
	db.insert(score).values(scores).run();
	const remarks = answers.map((answerId) => ({
		reviewId,
		uid: uid(),
		answerId,
		text: 'Which words of the author show this?',
		revision: 1,
		at: by.at,
		by: by.id
	}));
	db.insert(remark).values(remarks).run();
}
