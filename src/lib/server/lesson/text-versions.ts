import { createHash } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { db } from '#lib/server/db/index.ts';
import { sentence, version } from '#lib/server/db/schema/text.ts';
import type { Side } from '#lib/server/db/schema/lesson-content.ts';
import type { Rendered } from './source/markdown.ts';

/**
 * The version of a lesson's text, a new row if it never had this text. Part of a transaction. The hash covers the
 * blocks too: other emphasis, or sentences cut differently, make another version and change nothing in this one.
 * @returns its id
 */
export function keep(lessonId: number, side: Side, { text, blocks, words }: Rendered): number {
	const hash = createHash('sha256')
		.update(JSON.stringify([text, blocks]))
		.digest('hex');
	const had = db
		.select({ id: version.id })
		.from(version)
		.where(and(eq(version.lessonId, lessonId), eq(version.side, side), eq(version.hash, hash)))
		.get();
	if (had) return had.id;
	const { id } = db
		.insert(version)
		.values({ lessonId, side, hash, text, blocks, words })
		.returning({ id: version.id })
		.get();
	blocks
		.flatMap((block) => block.sentences)
		.forEach(({ start, end, label }, ordinal) => {
			db.insert(sentence).values({ versionId: id, ordinal, start, end, label }).run();
		});
	return id;
}
