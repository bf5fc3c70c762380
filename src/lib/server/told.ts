import { eq, inArray } from 'drizzle-orm';
import type { Entry } from './audit-log.ts';
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
	const title = assignment.title;
	const given = db
		.select({ id: assignment.id, title })
		.from(assignment)
		.where(inArray(assignment.id, about('assignment').map(Number)))
		.all();
	const worked = db
		.select({ id: notebook.id, title })
		.from(notebook)
		.innerJoin(assignment, eq(assignment.id, notebook.assignmentId))
		.where(inArray(notebook.id, about('notebook').map(Number)))
		.all();
	const titles = new Map<string, string>();
	for (const { id, title } of given) titles.set(`assignment ${id}`, title);
	for (const { id, title } of worked) titles.set(`notebook ${id}`, title);
	return entries.map(({ id, at, actorId, courseId, action, subject, subjectId, detail }) => ({
		...{ id, at, action, subject, detail: detail as Record<string, unknown> },
		self: actorId === subjectId,
		actor: actorId === null ? null : (names.get(actorId) ?? ''),
		whom: subject === 'user' ? (names.get(subjectId) ?? '') : null,
		course: courses.get(courseId ?? 0) ?? null,
		title: titles.get(`${subject} ${subjectId}`) ?? null
	}));
}
