import { check, index, integer, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';
import { exactlyOne } from './column-checks.ts';
import type { EditionContent, WithheldBody } from './lesson-content.ts';
import { skills } from '#lib/wording/wording.ts';
import { user } from './account.ts';
import { anchor, lesson, version } from './text.ts';

/** An edition with all its parts: written once by publishing, and never changed (db/triggers.ts). */
const id = () => integer().primaryKey({ autoIncrement: true });

export const edition = sqliteTable(
	'edition',
	{
		id: id(),
		lessonId: integer()
			.notNull()
			.references(() => lesson.id),
		number: integer().notNull(),
		hash: text().notNull(),
		title: text().notNull(),
		question: text().notNull(),
		content: text({ mode: 'json' }).$type<EditionContent>().notNull(),
		textsAfterPrediction: integer({ mode: 'boolean' }).notNull(),
		publishedAt: integer().notNull(),
		publishedBy: text().references(() => user.id)
	},
	(t) => [unique().on(t.lessonId, t.number)]
);

const editionId = () =>
	integer()
		.notNull()
		.references(() => edition.id);

export const article = sqliteTable(
	'article',
	{
		id: id(),
		editionId: editionId(),
		side: text({ enum: ['a', 'b'] }).notNull(),
		versionId: integer()
			.notNull()
			.references(() => version.id),
		title: text().notNull(),
		author: text().notNull(),
		outlet: text().notNull(),
		date: text().notNull(),
		dateNote: text(),
		url: text(),
		genre: text().notNull(),
		rights: text().notNull(),
		form: text({ enum: ['restatement', 'excerpt', 'full text'] }).notNull(),
		label: text().notNull(),
		shortLabel: text().notNull(),
		thesis: text().notNull(),
		byline: text().notNull()
	},
	(t) => [unique().on(t.editionId, t.side)]
);

/**
 * A point on which one side is silent has its arguments and passages in `withheld`, because learners should find
 * that silence.
 */
export const point = sqliteTable(
	'point',
	{
		id: id(),
		editionId: editionId(),
		key: text().notNull(),
		ordinal: integer().notNull(),
		core: integer({ mode: 'boolean' }).notNull(),
		question: text().notNull(),
		argumentA: text(),
		argumentB: text()
	},
	(t) => [unique().on(t.editionId, t.key)]
);

export const passage = sqliteTable(
	'passage',
	{
		id: id(),
		pointId: integer()
			.notNull()
			.references(() => point.id),
		ordinal: integer().notNull(),
		...anchor()
	},
	(t) => [index('passage_point').on(t.pointId)]
);

export const code = sqliteTable(
	'code',
	{
		id: id(),
		editionId: editionId(),
		key: text().notNull(),
		ordinal: integer().notNull(),
		kind: text({ enum: ['function', 'device'] }).notNull(),
		name: text().notNull(),
		definition: text().notNull(),
		example: text().notNull(),
		notWhen: text().notNull(),
		hue: text().notNull(),
		line: text({ enum: ['solid', 'dashed', 'double', 'dotted'] }).notNull(),
		letter: text().notNull()
	},
	(t) => [unique().on(t.editionId, t.key)]
);

export const question = sqliteTable(
	'question',
	{
		id: id(),
		editionId: editionId(),
		key: text().notNull(),
		ordinal: integer().notNull(),
		core: integer({ mode: 'boolean' }).notNull(),
		step: text({ enum: ['before', 'answer'] }).notNull(),
		skill: text({ enum: skills }).notNull(),
		prompt: text().notNull(),
		guidance: text().notNull(),
		starters: text({ mode: 'json' }).$type<string[]>().notNull(),
		citationsA: integer().notNull(),
		citationsB: integer().notNull(),
		quoted: integer({ mode: 'boolean' }).notNull()
	},
	(t) => [unique().on(t.editionId, t.key)]
);

export const rubric = sqliteTable(
	'rubric',
	{ id: id(), editionId: editionId(), number: integer().notNull() },
	(t) => [unique().on(t.editionId, t.number)]
);

export const criterion = sqliteTable(
	'criterion',
	{
		id: id(),
		rubricId: integer()
			.notNull()
			.references(() => rubric.id),
		key: text().notNull(),
		ordinal: integer().notNull(),
		name: text().notNull(),
		questionKey: text(),
		wording: text().notNull()
	},
	(t) => [unique().on(t.rubricId, t.key)]
);

export const level = sqliteTable(
	'level',
	{
		id: id(),
		criterionId: integer()
			.notNull()
			.references(() => criterion.id),
		ordinal: integer().notNull(),
		points: integer().notNull(),
		wording: text().notNull()
	},
	(t) => [unique().on(t.criterionId, t.ordinal)]
);

/**
 * Material that must not reach a learner too early. Only `withheld.ts` reads this table, so a plain `select` on an
 * edition, point, question or criterion cannot leak it.
 */
export const withheld = sqliteTable(
	'withheld',
	{
		id: id(),
		kind: text({ enum: ['model', 'relation', 'marker', 'layer', 'sample'] }).notNull(),
		editionId: integer().references(() => edition.id),
		questionId: integer().references(() => question.id),
		pointId: integer().references(() => point.id),
		criterionId: integer().references(() => criterion.id),
		body: text({ mode: 'json' }).$type<WithheldBody>().notNull()
	},
	(t) => [
		unique().on(t.kind, t.editionId),
		unique().on(t.kind, t.questionId),
		unique().on(t.kind, t.pointId),
		unique().on(t.kind, t.criterionId),
		check('withheld_one_owner', exactlyOne(t.editionId, t.questionId, t.pointId, t.criterionId))
	]
);
