import { desc, eq } from 'drizzle-orm';
import { db, transact } from '#lib/server/db/index.ts';
import * as tables from '#lib/server/db/schema/lesson.ts';
import { lesson } from '#lib/server/db/schema/text.ts';
import { follow } from './move-untouched-notebooks.ts';
import type { PointView, Side } from '#lib/server/db/schema/lesson-content.ts';
import type { Problem } from './source/problems.ts';
import type { LessonSource } from './source/source.ts';
import type { User } from '#lib/server/account/users.ts';
import * as textVersions from './text-versions.ts';

/** The outcome. `kept`: an edition made in the app is the newest, so the seed was not published. */
export type Published = {
	slug: string;
	edition: number;
	did: 'published' | 'unchanged' | 'kept';
	warnings: Problem[];
};

export type Origin = 'seed' | 'app';

type Lesson = typeof lesson.$inferSelect;
type VersionIds = Record<Side, number>;

/**
 * Publishes a lesson as its next edition if its source changed, and moves notebooks without work to it. A seed never
 * replaces an edition made in the app: it is published only if the newest edition came from the seed.
 * @param source from `source.read`, which finds all problems
 * @param by who publishes; null for the program itself
 * @param origin whether the source is in `seeds/` or was written in the app
 */
export function publish(source: LessonSource, by: User | null, origin: Origin): Published {
	return transact(() => {
		const { slug, hash, warnings } = source;
		const known = found(slug) ?? begun(slug, by, origin);
		const newest = newestOf(known);
		const said = { slug, edition: newest?.number ?? 0, warnings };
		const fromSeed = origin === 'seed';
		if (newest && newest.hash !== hash && fromSeed && newest.hash !== known.seedHash)
			return { ...said, did: 'kept' };
		// the newest edition now equals the seed, so its next change will be published
		if (fromSeed && known.seedHash !== hash)
			db.update(lesson).set({ seedHash: hash }).where(eq(lesson.id, known.id)).run();
		if (newest?.hash === hash) return { ...said, did: 'unchanged' };
		const number = said.edition + 1;
		follow(known.id, write(source, known, number, by));
		return { ...said, edition: number, did: 'published' };
	});
}

const found = (slug: string): Lesson | undefined =>
	db.select().from(lesson).where(eq(lesson.slug, slug)).get();

const begun = (slug: string, by: User | null, origin: Origin): Lesson =>
	db.insert(lesson).values({ slug, origin, ownerId: by?.id }).returning().get();

const newestOf = (known: Lesson) =>
	db
		.select({ number: tables.edition.number, hash: tables.edition.hash })
		.from(tables.edition)
		.where(eq(tables.edition.lessonId, known.id))
		.orderBy(desc(tables.edition.number))
		.limit(1)
		.get();

/** Writes a whole edition and returns its id. */
function write(source: LessonSource, known: Lesson, number: number, by: User | null): number {
	const { title, question, textsAfterPrediction, ...content } = source.lesson;
	const { id } = db
		.insert(tables.edition)
		.values({
			lessonId: known.id,
			number,
			hash: source.hash,
			title,
			question,
			content,
			textsAfterPrediction,
			publishedAt: Date.now(),
			publishedBy: by?.id
		})
		.returning({ id: tables.edition.id })
		.get();
	const texts = {
		a: textVersions.keep(known.id, 'a', source.articles.a.rendered),
		b: textVersions.keep(known.id, 'b', source.articles.b.rendered)
	};
	for (const side of ['a', 'b'] as const) {
		const record = source.articles[side];
		db.insert(tables.article)
			.values({ ...record, editionId: id, side, versionId: texts[side] })
			.run();
	}
	source.codes.forEach((code, ordinal) => {
		db.insert(tables.code)
			.values({ ...code, editionId: id, ordinal })
			.run();
	});
	writePoints(id, source.points, texts);
	writeQuestions(id, source.questions);
	writeRubric(id, source.criteria);
	const { notes } = source;
	if (notes.length)
		db.insert(tables.withheld).values({ kind: 'layer', editionId: id, body: { notes } }).run();
	return id;
}

/**
 * The arguments and passages of a point on which one side is silent would give that side away, so they are withheld
 * with the relation.
 */
function writePoints(editionId: number, points: LessonSource['points'], texts: VersionIds) {
	points.forEach(({ key, core, question, relation, why, passages, ...said }, ordinal) => {
		const { argumentA, argumentB } = said;
		const silent = argumentA === null || argumentB === null;
		const nothing = { argumentA: null, argumentB: null };
		const open = silent ? nothing : { argumentA, argumentB };
		const { id: pointId } = db
			.insert(tables.point)
			.values({ editionId, key, ordinal, core, question, ...open })
			.returning({ id: tables.point.id })
			.get();
		if (!silent)
			passages.forEach(({ side, ...anchor }, ordinal) => {
				db.insert(tables.passage)
					.values({ pointId, ordinal, versionId: texts[side], ...anchor })
					.run();
			});
		const hidden = silent ? { argumentA, argumentB, passages } : { ...nothing, passages: [] };
		const body: PointView = { relation, why, ...hidden };
		db.insert(tables.withheld).values({ kind: 'relation', pointId, body }).run();
	});
}

function writeQuestions(editionId: number, questions: LessonSource['questions']) {
	questions.forEach(({ model, ...question }, ordinal) => {
		const { id: questionId } = db
			.insert(tables.question)
			.values({ ...question, editionId, ordinal })
			.returning({ id: tables.question.id })
			.get();
		if (model)
			db.insert(tables.withheld).values({ kind: 'model', questionId, body: { model } }).run();
	});
}

function writeRubric(editionId: number, criteria: LessonSource['criteria']) {
	const { id: rubricId } = db
		.insert(tables.rubric)
		.values({ editionId, number: 1 })
		.returning({ id: tables.rubric.id })
		.get();
	criteria.forEach(({ marker, levels, samples, ...criterion }, ordinal) => {
		const { id: criterionId } = db
			.insert(tables.criterion)
			.values({ ...criterion, rubricId, ordinal })
			.returning({ id: tables.criterion.id })
			.get();
		db.insert(tables.withheld).values({ kind: 'marker', criterionId, body: { marker } }).run();
		if (samples.length)
			db.insert(tables.withheld).values({ kind: 'sample', criterionId, body: { samples } }).run();
		levels.forEach((wording, i) => {
			db.insert(tables.level)
				.values({ criterionId, ordinal: i, points: i + 1, wording })
				.run();
		});
	});
}
