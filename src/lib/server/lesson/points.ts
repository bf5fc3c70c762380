import { asc, eq } from 'drizzle-orm';
import { cachedByEdition } from '#lib/server/db/cache.ts';
import { db } from '#lib/server/db/index.ts';
import { passage, point } from '#lib/server/db/schema/lesson.ts';
import type { Side } from '#lib/server/db/schema/lesson-content.ts';
import { version } from '#lib/server/db/schema/text.ts';

/** A stretch of one side's text, by sentence ordinals and offsets, for highlighting it and scrolling to it. */
export type Span = { side: Side; first: number; last: number; start: number; end: number };

/** The public part of an edition's points, with their passages. */
export const published = cachedByEdition((editionId) => {
	const points = db
		.select()
		.from(point)
		.where(eq(point.editionId, editionId))
		.orderBy(asc(point.ordinal))
		.all();
	const passages = db
		.select({
			pointId: passage.pointId,
			side: version.side,
			first: passage.first,
			last: passage.last,
			start: passage.start,
			end: passage.end
		})
		.from(passage)
		.innerJoin(point, eq(point.id, passage.pointId))
		.innerJoin(version, eq(version.id, passage.versionId))
		.where(eq(point.editionId, editionId))
		.orderBy(asc(passage.ordinal))
		.all();
	return points.map((point) => ({
		...point,
		spans: passages
			.filter(({ pointId }) => pointId === point.id)
			.map(({ side, first, last, start, end }): Span => ({ side, first, last, start, end }))
	}));
});

/** The points of an edition in order, for a choice: their questions, without arguments. */
export const keys = ({ editionId }: { editionId: number }) =>
	published({ editionId }).map(({ key, core, question }) => ({ key, core, question }));

/** The public passages of a point, by its key. */
export const spans = ({ editionId }: { editionId: number }, key: string): Span[] =>
	published({ editionId }).find((point) => point.key === key)?.spans ?? [];
