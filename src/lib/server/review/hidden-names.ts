import { createHash } from 'node:crypto';
import { and, asc, eq, isNotNull, sql } from 'drizzle-orm';
import * as auditLog from '#lib/server/audit-log.ts';
import type { Assignment } from '#lib/server/assignment/assignments.ts';
import { db, transact } from '#lib/server/db/index.ts';
import { membership } from '#lib/server/db/schema/course.ts';
import { masked } from '#lib/server/db/schema/review.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { localOf, momentOf } from '#lib/wording/time-zone.ts';

/** The instructor and the assignment. */
type Of = Pick<Assignment, 'id' | 'by'>;
/** The same with what aliases are made from. */
type Class = Pick<Assignment, 'id' | 'by' | 'courseId' | 'orderSeed' | 'timeZone'>;

const mine = ({ id, by }: Of) => and(eq(masked.assignmentId, id), eq(masked.userId, by));

/** Whether this instructor has the names of an assignment's learners hidden. One query. */
export const hides = (assignment: Of): boolean =>
	db.select().from(masked).where(mine(assignment)).get() !== undefined;

/** Hides the names from this instructor or shows them, and logs it. Idempotent. */
export function hide(assignment: Assignment, hidden: boolean) {
	transact(() => {
		if (hides(assignment) === hidden) return;
		if (hidden)
			db.insert(masked)
				.values({ userId: assignment.by, assignmentId: assignment.id, at: Date.now() })
				.run();
		else db.delete(masked).where(mine(assignment)).run();
		note(assignment, hidden ? 'names hidden' : 'names revealed');
	});
}

/** Logs that this instructor goes to the class list, which shows names, while these are hidden from them. */
export function noteClassList(assignment: Assignment) {
	transact(() => {
		if (hides(assignment)) note(assignment, 'class list opened');
	});
}

const note = ({ id, by, courseId }: Assignment, action: auditLog.Action) =>
	auditLog.note({ id: by }, { action, subject: 'assignment', subjectId: id, courseId });

const letters = 'BCDFGHJKLMNPQRSTVWXZ';

/**
 * What the learners of one assignment are called while names are hidden: the same each time, for every instructor,
 * nothing like the number in the class list, and no two alike. Sorting by it gives a stable order that reveals nothing
 * about the class.
 * @param userIds in an order that never changes: of two whose first four letters are the same, the later takes more
 * @returns the alias of each, by user id
 */
export function aliases(assignment: { id: number; orderSeed: number }, userIds: string[]) {
	const given = new Map<string, string>();
	const taken = new Set<string>();
	for (const userId of userIds) {
		const all = spelled(assignment, userId);
		let length = 4;
		while (taken.has(all.slice(0, length)) && length < all.length) length += 1;
		const alias = all.slice(0, length);
		given.set(userId, alias);
		taken.add(alias);
	}
	return given;
}

/** The aliases of everybody who is or was a learner of the class, in their order. One query. */
export function classAliases(assignment: Pick<Class, 'id' | 'courseId' | 'orderSeed'>) {
	const seats = db
		.select({ userId: membership.userId, number: membership.alias })
		.from(membership)
		.where(and(eq(membership.courseId, assignment.courseId), isNotNull(membership.alias)))
		// numbers are given in the order of joining
		.orderBy(asc(membership.alias))
		.all();
	const given = aliases(
		assignment,
		seats.map(({ userId }) => userId)
	);
	return seats
		.map((seat) => ({ ...seat, alias: given.get(seat.userId) ?? '' }))
		.toSorted((one, other) => one.alias.localeCompare(other.alias, 'en'));
}

/** What is known of a learner: their number or alias, and their name where it is asked for. */
type Known = { alias: number | string | null; name: string | null };

/** How students appear to an instructor in the lists and files of an assignment. */
export type Mask = ReturnType<typeof mask>;

/**
 * How students appear to this instructor in a list or file of the assignment: as they are or, where names are hidden,
 * by alias. Looked up once for a list. One query, or two where names are hidden.
 */
export function mask(assignment: Class) {
	const hidden = hides(assignment);
	const all = hidden ? classAliases(assignment) : [];
	const numbers = JSON.stringify(all.map(({ number }) => number));
	const known = new Map(all.map(({ number, alias }) => [number, alias]));
	const { timeZone } = assignment;
	return {
		hidden,
		/** The aliases in their order; none where names are shown. */
		aliases: all,
		/** The order of students in a query that has the membership: by their number, or by alias. */
		order: hidden
			? sql`(select place.key from json_each(${numbers}) place where place.value = ${membership.alias})`
			: asc(membership.alias),
		/** The row, where names are hidden with the alias in place of number and name. */
		cover: <T extends Known>(row: T): T & Known =>
			hidden ? { ...row, name: null, alias: known.get(Number(row.alias)) ?? null } : row,
		/**
		 * The moment at which a student did something or, where names are hidden, the first minute of its day: the time
		 * would say who it was.
		 */
		moment: (at: number): number => (hidden ? dayOf(at, timeZone) : at),
		/** The same for a file: in UTC or, where names are hidden, the day as the class has it. */
		stamp: (at: number): string =>
			hidden ? localOf(at, timeZone).slice(0, 10) : new Date(at).toISOString()
	};
}

/** The first minute of the day of a moment. */
const dayOf = (at: number, zone: string): number =>
	momentOf(`${localOf(at, zone).slice(0, 10)}T00:00`, zone) ?? at;

/** @throws Refusal `closed` while names are hidden, for what cannot do without them */
export function demandNames(assignment: Of) {
	if (hides(assignment))
		throw new Refusal(
			'closed',
			'This file has the names of students, which are hidden from you. Show names under Review first.'
		);
}

/** 32 letters of which the first four are nearly always enough. */
function spelled(assignment: { id: number; orderSeed: number }, userId: string) {
	const hash = createHash('sha256')
		.update(`${assignment.id} ${assignment.orderSeed} ${userId}`)
		.digest();
	return [...hash].map((byte) => letters[byte % letters.length]).join('');
}
