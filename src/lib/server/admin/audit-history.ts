import { and, desc, eq, gt, inArray, isNull, lt, type SQL } from 'drizzle-orm';
import { db } from '#lib/server/db/index.ts';
import { user } from '#lib/server/db/schema/account.ts';
import { assignment, course } from '#lib/server/db/schema/course.ts';
import { log } from '#lib/server/db/schema/instance.ts';
import { notebook } from '#lib/server/db/schema/work.ts';
import type { Administrator } from '#lib/server/account/administrators.ts';

export type Entry = ReturnType<typeof all>[number];

const read = (where: SQL | undefined, most: number) =>
	db.select().from(log).where(where).orderBy(desc(log.id)).limit(most).all();

/** The log of the instance, newest first. @param before only entries before the one with this id */
export function all(_: Administrator, before = Infinity, most = 100) {
	return read(Number.isFinite(before) ? lt(log.id, before) : undefined, most);
}

/** The log of a course, newest first. @param course from `courses.taught`, so that only its instructors read it */
export function of(course: { id: number; role: 'instructor' }, before = Infinity, most = 100) {
	const earlier = Number.isFinite(before) ? lt(log.id, before) : undefined;
	return read(and(eq(log.courseId, course.id), earlier), most);
}

const fortnight = 14 * 86_400_000;

/** When Parallax last started without the newest changes, if that was within two weeks; else null. */
export function journalMissing(_: Administrator, now = Date.now()): number | null {
	const recent = and(isNull(log.courseId), gt(log.at, now - fortnight));
	const [last] = read(and(recent, eq(log.action, 'journal missing')), 1);
	return last?.at ?? null;
}

/** An entry with present names. */
export type NamedEntry = ReturnType<typeof withNames>[number];

/**
 * Entries with the present names of people, courses and assignments; empty for an erased person, null if there is
 * none. Whose notebook an entry is about is left out, because names may be hidden from the reader: a student who did
 * something with their own is _A student_. Four queries.
 * @param entries from `all` or `of`, which check the reader
 */
export function withNames(entries: Entry[]) {
	const about = (kind: string) =>
		entries.filter(({ subject }) => subject === kind).map(({ subjectId }) => subjectId);
	const people = [...entries.flatMap(({ actorId }) => actorId ?? []), ...about('user')];
	const places = entries.flatMap(({ courseId }) => courseId ?? []);
	const names = new Map(
		db
			.select({ id: user.id, name: user.name })
			.from(user)
			.where(inArray(user.id, [...new Set(people)]))
			.all()
			.map(({ id, name }) => [id, name])
	);
	const courses = new Map(
		db
			.select({ id: course.id, name: course.name, timeZone: course.timeZone })
			.from(course)
			.where(inArray(course.id, [...new Set(places)]))
			.all()
			.map(({ id, ...rest }) => [id, rest])
	);
	const title = assignment.title;
	const given = db
		.select({ id: assignment.id, title })
		.from(assignment)
		.where(inArray(assignment.id, about('assignment').map(Number)))
		.all();
	const worked = db
		.select({ id: notebook.id, userId: notebook.userId, title })
		.from(notebook)
		.innerJoin(assignment, eq(assignment.id, notebook.assignmentId))
		.where(inArray(notebook.id, about('notebook').map(Number)))
		.all();
	const titles = new Map<string, string>();
	for (const { id, title } of given) titles.set(`assignment ${id}`, title);
	for (const { id, title } of worked) titles.set(`notebook ${id}`, title);
	const own = new Set(worked.map(({ id, userId }) => `${userId} notebook ${id}`));
	const nameOf = (actorId: string | null, what: string) => {
		if (actorId === null) return null;
		return own.has(`${actorId} ${what}`) ? 'A student' : (names.get(actorId) ?? '');
	};
	return entries.map(({ id, at, actorId, courseId, action, subject, subjectId, detail }) => ({
		id,
		at,
		action,
		subject,
		// whose due date was extended, and to when, is for the overview only
		detail: action.startsWith('exten') ? {} : (detail as Record<string, unknown>),
		self: actorId === subjectId,
		actor: nameOf(actorId, `${subject} ${subjectId}`),
		whom: subject === 'user' ? (names.get(subjectId) ?? '') : null,
		course: courses.get(courseId ?? 0)?.name ?? null,
		/** The time zone of the class that the entry is about. */
		zone: courses.get(courseId ?? 0)?.timeZone ?? null,
		title: titles.get(`${subject} ${subjectId}`) ?? null
	}));
}
