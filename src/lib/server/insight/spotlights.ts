import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { print } from '#lib/anchor/labels.ts';
import { cites } from '#lib/text/evidence.ts';
import type { Assignment } from '#lib/server/assignment/assignments.ts';
import * as hiddenNames from '#lib/server/review/hidden-names.ts';
import { handedIn, seat, shown } from '#lib/server/review/counted-work.ts';
import { db, transact } from '#lib/server/db/index.ts';
import { user } from '#lib/server/db/schema/account.ts';
import { membership } from '#lib/server/db/schema/course.ts';
import { code, question } from '#lib/server/db/schema/lesson.ts';
import { spotlight } from '#lib/server/db/schema/review.ts';
import { version } from '#lib/server/db/schema/text.ts';
import { annotation, answer, attempt, notebook } from '#lib/server/db/schema/work.ts';
import { inSight } from '#lib/server/notebook/notebooks.ts';
import { begins, ends, firstSentence, lastSentence } from '#lib/server/lesson/sentence-joins.ts';
import * as textAccess from '#lib/server/notebook/text-access.ts';
import { missing } from '#lib/server/refusal.ts';

/** What can be pinned: a learner's note or answer by its id, or a passage by its label, such as A3.2 or A3.2–A3.4. */
export type Pinned = { note: number } | { answer: number } | { sentence: string };

export type Spotlight = ReturnType<typeof of>[number];

/** The place of the pinned note, or of the pinned passage. */
const own = (column: 'versionId' | 'first' | 'last') =>
	sql`coalesce(${annotation[column]}, ${spotlight[column]})`;
const place = { versionId: own('versionId'), first: own('first'), last: own('last') };

/**
 * The spotlights of a class in the order of pinning. Names only where the instructor chose so and they aren't hidden;
 * what may no longer be shown is left out, such as a note deleted since, or work that was withdrawn.
 */
export function of(assignment: Assignment) {
	return db
		.select({
			id: spotlight.id,
			note: annotation.note,
			answer: answer.text,
			question: question.prompt,
			code: code.key,
			side: version.side,
			exact: sql<string | null>`coalesce(${annotation.exact}, ${spotlight.exact})`,
			from: firstSentence.label,
			to: lastSentence.label,
			anonymous: spotlight.anonymous,
			alias: sql<
				number | null
			>`case when ${spotlight.anonymous} then null else ${membership.alias} end`,
			name: sql<string | null>`case when ${spotlight.anonymous} then null else ${user.name} end`
		})
		.from(spotlight)
		.leftJoin(annotation, eq(annotation.id, spotlight.annotationId))
		.leftJoin(answer, eq(answer.id, spotlight.answerId))
		.leftJoin(question, eq(question.id, answer.questionId))
		.leftJoin(attempt, sql`${attempt.id} = coalesce(${annotation.attemptId}, ${answer.attemptId})`)
		.leftJoin(notebook, eq(notebook.id, attempt.notebookId))
		.leftJoin(user, eq(user.id, notebook.userId))
		.leftJoin(membership, seat(assignment))
		.leftJoin(code, eq(code.id, annotation.codeId))
		.leftJoin(version, eq(version.id, place.versionId))
		.leftJoin(firstSentence, begins(place))
		.leftJoin(lastSentence, ends(place))
		.where(
			and(
				eq(spotlight.assignmentId, assignment.id),
				isNull(spotlight.unpinnedAt),
				sql`(${spotlight.annotationId} is null or (${shown}))`,
				sql`(${attempt.id} is null or (${inSight}))`
			)
		)
		.orderBy(asc(spotlight.pinnedAt), asc(spotlight.id))
		.all()
		.map(hiddenNames.mask(assignment).cover);
}

/**
 * Pins something for the class to discuss, without its learner's name unless that is asked for. Pinning it again
 * only changes whether the name is shown.
 * @returns the id of the spotlight
 * @throws Refusal `missing` for what is not in this class's submissions or texts
 */
export function pin(assignment: Assignment, what: Pinned, anonymous = true): number {
	return transact(() => {
		const place = found(assignment, what);
		const same = [
			eq(spotlight.assignmentId, assignment.id),
			sql`${spotlight.annotationId} is ${place.annotationId ?? null}`,
			sql`${spotlight.answerId} is ${place.answerId ?? null}`,
			sql`${spotlight.versionId} is ${place.versionId ?? null}`,
			sql`${spotlight.first} is ${place.first ?? null}`,
			sql`${spotlight.last} is ${place.last ?? null}`
		];
		const had = db
			.update(spotlight)
			.set({ anonymous })
			.where(and(...same, isNull(spotlight.unpinnedAt)))
			.returning({ id: spotlight.id })
			.get();
		if (had) return had.id;
		const values = {
			assignmentId: assignment.id,
			anonymous,
			by: assignment.by,
			pinnedAt: Date.now(),
			...place
		};
		return db.insert(spotlight).values(values).returning({ id: spotlight.id }).get().id;
	});
}

/** The columns for what is pinned. @throws Refusal `missing` as `pin` */
function found(assignment: Assignment, what: Pinned): Partial<typeof spotlight.$inferInsert> {
	if ('sentence' in what) {
		const texts = textAccess.taught(assignment);
		const [named] = cites(what.sentence, texts);
		const on = texts.find(({ side }) => side === named?.side);
		if (named && on) {
			const { start, end, exact, first, last } = named;
			return { versionId: on.versionId, start, end, exact, first, last };
		}
		throw missing();
	}
	const theirs = db
		.select({ annotationId: annotation.id, answerId: answer.id })
		.from(notebook)
		.innerJoin(attempt, eq(attempt.notebookId, notebook.id))
		.leftJoin(
			annotation,
			and(
				eq(annotation.attemptId, attempt.id),
				eq(annotation.id, 'note' in what ? what.note : 0),
				shown
			)
		)
		.leftJoin(
			answer,
			and(eq(answer.attemptId, attempt.id), eq(answer.id, 'answer' in what ? what.answer : 0))
		)
		.where(and(handedIn(assignment), sql`coalesce(${annotation.id}, ${answer.id}) is not null`))
		.get();
	if (!theirs) throw missing();
	return theirs.annotationId === null
		? { answerId: theirs.answerId }
		: { annotationId: theirs.annotationId };
}

const its = (assignment: Assignment, id: number) =>
	and(eq(spotlight.assignmentId, assignment.id), eq(spotlight.id, id));

/** Unpins a spotlight; `repin` undoes it. @throws Refusal `missing` for another assignment’s */
export function unpin(assignment: Assignment, id: number) {
	change(assignment, id, { unpinnedAt: Date.now() });
}

export function repin(assignment: Assignment, id: number) {
	change(assignment, id, { unpinnedAt: null });
}

/** Shows or hides the name of its learner. @throws Refusal `missing` as `unpin` */
export function naming(assignment: Assignment, id: number, anonymous: boolean) {
	change(assignment, id, { anonymous });
}

function change(assignment: Assignment, id: number, set: Partial<typeof spotlight.$inferInsert>) {
	const { changes } = transact(() =>
		db.update(spotlight).set(set).where(its(assignment, id)).run()
	);
	if (!changes) throw missing();
}

/** What is pinned, so that it is not offered again. */
export function pinned(assignment: Assignment) {
	const rows = db
		.select({
			note: spotlight.annotationId,
			answer: spotlight.answerId,
			from: firstSentence.label,
			to: lastSentence.label
		})
		.from(spotlight)
		.leftJoin(firstSentence, begins(spotlight))
		.leftJoin(lastSentence, ends(spotlight))
		.where(and(eq(spotlight.assignmentId, assignment.id), isNull(spotlight.unpinnedAt)))
		.all();
	const listed = <T>(list: (T | null)[]) => list.filter((one): one is T & {} => one !== null);
	return {
		notes: listed(rows.map(({ note }) => note)),
		answers: listed(rows.map(({ answer }) => answer)),
		sentences: listed(rows.map(({ from, to }) => from && to && print(from, to)))
	};
}
