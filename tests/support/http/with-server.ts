import { afterAll, beforeAll } from 'vitest';
import { type AssignedCourse, assignedCourse } from './assigned-course.ts';
import { type OwnTinyServer, ownTinyServer, type TinyServer, tinyServer } from './tiny-server.ts';
import { type TwoCourses, twoCourses } from './two-courses.ts';

/** The server of this worker, after `withTinyServer` or `withAssignedCourse`. */
export let tiny: TinyServer;
/** Two courses on it and the visitors of every role, after `withAssignedCourse`. */
export let all: AssignedCourse;

/** Opens the worker's server for all tests of a file. */
export function withTinyServer() {
	beforeAll(() => {
		tiny = tinyServer();
	});
	afterAll(() => tiny.end());
}

/** The same, with two courses, an assignment and a browser for each role. */
export function withAssignedCourse() {
	withTinyServer();
	beforeAll(() => {
		all = assignedCourse(tiny);
	});
}

/** A server that no other file uses, with two courses on it, after `withOwnCourses`. */
export let own: OwnTinyServer & { courses: TwoCourses };

/** The same on a server of its own, for tests that count what is in its log, its settings or its memory. */
export function withOwnCourses() {
	beforeAll(async () => {
		const server = await ownTinyServer();
		own = { ...server, courses: await twoCourses(server.url) };
	});
	afterAll(() => own.end());
}
