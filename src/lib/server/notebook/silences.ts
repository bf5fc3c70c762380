import { asc, eq, sql } from 'drizzle-orm';
import type { Citation } from '#lib/text/evidence.ts';
import * as citations from './citations.ts';
import { db, transact } from '#lib/server/db/index.ts';
import { once } from '#lib/server/db/cache.ts';
import { silence } from '#lib/server/db/schema/findings.ts';
import { code } from '#lib/server/db/schema/lesson.ts';
import { erasing } from './soft-delete.ts';
import type { Side } from '#lib/server/db/schema/lesson-content.ts';
import { codeId } from '#lib/server/lesson/lessons.ts';
import { type Notebook, touch } from './notebooks.ts';
import { named } from '#lib/server/lesson/passages.ts';
import { missing, Refusal } from '#lib/server/refusal.ts';
import { alike, repeats } from './citations.ts';
import { readable } from './text-access.ts';

/**
 * A silence as a learner sends it: something that one side does not say. `code` is a key of the codebook, when a
 * whole function of a frame is missing; `about` are labels of the other side, which says it; `contested` are labels
 * of the silent side that may say it after all.
 */
export type SilenceInput = {
	silentSide: Side;
	code: string | null;
	text: string;
	about: string;
	contested: string;
};

export type Silence = ReturnType<typeof of>[number];

const other = (side: Side): Side => (side === 'a' ? 'b' : 'a');

const listed = once(() =>
	db
		.select({ silence, code: code.key })
		.from(silence)
		.leftJoin(code, eq(code.id, silence.codeId))
		.where(eq(silence.attemptId, sql.placeholder('attempt')))
		.orderBy(asc(silence.id))
		.prepare()
);

/**
 * The silences that the learner found, oldest first, with printed labels. Two queries.
 * @param erased whether to include deleted ones that can still be restored
 */
export function of(notebook: Notebook, { erased = false } = {}) {
	const rows = listed().all({ attempt: notebook.attemptId });
	const all = citations.of(notebook, 'silenceId');
	const shown = erased ? rows : rows.filter(({ silence }) => !silence.erasedAt);
	return shown.map(({ silence: { id, uid, silentSide, text, revision, at, erasedAt }, code }) => {
		const cited = all.filter((one) => one.id === id);
		const contestedBy = citations.printed(cited, silentSide);
		return {
			uid,
			silentSide,
			code,
			text,
			about: citations.printed(cited, other(silentSide)),
			contestedBy,
			/** Whether a passage of the silent side is cited, so that it may not be silent. */
			contested: contestedBy !== '',
			passages: citations.spans(cited),
			revision,
			at,
			erasedAt
		};
	});
}

/** One silence by its uid, erased or not. @throws Refusal `missing` */
function find(notebook: Notebook, uid: string): Silence {
	const found = of(notebook, { erased: true }).find((one) => one.uid === uid);
	if (!found) throw missing();
	return found;
}

/**
 * Saves a silence, new or changed. Repeating a save does nothing.
 * @param notebook from `notebooks.findOpen`
 * @param base the revision that the learner saw, 0 for a new one; saving a deleted one restores it
 * @throws Refusal `closed` while the texts are; `invalid` when nothing is said to be missing, for an unknown code,
 * and for unknown labels or labels of the wrong side; `stale` with the stored silence when it changed since
 */
export function save(notebook: Notebook, uid: string, base: number, said: SilenceInput): Silence {
	return transact(() => {
		const { silentSide, text } = said;
		const texts = readable(notebook);
		const about = named(texts, said.about, other(silentSide));
		const cited = [...about, ...named(texts, said.contested, silentSide)];
		const code = codeId(notebook, said.code);
		if (!code && !text.trim() && !about.length)
			throw new Refusal(
				'invalid',
				`Please say what ${silentSide.toUpperCase()} doesn’t mention. ` +
					'Use your own words, a sentence from the other article, or a label.'
			);
		const stored = of(notebook, { erased: true }).find((one) => one.uid === uid);
		if (repeats('finding', stored, base, (was) => same(was, said, cited))) return stored;
		const revision = base + 1;
		const set = { silentSide, codeId: code, text, revision, at: touch(notebook), erasedAt: null };
		const row = db
			.insert(silence)
			.values({ attemptId: notebook.attemptId, uid, ...set })
			.onConflictDoUpdate({ target: [silence.attemptId, silence.uid], set })
			.returning()
			.get();
		citations.write(notebook, 'silenceId', row.id, cited, texts);
		return find(notebook, uid);
	});
}

/** Whether the stored silence equals the input. */
function same(stored: Silence, said: SilenceInput, cited: Citation[]) {
	const meant = stored.silentSide === said.silentSide && (stored.code ?? '') === (said.code ?? '');
	return meant && stored.text === said.text && alike(stored.passages, cited);
}

/** Soft-delete and restore. @throws Refusal `missing` */
export const { erase, restore } = erasing(silence, find);
