import { and, asc, desc, eq, getTableColumns, isNull, max } from 'drizzle-orm';
import { db } from '#lib/server/db/index.ts';
import { cachedByEdition } from '#lib/server/db/cache.ts';
import {
	article,
	code,
	criterion,
	edition,
	level,
	point,
	question,
	rubric
} from '#lib/server/db/schema/lesson.ts';
import { lesson, version } from '#lib/server/db/schema/text.ts';
import type { Side } from '#lib/server/db/schema/lesson-content.ts';
import { missing, Refusal } from '#lib/server/refusal.ts';

/** An edition with the slug of its lesson. */
export type Edition = typeof edition.$inferSelect & { slug: string };
export type Article = typeof article.$inferSelect;
export type Code = typeof code.$inferSelect;

/** A value for each side. */
export type Sides<T> = Record<Side, T>;

const newest = () =>
	db
		.select({ lessonId: edition.lessonId, number: max(edition.number).as('newest') })
		.from(edition)
		.groupBy(edition.lessonId)
		.as('latest');

/** The newest edition of each lesson that is offered, with its two articles. Two queries, however many lessons. */
export function offered() {
	const latest = newest();
	const editions = db
		.select({ edition, slug: lesson.slug })
		.from(edition)
		.innerJoin(lesson, eq(lesson.id, edition.lessonId))
		.innerJoin(
			latest,
			and(eq(latest.lessonId, edition.lessonId), eq(latest.number, edition.number))
		)
		.where(isNull(lesson.archivedAt))
		.orderBy(asc(edition.title))
		.all();
	const articles = db
		.select({ article })
		.from(article)
		.innerJoin(edition, eq(edition.id, article.editionId))
		.innerJoin(
			latest,
			and(eq(latest.lessonId, edition.lessonId), eq(latest.number, edition.number))
		)
		.all();
	return editions.map((row) => ({
		...row.edition,
		slug: row.slug,
		articles: bySide(articles.map((a) => a.article).filter((a) => a.editionId === row.edition.id))
	}));
}

/** The newest edition of the lesson that was here first, for visitors to start with. Null when none is offered. */
export const first = () =>
	offered()
		.sort((one, other) => one.lessonId - other.lessonId)
		.at(0) ?? null;

/**
 * The newest edition of a lesson, which new notebooks get.
 * @throws Refusal `missing` for an unknown or archived lesson
 */
export function find(slug: string): Edition {
	const found = db
		.select({ edition, slug: lesson.slug })
		.from(edition)
		.innerJoin(lesson, eq(lesson.id, edition.lessonId))
		.where(and(eq(lesson.slug, slug), isNull(lesson.archivedAt)))
		.orderBy(desc(edition.number))
		.get();
	if (!found) throw missing();
	return { ...found.edition, slug: found.slug };
}

/** The edition of a notebook. */
export const pinned = cachedByEdition((editionId): Edition => {
	const found = db
		.select({ edition, slug: lesson.slug })
		.from(edition)
		.innerJoin(lesson, eq(lesson.id, edition.lessonId))
		.where(eq(edition.id, editionId))
		.get();
	if (!found) throw missing();
	return { ...found.edition, slug: found.slug };
});

/** The bibliographic records of both articles, without their texts. */
export const articles = (edition: Edition): Sides<Article> => records({ editionId: edition.id });

const records = cachedByEdition((editionId) =>
	bySide(db.select().from(article).where(eq(article.editionId, editionId)).all())
);

/**
 * Both texts as they are read and annotated: plain text, and its blocks, sentences and runs. Only text-access.ts may
 * use it, because it checks who may read them.
 */
export const rendered = cachedByEdition((editionId) => {
	const columns = {
		side: article.side,
		versionId: version.id,
		text: version.text,
		blocks: version.blocks
	};
	return bySide(
		db
			.select(columns)
			.from(article)
			.innerJoin(version, eq(version.id, article.versionId))
			.where(eq(article.editionId, editionId))
			.all()
	);
});

/** The codebook in order: functions first, then language. */
export const codes = cachedByEdition((editionId): Code[] =>
	db.select().from(code).where(eq(code.editionId, editionId)).orderBy(asc(code.ordinal)).all()
);

/** The id of a code by its key; null for none. @throws Refusal `invalid` when the codebook has no such code */
export function codeId(edition: { editionId: number }, key: string | null): number | null {
	if (!key) return null;
	const found = codes(edition).find((one) => one.key === key);
	if (!found)
		throw new Refusal(
			'invalid',
			`This lesson has no label “${key.slice(0, 40)}”. Please choose one of its labels.`
		);
	return found.id;
}

/**
 * The points with public arguments. Points on which one side is silent have none and are left out; so are all points
 * of a lesson that asks for a prediction first.
 */
export function points(edition: Edition) {
	if (edition.textsAfterPrediction) return [];
	return db
		.select()
		.from(point)
		.where(eq(point.editionId, edition.id))
		.orderBy(asc(point.ordinal))
		.all()
		.flatMap(({ argumentA, argumentB, ...rest }) =>
			argumentA && argumentB ? [{ ...rest, argumentA, argumentB }] : []
		);
}

/** The questions in order, without model responses. */
export const questions = cachedByEdition((editionId) =>
	db
		.select()
		.from(question)
		.where(eq(question.editionId, editionId))
		.orderBy(asc(question.ordinal))
		.all()
);

/** The rubric in the learners' wording: its criteria with their levels, lowest first. */
export const criteria = cachedByEdition((editionId) => {
	const mine = eq(rubric.editionId, editionId);
	const levels = db
		.select(getTableColumns(level))
		.from(level)
		.innerJoin(criterion, eq(criterion.id, level.criterionId))
		.innerJoin(rubric, eq(rubric.id, criterion.rubricId))
		.where(mine)
		.orderBy(asc(level.ordinal))
		.all();
	return db
		.select(getTableColumns(criterion))
		.from(criterion)
		.innerJoin(rubric, eq(rubric.id, criterion.rubricId))
		.where(mine)
		.orderBy(asc(criterion.ordinal))
		.all()
		.map((one) => ({ ...one, levels: levels.filter((its) => its.criterionId === one.id) }));
});

function bySide<T extends { side: Side }>(rows: T[]): Sides<T> {
	const a = rows.find((row) => row.side === 'a');
	const b = rows.find((row) => row.side === 'b');
	if (!a || !b) throw new Error('An edition without both articles cannot have been published.');
	return { a, b };
}
