import { sql } from 'drizzle-orm';
import {
	type AnySQLiteColumn,
	check,
	index,
	integer,
	primaryKey,
	sqliteTable,
	text,
	unique
} from 'drizzle-orm/sqlite-core';
import { relations } from '#lib/wording/wording.ts';
import { exactlyOne } from './column-checks.ts';
import { code, criterion, level } from './lesson.ts';
import { anchor } from './text.ts';
import { answer, attemptId } from './work.ts';

/** Learners' own findings, stances and self-assessment, and the citations of all work. */
const id = () => integer().primaryKey({ autoIncrement: true });

/**
 * A stance between the lesson's two poles, before or after reading; only its learner ever sees it. `position` is 1
 * to 7 and `confidence` 1 to 5, both only with a view that is held.
 */
export const stance = sqliteTable(
	'stance',
	{
		id: id(),
		attemptId: attemptId(),
		moment: text({ enum: ['before', 'after'] }).notNull(),
		view: text({ enum: ['held', 'none', 'declined'] }).notNull(),
		position: integer(),
		confidence: integer(),
		reason: text().notNull(),
		revision: integer().notNull(),
		at: integer().notNull()
	},
	(t) => [
		unique().on(t.attemptId, t.moment),
		check('stance_held', sql`(${t.view} = 'held') = (${t.position} is not null)`)
	]
);

/** A point of comparison that the learner found. Its passages are citations; a side without any is silent. */
export const ownPoint = sqliteTable(
	'own_point',
	{
		id: id(),
		attemptId: attemptId(),
		uid: text().notNull(),
		title: text().notNull(),
		relation: text({ enum: relations }).notNull(),
		why: text().notNull(),
		revision: integer().notNull(),
		at: integer().notNull(),
		erasedAt: integer()
	},
	(t) => [unique().on(t.attemptId, t.uid)]
);

/**
 * A silence: something that one side does not say. It is about a passage of the other side (its citation), or about
 * a whole function of a frame (`codeId`: an empty cell of the matrix). A citation on the silent side contests it.
 */
export const silence = sqliteTable(
	'silence',
	{
		id: id(),
		attemptId: attemptId(),
		uid: text().notNull(),
		silentSide: text({ enum: ['a', 'b'] }).notNull(),
		codeId: integer().references(() => code.id),
		text: text().notNull(),
		revision: integer().notNull(),
		at: integer().notNull(),
		erasedAt: integer()
	},
	(t) => [unique().on(t.attemptId, t.uid)]
);

const owner = (table: () => AnySQLiteColumn) =>
	integer().references(table, { onDelete: 'cascade' });

/** A passage that an answer, a stance, a point or a silence cites, written from labels. */
export const citation = sqliteTable(
	'citation',
	{
		id: id(),
		attemptId: attemptId(),
		answerId: owner(() => answer.id),
		stanceId: owner(() => stance.id),
		ownPointId: owner(() => ownPoint.id),
		silenceId: owner(() => silence.id),
		ordinal: integer().notNull(),
		...anchor()
	},
	(t) => [
		unique().on(t.answerId, t.ordinal),
		unique().on(t.stanceId, t.ordinal),
		unique().on(t.ownPointId, t.ordinal),
		unique().on(t.silenceId, t.ordinal),
		index('citation_attempt').on(t.attemptId),
		check('citation_one_owner', exactlyOne(t.answerId, t.stanceId, t.ownPointId, t.silenceId))
	]
);

/** The level that a learner gives their own work on a criterion. */
export const selfLevel = sqliteTable(
	'self_level',
	{
		attemptId: attemptId(),
		criterionId: integer()
			.notNull()
			.references(() => criterion.id),
		levelId: integer()
			.notNull()
			.references(() => level.id),
		at: integer().notNull()
	},
	(t) => [primaryKey({ columns: [t.attemptId, t.criterionId] })]
);
