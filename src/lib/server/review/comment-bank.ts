import { and, asc, eq, isNotNull, or, sql } from 'drizzle-orm';
import { taughtBy } from '#lib/server/course/courses.ts';
import { db, transact } from '#lib/server/db/index.ts';
import { user } from '#lib/server/db/schema/account.ts';
import { assignment, course } from '#lib/server/db/schema/course.ts';
import { phrase } from '#lib/server/db/schema/review.ts';
import { mayTeach } from '#lib/server/account/permissions.ts';
import * as lessons from '#lib/server/lesson/lessons.ts';
import { missing, Refusal } from '#lib/server/refusal.ts';
import type { User } from '#lib/server/account/users.ts';

/** A phrase: its text, where it is offered, and the course whose instructors share it. */
export type PhraseInput = {
	text: string;
	criterionKey: string | null;
	questionKey: string | null;
	courseId: number | null;
};

const visible = (who: User) =>
	or(eq(phrase.ownerId, who.id), and(isNotNull(phrase.courseId), taughtBy(who)));

/** The phrases that this person may use: their own, and those shared in courses that they teach. One query. */
export function usableBy(who: User) {
	return db
		.select({
			id: phrase.id,
			text: phrase.text,
			courseId: phrase.courseId,
			criterionKey: phrase.criterionKey,
			questionKey: phrase.questionKey,
			own: sql<boolean>`${phrase.ownerId} = ${who.id}`.mapWith(Boolean),
			owner: user.name,
			course: course.name
		})
		.from(phrase)
		.innerJoin(user, eq(user.id, phrase.ownerId))
		.leftJoin(course, eq(course.id, phrase.courseId))
		.where(visible(who))
		.orderBy(asc(phrase.text), asc(phrase.id))
		.all();
}

/** The same, with what the review page needs. One query. */
export const offered = (who: User) =>
	usableBy(who).map(({ id, text, criterionKey, questionKey }) => ({
		id,
		text,
		criterionKey,
		questionKey
	}));

const longest = 1000;

function sound({ text, ...rest }: PhraseInput, who: User) {
	const words = text.replaceAll('\r\n', '\n').trim();
	if (!words) throw new Refusal('invalid', 'Please write the comment.');
	if (words.length > longest)
		throw new Refusal('invalid', `A saved comment can have at most ${longest} characters.`);
	if (rest.courseId !== null) {
		const taught = db
			.select({ id: course.id })
			.from(course)
			.where(and(eq(course.id, rest.courseId), taughtBy(who)))
			.get();
		if (!taught) throw missing();
	}
	return { ...rest, text: words };
}

/**
 * Saves a phrase. Saving the same one again does nothing.
 * @throws Refusal `missing` for people who may not teach, and for a course that they don't teach; `invalid` without
 * words
 */
export function save(who: User, said: PhraseInput) {
	transact(() => {
		if (!teaches(who)) throw missing();
		const values = sound(said, who);
		const here = usableBy(who).some(
			(one) =>
				one.own &&
				one.text === values.text &&
				one.criterionKey === values.criterionKey &&
				one.questionKey === values.questionKey &&
				one.courseId === values.courseId
		);
		if (!here)
			db.insert(phrase)
				.values({ ...values, ownerId: who.id, createdAt: Date.now() })
				.run();
	});
}

/** Changes one's own phrase. @throws Refusal as `save`; `missing` for another person's */
export function change(who: User, id: number, said: PhraseInput) {
	transact(() => {
		const mine = and(eq(phrase.id, id), eq(phrase.ownerId, who.id));
		const { changes } = db.update(phrase).set(sound(said, who)).where(mine).run();
		if (!changes) throw missing();
	});
}

/**
 * Deletes one's own phrase.
 * @returns it, for undoing this
 * @throws Refusal `missing`
 */
export function remove(who: User, id: number): PhraseInput {
	return transact(() => {
		const gone = db
			.delete(phrase)
			.where(and(eq(phrase.id, id), eq(phrase.ownerId, who.id)))
			.returning()
			.get();
		if (!gone) throw missing();
		const { text, criterionKey, questionKey, courseId } = gone;
		return { text, criterionKey, questionKey, courseId };
	});
}

/** Whether a person may teach, or does, and so sees the comment bank. */
export function teaches(who: User): boolean {
	if (mayTeach(who)) return true;
	return db.select({ id: course.id }).from(course).where(taughtBy(who)).get() !== undefined;
}

/**
 * The criteria and questions at which phrases can be offered: those of all assignments in courses that this person
 * teaches.
 */
export function places(who: User) {
	const editions = db
		.selectDistinct({ editionId: assignment.editionId })
		.from(assignment)
		.where(taughtBy(who, assignment.courseId))
		.all();
	const once = <T extends { key: string }>(list: T[]) => [
		...new Map(list.map((one) => [one.key, one])).values()
	];
	return {
		criteria: once(
			editions.flatMap((of) => lessons.criteria(of)).map(({ key, name }) => ({ key, name }))
		),
		questions: once(
			editions.flatMap((of) => lessons.questions(of)).map(({ key, skill }) => ({ key, skill }))
		)
	};
}
