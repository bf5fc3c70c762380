import {
	type AnySQLiteColumn,
	check,
	index,
	integer,
	primaryKey,
	real,
	sqliteTable,
	text,
	unique
} from 'drizzle-orm/sqlite-core';
import { user } from './account.ts';
import { assignment, course } from './course.ts';
import { exactlyOne } from './exactly-one.ts';
import { citation } from './findings.ts';
import { criterion, level, rubric } from './lesson.ts';
import { version } from './text.ts';
import { annotation, answer, attempt } from './work.ts';

/** What instructors make of submissions. Nothing of a review reaches its learner before it has `releasedAt`. */
const id = () => integer().primaryKey({ autoIncrement: true });
const person = () =>
	text()
		.notNull()
		.references(() => user.id);
const reviewId = () =>
	integer()
		.notNull()
		.references(() => review.id, { onDelete: 'cascade' });
const part = (table: () => AnySQLiteColumn) => integer().references(table, { onDelete: 'cascade' });

/** Where in a text something points; empty where it points at something else. Offsets are UTF-16 units. */
const place = () => ({
	versionId: integer().references(() => version.id),
	start: integer(),
	end: integer(),
	exact: text(),
	first: integer(),
	last: integer()
});

/**
 * The reading of one submission by the instructors of its course, who share it. `override` stands for the total that
 * the levels make up; `doneAt` says that it is ready to be released. A reviewer who is erased stays as a row
 * without a name.
 */
export const review = sqliteTable('review', {
	id: id(),
	submissionId: integer()
		.notNull()
		.unique()
		.references(() => attempt.id, { onDelete: 'cascade' }),
	rubricId: integer()
		.notNull()
		.references(() => rubric.id),
	comment: text().notNull(),
	override: real(),
	revision: integer().notNull(),
	createdAt: integer().notNull(),
	changedAt: integer().notNull(),
	changedBy: person(),
	doneAt: integer(),
	releasedAt: integer(),
	releasedBy: text().references(() => user.id)
});

/** The level that was given on a criterion, and what is to be said about it. */
export const score = sqliteTable(
	'score',
	{
		reviewId: reviewId(),
		criterionId: integer()
			.notNull()
			.references(() => criterion.id),
		levelId: integer().references(() => level.id),
		remark: text().notNull(),
		revision: integer().notNull(),
		changedAt: integer().notNull(),
		changedBy: person()
	},
	(t) => [primaryKey({ columns: [t.reviewId, t.criterionId] })]
);

/** Something said about one place of a submission: an answer, a citation, or a passage of a text. */
export const remark = sqliteTable(
	'remark',
	{
		id: id(),
		reviewId: reviewId(),
		uid: text().notNull(),
		answerId: part(() => answer.id),
		citationId: part(() => citation.id),
		...place(),
		criterionId: integer().references(() => criterion.id),
		text: text().notNull(),
		revision: integer().notNull(),
		at: integer().notNull(),
		by: person(),
		erasedAt: integer()
	},
	(t) => [
		unique().on(t.reviewId, t.uid),
		check('remark_one_place', exactlyOne(t.answerId, t.citationId, t.versionId))
	]
);

/**
 * A phrase of the comment bank: its owner's, or with a course shared by those who teach it. It is offered at the
 * criterion or question whose key it names, and everywhere when it names none.
 */
export const phrase = sqliteTable(
	'phrase',
	{
		id: id(),
		ownerId: person(),
		courseId: integer().references(() => course.id),
		criterionKey: text(),
		questionKey: text(),
		text: text().notNull(),
		createdAt: integer().notNull(),
		usedAt: integer()
	},
	(t) => [index('phrase_owner').on(t.ownerId), index('phrase_course').on(t.courseId)]
);

/** When a person last looked at something, so that they can be told what is new since; for them alone. */
export const seen = sqliteTable(
	'seen',
	{
		userId: text()
			.notNull()
			.references(() => user.id, { onDelete: 'cascade' }),
		kind: text({ enum: ['review'] }).notNull(),
		subjectId: integer().notNull(),
		at: integer().notNull()
	},
	(t) => [primaryKey({ columns: [t.userId, t.kind, t.subjectId] })]
);

/** That an instructor had the names of an assignment's learners hidden while reviewing. Without a row names show. */
export const masked = sqliteTable(
	'masked',
	{
		userId: text()
			.notNull()
			.references(() => user.id, { onDelete: 'cascade' }),
		assignmentId: integer()
			.notNull()
			.references(() => assignment.id),
		at: integer().notNull()
	},
	(t) => [primaryKey({ columns: [t.userId, t.assignmentId] })]
);

/** What an instructor pinned for a class to talk about: a note, an answer, or a passage of a text. */
export const spotlight = sqliteTable(
	'spotlight',
	{
		id: id(),
		assignmentId: integer()
			.notNull()
			.references(() => assignment.id),
		annotationId: part(() => annotation.id),
		answerId: part(() => answer.id),
		...place(),
		anonymous: integer({ mode: 'boolean' }).notNull(),
		by: person(),
		pinnedAt: integer().notNull(),
		unpinnedAt: integer()
	},
	(t) => [
		index('spotlight_assignment').on(t.assignmentId),
		check('spotlight_one_place', exactlyOne(t.annotationId, t.answerId, t.versionId))
	]
);
