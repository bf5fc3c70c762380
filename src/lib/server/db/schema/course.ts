import { index, integer, primaryKey, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';
import type { Step } from '#lib/address/notebook-steps.ts';
import { user } from './account.ts';
import { edition } from './lesson.ts';
import { anchor } from './text.ts';

/** The classes, who is in them and in which role, and what is assigned to them. */
const id = () => integer().primaryKey({ autoIncrement: true });
const person = () =>
	text()
		.notNull()
		.references(() => user.id);

/** A class. Without a `joinCode` nobody can join by a code. */
export const course = sqliteTable('course', {
	id: id(),
	name: text().notNull(),
	/** IANA name of the time zone in which dates are shown. */
	timeZone: text().notNull(),
	joinCode: text().unique(),
	createdAt: integer().notNull(),
	archivedAt: integer()
});

/**
 * A member of a course. The row and the work remain after leaving. `alias` is the number in “Learner 7”; instructors
 * who never learnt here have none, so that numbers have no gaps.
 */
export const membership = sqliteTable(
	'membership',
	{
		id: id(),
		courseId: integer()
			.notNull()
			.references(() => course.id),
		userId: person(),
		role: text({ enum: ['learner', 'instructor'] }).notNull(),
		alias: integer(),
		joinedAt: integer().notNull(),
		leftAt: integer()
	},
	(t) => [
		unique().on(t.courseId, t.userId),
		unique().on(t.courseId, t.alias),
		index('membership_user').on(t.userId)
	]
);

/**
 * Somebody with an account whom a teacher listed or named, and who hasn't answered yet. `login` is what the teacher
 * typed; the class learns no more about them.
 */
export const invitation = sqliteTable(
	'invitation',
	{
		courseId: integer()
			.notNull()
			.references(() => course.id),
		userId: person(),
		role: text({ enum: ['learner', 'instructor'] }).notNull(),
		login: text().notNull(),
		invitedBy: person(),
		at: integer().notNull()
	},
	(t) => [primaryKey({ columns: [t.courseId, t.userId] }), index('invitation_user').on(t.userId)]
);

/**
 * An edition assigned to a course, with its dates and rules. Null in `points` or `questions` means all. `orderSeed`
 * makes the draw of the first article reproducible.
 */
export const assignment = sqliteTable(
	'assignment',
	{
		id: id(),
		courseId: integer()
			.notNull()
			.references(() => course.id),
		editionId: integer()
			.notNull()
			.references(() => edition.id),
		title: text().notNull(),
		instructions: text().notNull(),
		opensAt: integer(),
		dueAt: integer(),
		late: text({ enum: ['accept', 'close'] }).notNull(),
		sharing: text({ enum: ['never', 'after', 'start'] }).notNull(),
		sharingNames: integer({ mode: 'boolean' }).notNull(),
		textsAfterPrediction: integer({ mode: 'boolean' }).notNull(),
		blind: integer({ mode: 'boolean' }).notNull(),
		order: text({ enum: ['fixed', 'balanced'] }).notNull(),
		orderSeed: integer().notNull(),
		steps: text({ mode: 'json' }).$type<Step[]>().notNull(),
		points: text({ mode: 'json' }).$type<string[]>(),
		questions: text({ mode: 'json' }).$type<string[]>(),
		modelsAt: text({ enum: ['lock', 'due', 'hand'] }).notNull(),
		modelsReleasedAt: integer(),
		takeBack: integer({ mode: 'boolean' }).notNull(),
		createdBy: person(),
		createdAt: integer().notNull(),
		archivedAt: integer()
	},
	(t) => [index('assignment_course').on(t.courseId)]
);

/** A later due date for one learner, which nobody else in the class sees. */
export const extension = sqliteTable(
	'extension',
	{
		assignmentId: integer()
			.notNull()
			.references(() => assignment.id),
		userId: person(),
		dueAt: integer().notNull(),
		by: person(),
		at: integer().notNull()
	},
	(t) => [primaryKey({ columns: [t.assignmentId, t.userId] })]
);

/** An instructor's note in the margin for everybody who works on the assignment. */
export const prompt = sqliteTable(
	'prompt',
	{
		id: id(),
		assignmentId: integer()
			.notNull()
			.references(() => assignment.id),
		by: person(),
		text: text().notNull(),
		at: integer().notNull(),
		erasedAt: integer(),
		...anchor()
	},
	(t) => [index('prompt_assignment').on(t.assignmentId)]
);
