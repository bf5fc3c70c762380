import {
	and,
	desc,
	eq,
	getTableColumns,
	isNotNull,
	isNull,
	or,
	type Placeholder,
	type SQL,
	sql
} from 'drizzle-orm';
import { type Assigned, offers, ruling } from '#lib/server/assignment/scope.ts';
import { db, ifWritable, transact } from '#lib/server/db/index.ts';
import { cachedByEdition, once } from '#lib/server/db/cache.ts';
import { assignment, extension } from '#lib/server/db/schema/course.ts';
import { edition, point, question } from '#lib/server/db/schema/lesson.ts';
import { lesson } from '#lib/server/db/schema/text.ts';
import { attempt, notebook } from '#lib/server/db/schema/work.ts';
import type { Edition } from '#lib/server/lesson/lessons.ts';
import { missing, Refusal } from '#lib/server/refusal.ts';
import type { User } from '#lib/server/account/users.ts';

/** A notebook with one attempt, by default the newest. Only functions that check its owner return one. */
export type Notebook = typeof notebook.$inferSelect & {
	attemptId: number;
	number: number;
	handedInAt: number | null;
	predictionSkippedAt: number | null;
	assignment: Assigned | null;
};

/** A notebook held by its owner. One that an instructor holds has `by`, so the compiler refuses it here. */
export type Own = Notebook & { by?: never };

/**
 * A handed-in notebook held by an instructor of its course, whose id is `by`. Only functions that check this return
 * one. Stances are never shown with it.
 */
export type Submitted = Notebook & { by: string };

/** The condition that a notebook belongs to this user, who alone may write in it and read what is not handed in. */
export const readableBy = (user: { id: string | Placeholder }): SQL => eq(notebook.userId, user.id);

/** The number of the newest attempt, for a query that has a notebook in it. */
export const newest = sql`(select max(number) from attempt newest where newest.notebook_id = ${notebook.id})`;

/** The number of the newest attempt that was handed in, for the same. It may have been withdrawn since. */
export const newestHandedIn = sql`(select max(number) from attempt newest
	where newest.notebook_id = ${notebook.id} and newest.handed_in_at is not null)`;

/**
 * The number of the attempt that counts for teachers, for the same: the newest that was handed in, unless its learner
 * has withdrawn it, which is to continue without its having been sent back. Then none counts, not an earlier one.
 */
export const counted = sql`(select case
		when latest.handed_in_at is not null then latest.number
		else (select sent.number from attempt sent where sent.notebook_id = latest.notebook_id
			and sent.number = latest.number - 1 and sent.returned_at is not null)
	end
	from attempt latest where latest.notebook_id = ${notebook.id} order by latest.number desc limit 1)`;

/**
 * The attempt is in its teachers' sight: it was handed in, and neither it nor a later one was withdrawn since. For a
 * query that has notebook and attempt.
 */
export const inSight = and(
	isNotNull(attempt.handedInAt),
	sql`${counted} is not null`,
	or(isNotNull(attempt.returnedAt), eq(attempt.number, counted))
);

/** Notebooks with each of their attempts, the present one first. */
export const attempts = () =>
	db
		.select({
			...getTableColumns(notebook),
			attemptId: attempt.id,
			number: attempt.number,
			handedInAt: attempt.handedInAt,
			predictionSkippedAt: attempt.predictionSkippedAt,
			assignment: ruling()
		})
		.from(notebook)
		.innerJoin(attempt, eq(attempt.notebookId, notebook.id))
		.leftJoin(assignment, eq(assignment.id, notebook.assignmentId))
		.leftJoin(
			extension,
			and(eq(extension.assignmentId, assignment.id), eq(extension.userId, notebook.userId))
		)
		.orderBy(desc(attempt.number));

const present = once(() => {
	const asker = { id: sql.placeholder('user') };
	return attempts()
		.where(and(eq(notebook.id, sql.placeholder('id')), readableBy(asker)))
		.prepare();
});

/**
 * The notebook, for reading.
 * @throws Refusal `missing` when it does not exist or belongs to somebody else, so that nobody learns which
 */
export function find(user: User, id: number): Notebook {
	const found = present().get({ id, user: user.id });
	if (!found) throw missing();
	return found;
}

/** The notebook, for writing. @throws Refusal `missing` as `find`; `closed` once it is handed in */
export function findOpen(user: User, id: number): Notebook {
	const found = find(user, id);
	if (found.handedInAt) {
		const done = found.assignment ? 'handed in' : 'finished';
		throw new Refusal(
			'closed',
			`You’ve ${done} this notebook, so it can’t be changed. Nothing was saved.`
		);
	}
	return found;
}

/**
 * Opens a self-study notebook for this edition, or returns the one that this user has for the lesson (the last used,
 * if a claimed guest's notebook makes two).
 * @param uid made by the client, so that a double click opens one notebook
 * @throws Refusal `invalid` when another notebook has this uid
 */
export function open(user: User, of: Edition, uid: string): Notebook {
	return transact(() => {
		const mine = db
			.select({ id: notebook.id })
			.from(notebook)
			.innerJoin(edition, eq(edition.id, notebook.editionId))
			.where(
				and(readableBy(user), eq(edition.lessonId, of.lessonId), isNull(notebook.assignmentId))
			)
			.orderBy(desc(notebook.lastAt))
			.get();
		if (mine) return find(user, mine.id);
		return begin(user, { uid, editionId: of.id, place: 'before' });
	});
}

type Begun = Omit<typeof notebook.$inferInsert, 'userId' | 'openedAt' | 'lastAt'>;

/**
 * Makes a notebook with its first attempt. Call it in the transaction that found none.
 * @throws Refusal `invalid` when a notebook has this uid
 */
export function begin(user: User, begun: Begun): Notebook {
	const at = Date.now();
	const made = db
		.insert(notebook)
		.values({ ...begun, userId: user.id, openedAt: at, lastAt: at })
		.onConflictDoNothing({ target: notebook.uid })
		.returning({ id: notebook.id })
		.get();
	if (!made)
		throw new Refusal('invalid', 'This page is out of date. Please reload it and try again.');
	db.insert(attempt).values({ notebookId: made.id, number: 1, openedAt: at }).run();
	return find(user, made.id);
}

/** This user's notebooks, the one last worked in first. */
export function of(user: User) {
	return db
		.select({
			id: notebook.id,
			place: notebook.place,
			lastAt: notebook.lastAt,
			slug: lesson.slug,
			title: edition.title
		})
		.from(notebook)
		.innerJoin(edition, eq(edition.id, notebook.editionId))
		.innerJoin(lesson, eq(lesson.id, edition.lessonId))
		.where(readableBy(user))
		.orderBy(desc(notebook.lastAt))
		.all();
}

/** The valid places that name a point or a question. */
const named = cachedByEdition((editionId) => {
	const points = db.select({ key: point.key }).from(point).where(eq(point.editionId, editionId));
	const questions = db
		.select({ key: question.key })
		.from(question)
		.where(eq(question.editionId, editionId));
	return [
		...points.all().map(({ key }) => `compare?point=${key}`),
		...questions.all().map(({ key }) => `answer?question=${key}`)
	];
});

/**
 * Remembers where the owner is in the notebook: the step and its focus, as in the address. A place that is not in
 * this lesson or not assigned is ignored, because it could not be opened.
 */
export function visit(in_: Notebook, place: string) {
	if (!offers(in_, place) || (place.includes('?') && !named(in_).includes(place))) return;
	if (place === in_.place) return;
	ifWritable(() => db.update(notebook).set({ place }).where(eq(notebook.id, in_.id)).run());
}

const touched = once(() =>
	db
		.update(notebook)
		.set({ lastAt: sql`${sql.placeholder('at')}` })
		.where(eq(notebook.id, sql.placeholder('id')))
		.prepare()
);

/** Sets the time of the last change. Call it in the transaction that makes the change. */
export function touch(in_: Notebook): number {
	const at = Date.now();
	touched().run({ at, id: in_.id });
	return at;
}
