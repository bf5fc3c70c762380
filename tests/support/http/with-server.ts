import { afterAll, beforeAll } from 'vitest';
import { type AssignedCourse, assignedCourse } from './assigned-course.ts';
import { type TinyServer, tinyServer } from './tiny-server.ts';

/** The server of this worker, in a file that begins with `withTinyServer` or `withAssignedCourse`. */
export let tiny: TinyServer;
/** Two courses on it and everybody around them, in a file that begins with `withAssignedCourse`. */
export let all: AssignedCourse;

/** Opens the worker's server for all tests of a file. */
export function withTinyServer() {
	beforeAll(() => {
		tiny = tinyServer();
	});
	afterAll(() => tiny.end());
}

/** The same, with two courses, an assignment's roles and a browser for each. */
export function withAssignedCourse() {
	withTinyServer();
	beforeAll(() => {
		all = assignedCourse(tiny);
	});
}
