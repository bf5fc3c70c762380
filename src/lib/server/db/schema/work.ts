import { sql } from 'drizzle-orm';
import {
	check,
	index,
	integer,
	sqliteTable,
	text,
	unique,
	uniqueIndex
} from 'drizzle-orm/sqlite-core';
import { relations } from '#lib/wording/wording.ts';
import { user } from './account.ts';
import { assignment } from './course.ts';
import { code, edition, point, question } from './lesson.ts';
import { allOrNone } from './column-checks.ts';
import { anchor } from './text.ts';

/**
 * Learners' work, all of it below notebook → attempt. The client makes each `uid`, unique within its parent, so that
 * a write sent twice has its effect once.
 */
const id = () => integer().primaryKey({ autoIncrement: true });
export const attemptId = () =>
	integer()
		.notNull()
		.references(() => attempt.id, { onDelete: 'cascade' });

export const notebook = sqliteTable(
	'notebook',
	{
		id: id(),
		uid: text().notNull().unique(),
		userId: text()
			.notNull()
			.references(() => user.id),
		editionId: integer()
			.notNull()
			.references(() => edition.id),
		/** The assignment that it is for; null in self-study, which only its owner can open. */
		assignmentId: integer().references(() => assignment.id),
		/** The article that is read first. */
		firstSide: text({ enum: ['a', 'b'] })
			.notNull()
			.default('a'),
		place: text().notNull(),
		/** Whether its owner agrees to be counted in how others read. */
		countMe: integer({ mode: 'boolean' }).notNull().default(false),
		openedAt: integer().notNull(),
		lastAt: integer().notNull()
	},
	(t) => [
		index('notebook_user').on(t.userId, t.lastAt),
		index('notebook_edition').on(t.editionId),
		uniqueIndex('notebook_assignment')
			.on(t.assignmentId, t.userId)
			.where(sql`assignment_id is not null`)
	]
);

/**
 * One pass through a notebook. With `handedInAt` it is a submission and frozen by triggers, unlike the review of it.
 * `dueThen` is the learner's due date at that moment: the work is late if its minute was over by `handedInAt`, whatever
 * changes later.
 */
export const attempt = sqliteTable(
	'attempt',
	{
		id: id(),
		notebookId: integer()
			.notNull()
			.references(() => notebook.id, { onDelete: 'cascade' }),
		number: integer().notNull(),
		openedAt: integer().notNull(),
		/** When its learner first saw notes of the class. */
		othersSeenAt: integer(),
		/** When its learner skipped the prediction. */
		predictionSkippedAt: integer(),
		handedInAt: integer(),
		dueThen: integer(),
		returnedAt: integer(),
		returnedBy: text().references(() => user.id),
		message: text()
	},
	(t) => [
		unique().on(t.notebookId, t.number),
		uniqueIndex('attempt_open')
			.on(t.notebookId)
			.where(sql`handed_in_at is null`)
	]
);

/**
 * `visibility` says who may see a note besides its learner, once the assignment's sharing rule allows it; it has no
 * effect in self-study. The default is the narrowest, so that code which forgets to set it shows notes to nobody.
 */
export const annotation = sqliteTable(
	'annotation',
	{
		id: id(),
		attemptId: attemptId(),
		uid: text().notNull(),
		codeId: integer().references(() => code.id),
		note: text().notNull(),
		visibility: text({ enum: ['me', 'instructors', 'class'] })
			.notNull()
			.default('me'),
		revision: integer().notNull(),
		createdAt: integer().notNull(),
		changedAt: integer().notNull(),
		erasedAt: integer(),
		...anchor()
	},
	(t) => [unique().on(t.attemptId, t.uid), index('annotation_version').on(t.versionId, t.first)]
);

export const answer = sqliteTable(
	'answer',
	{
		id: id(),
		attemptId: attemptId(),
		questionId: integer()
			.notNull()
			.references(() => question.id),
		text: text().notNull(),
		revision: integer().notNull(),
		saveUid: text().notNull(),
		savedAt: integer().notNull(),
		lockedAt: integer()
	},
	(t) => [unique().on(t.attemptId, t.questionId)]
);

/** Stored revisions of an answer: the locked one, and those replaced when a conflict was settled. */
export const answerRevision = sqliteTable(
	'answer_revision',
	{
		id: id(),
		answerId: integer()
			.notNull()
			.references(() => answer.id, { onDelete: 'cascade' }),
		number: integer().notNull(),
		text: text().notNull(),
		at: integer().notNull()
	},
	(t) => [unique().on(t.answerId, t.number)]
);

/**
 * How a learner relates the two sides on a point. It is saved as they type, so it may have a reason before a relation;
 * without a relation it counts nowhere. Locking it reveals the author's view; what was locked is kept, because relation
 * and reason can still change.
 */
export const judgement = sqliteTable(
	'judgement',
	{
		id: id(),
		attemptId: attemptId(),
		pointId: integer()
			.notNull()
			.references(() => point.id),
		relation: text({ enum: relations }),
		reason: text().notNull(),
		revision: integer().notNull(),
		at: integer().notNull(),
		viewAskedAt: integer(),
		lockedRelation: text({ enum: relations }),
		lockedReason: text()
	},
	(t) => [
		unique().on(t.attemptId, t.pointId),
		check('judgement_locked', allOrNone(t.viewAskedAt, t.lockedRelation, t.lockedReason)),
		check('judgement_related', sql`${t.viewAskedAt} is null or ${t.relation} is not null`)
	]
);
