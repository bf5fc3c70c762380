import { sql } from 'drizzle-orm';
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
import { exactlyOne } from './column-checks.ts';
import { citation } from './findings.ts';
import { criterion, level, rubric } from './lesson.ts';
import { version } from './text.ts';
import { annotation, answer, attempt } from './work.ts';

/** Reviews of submissions. Nothing of a review reaches its learner before `releasedAt` is set. */
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

/** The passage that something points at; empty where it points at something else. Offsets are UTF-16 units. */
const place = () => ({
	versionId: integer().references(() => version.id),
	start: integer(),
	end: integer(),
	exact: text(),
	first: integer(),
	last: integer()
});

/**
 * The review of a submission, shared by the instructors of its course. `override` replaces the total of the levels;
 * `doneAt` marks it ready for release. A reviewer who is erased remains as a row without a name.
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

/**
 * The level given on a criterion, or that its answer was left blank, which is 0 marks and no level; and a remark.
 */
export const score = sqliteTable(
	'score',
	{
		reviewId: reviewId(),
		criterionId: integer()
			.notNull()
			.references(() => criterion.id),
		levelId: integer().references(() => level.id),
		blank: integer({ mode: 'boolean' }).notNull().default(false),
		remark: text().notNull(),
		revision: integer().notNull(),
		changedAt: integer().notNull(),
		changedBy: person()
	},
	(t) => [
		primaryKey({ columns: [t.reviewId, t.criterionId] }),
		check('score_blank_or_level', sql`not ${t.blank} or ${t.levelId} is null`)
	]
);

/** A remark at one place of a submission: an answer, a citation or a passage of a text. */
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
 * A phrase of the comment bank: its owner's or, with a course, shared by the instructors of that course. It is
 * offered at the criterion or question with this key, or everywhere without one.
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

/** When a person last looked at something, to show them what is new since. Nobody else sees it. */
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

/** An instructor hides the names of an assignment's learners while reviewing. Without a row, names are shown. */
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

/** A note, answer or passage that an instructor pinned for a class to discuss. */
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
