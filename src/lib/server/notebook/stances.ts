import { eq, sql } from 'drizzle-orm';
import { cited } from '#lib/anchor/labels.ts';
import { cites } from '#lib/text/evidence.ts';
import * as citations from './citations.ts';
import { db, transact } from '#lib/server/db/index.ts';
import { once } from '#lib/server/db/cache.ts';
import { stance } from '#lib/server/db/schema/findings.ts';
import { type Notebook, type Own, touch } from './notebooks.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { opened } from './text-access.ts';
import { readable } from './text-access.ts';

type Row = typeof stance.$inferSelect;

/** Before reading, or after. */
export type Moment = Row['moment'];

/** A stance between the lesson's two poles: position 1 is the low one. Only a view that is held has a position. */
export type View = Pick<Row, 'view' | 'position' | 'confidence' | 'reason'>;

export type Stance = View & Pick<Row, 'revision' | 'at'>;

const taken = once(() =>
	db
		.select()
		.from(stance)
		.where(eq(stance.attemptId, sql.placeholder('attempt')))
		.prepare()
);

/** The learner's own stances, which nobody else ever sees. */
export function of(notebook: Own): Record<Moment, Stance | null> {
	const rows = taken().all({ attempt: notebook.attemptId });
	const at = (moment: Moment) => rows.find((row) => row.moment === moment);
	return { before: shown(at('before')), after: shown(at('after')) };
}

const shown = (row?: Row): Stance | null => {
	if (!row) return null;
	const { view, position, confidence, reason, revision, at } = row;
	return { view, position, confidence, reason, revision, at };
};

/**
 * Saves a stance and the passages that its reason cites. Either moment may be left out. Repeating a save does
 * nothing.
 * @param notebook from `notebooks.findOpen`
 * @param base the revision that the learner saw, 0 for none
 * @throws Refusal `invalid` when view and position do not fit; `closed` when the reason cites a sentence of texts
 * that are not open, or the first stance would change after the second; `stale` with the stored stance when it
 * changed since
 */
export function save(notebook: Notebook, moment: Moment, base: number, said: View): Stance {
	sound(said);
	return transact(() => {
		const blind = !cited(said.reason).length && !opened(notebook);
		const texts = blind ? [] : readable(notebook);
		const { [moment]: stored, after } = of(notebook);
		if (stored && same(stored, said)) return stored;
		if (moment === 'before' && stored && after)
			throw new Refusal(
				'closed',
				'You’ve answered this again after reading, so this first answer can’t be changed.'
			);
		if ((stored?.revision ?? 0) !== base)
			throw new Refusal(
				'stale',
				'You answered this differently in another window. Both versions are shown: save again to keep this one.',
				stored
			);
		const { view, position, confidence, reason } = said;
		const set = { view, position, confidence, reason, revision: base + 1, at: touch(notebook) };
		const row = db
			.insert(stance)
			.values({ attemptId: notebook.attemptId, moment, ...set })
			.onConflictDoUpdate({ target: [stance.attemptId, stance.moment], set })
			.returning()
			.get();
		citations.write(notebook, 'stanceId', row.id, cites(reason, texts), texts);
		return set;
	});
}

const same = (one: View, other: View) =>
	one.view === other.view &&
	one.position === other.position &&
	one.confidence === other.confidence &&
	one.reason === other.reason;

const within = (value: number, most: number) =>
	Number.isInteger(value) && value >= 1 && value <= most;

function sound({ view, position, confidence }: View) {
	const no = (words: string) => new Refusal('invalid', words);
	if (view !== 'held') {
		if (position === null && confidence === null) return;
		throw no(
			'You chose a position and also said that you have none. Please choose one of the two.'
		);
	}
	if (position === null || !within(position, 7))
		throw no('Please choose one of the seven positions.');
	if (confidence !== null && !within(confidence, 5)) throw no('Please choose how sure you are.');
}
