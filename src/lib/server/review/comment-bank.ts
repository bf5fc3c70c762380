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

/** What is kept: the words, where they are offered, and the course whose instructors share them. */
export type PhraseInput = {
	text: string;
	criterionKey: string | null;
	questionKey: string | null;
	courseId: number | null;
};

const visible = (who: User) =>
	or(eq(phrase.ownerId, who.id), and(isNotNull(phrase.courseId), taughtBy(who)));

/** Everybody's phrases that this person may use: their own, and those shared in courses that they teach. One query. */
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

/** The same as they are offered beside a review. One query. */
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
 * Keeps a phrase. The same words at the same place a second time keep it once.
 * @throws Refusal `missing` for whoever may not teach, and for a course that they do not teach; `invalid` for no words
 */
export function keep(who: User, said: PhraseInput) {
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

/** Changes a phrase of one's own. @throws Refusal as `keep`; `missing` for anybody else's */
export function change(who: User, id: number, said: PhraseInput) {
	transact(() => {
		const mine = and(eq(phrase.id, id), eq(phrase.ownerId, who.id));
		const { changes } = db.update(phrase).set(sound(said, who)).where(mine).run();
		if (!changes) throw missing();
	});
}

/** Forgets a phrase of one's own. @returns it, so that it can be kept again @throws Refusal `missing` */
export function forget(who: User, id: number): PhraseInput {
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

/** Whether somebody has to do with reviews at all: they may teach, or do. */
export function teaches(who: User): boolean {
	if (mayTeach(who)) return true;
	return db.select({ id: course.id }).from(course).where(taughtBy(who)).get() !== undefined;
}

/** Where phrases can be offered: the criteria and questions of what is assigned in courses that this person teaches. */
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
