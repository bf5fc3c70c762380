import { eq } from 'drizzle-orm';
import { core } from '#lib/server/assignment/rules.ts';
import * as assignments from '#lib/server/assignment/assignments.ts';
import type { Assignment } from '#lib/server/assignment/assignments.ts';
import * as courses from '#lib/server/course/courses.ts';
import { db } from '#lib/server/db/index.ts';
import { assignment } from '#lib/server/db/schema/course.ts';
import { attempt, notebook } from '#lib/server/db/schema/work.ts';
import * as users from '#lib/server/account/users.ts';
import { administrator, teacher } from '../support/factories.ts';
import { fill } from './handed-in.ts';
import { firstLesson } from './prepare.ts';

export type ClassWithWork = { size: number; of: Assignment };

/** A teacher with a class of each size in which everybody handed in, and the teacher's session token. */
export function classesWithWork(sizes: readonly number[]) {
	const who = teacher(administrator(), 'Dora');
	const classes = sizes.map((size): ClassWithWork => {
		const course = courses.make(who, { name: `Class of ${size}`, timeZone: 'UTC' });
		const chosen = { ...core(firstLesson()), title: `Class of ${size}`, sharing: 'never' as const };
		const of = assignments.make(course, firstLesson(), chosen);
		fill(of, size, who);
		const dueAt = Date.now() - 1;
		db.update(assignment).set({ dueAt }).where(eq(assignment.id, of.id)).run();
		return { size, of: { ...of, dueAt } };
	});
	return { token: users.signIn(who), classes };
}

/** The ids of some submissions. */
export const someSubmissions = (of: Assignment) =>
	db
		.select({ id: attempt.id })
		.from(attempt)
		.innerJoin(notebook, eq(notebook.id, attempt.notebookId))
		.where(eq(notebook.assignmentId, of.id))
		.limit(10)
		.all()
		.map(({ id }) => id);
