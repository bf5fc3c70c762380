import { afterAll, beforeAll } from 'vitest';
import { type AssignedCourse, assignedCourse } from './assigned-course.ts';
import { type TinyServer, tinyServer } from './tiny-server.ts';

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
