import { eq, inArray, sql } from 'drizzle-orm';
import type { Entry } from './acts.ts';
import { db } from './db/index.ts';
import { user } from './db/schema/account.ts';
import { assignment, course } from './db/schema/course.ts';
import { notebook } from './db/schema/work.ts';

export type Told = ReturnType<typeof told>[number];

/**
 * Entries of the log with the names that people, courses and assignments have now; empty for whoever was erased,
 * null where there is none. Whose notebook something was done in stays untold, because names may be hidden from
 * who reads it. Four queries.
 * @param entries from `acts`, which looks at who may read them
 */
export function told(entries: Entry[]) {
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
			.select({ id: course.id, name: course.name })
			.from(course)
			.where(inArray(course.id, [...new Set(places)]))
			.all()
			.map(({ id, name }) => [id, name])
	);
	const titles = new Map(
		[...named('assignment', about('assignment')), ...named('notebook', about('notebook'))].map(
			({ of, title }) => [of, title]
		)
	);
	return entries.map(({ id, at, actorId, courseId, action, subject, subjectId, detail }) => ({
		...{ id, at, action, subject, detail: detail as Record<string, unknown> },
		self: actorId === subjectId,
		actor: actorId === null ? null : (names.get(actorId) ?? ''),
		whom: subject === 'user' ? (names.get(subjectId) ?? '') : null,
		course: courses.get(courseId ?? 0) ?? null,
		title: titles.get(`${subject} ${subjectId}`) ?? null
	}));
}

/** The titles of assignments, by their own ids or by those of the notebooks that are for them. */
function named(kind: 'assignment' | 'notebook', ids: string[]) {
	const which = kind === 'assignment' ? assignment.id : notebook.id;
	return db
		.select({ of: sql<string>`${kind} || ' ' || ${which}`, title: assignment.title })
		.from(assignment)
		.leftJoin(notebook, kind === 'notebook' ? eq(notebook.assignmentId, assignment.id) : sql`false`)
		.where(inArray(which, [...new Set(ids.map(Number))]))
		.all();
}
