// The set-up of every test of a file. A file calls one of these once, above its tests; even after a failed test the
// database is closed and the temporary folders are removed.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { close, open } from '#lib/server/db/index.ts';
import { begin } from './cast.ts';
import { forget } from './mutated-lesson.ts';
import { temporary } from './server.ts';

/** Fills the database before each test of a file. */
export type Prepare = () => void;
const nothing: Prepare = () => {};

/** Every test begins with an empty database in memory. */
export function withDatabase(prepare = nothing) {
	beforeEach(() => {
		open(':memory:');
		prepare();
	});
	afterEach(putAway);
}

/** Every test begins with a database in memory, the tiny lesson and the cast. */
export function withLesson(prepare = nothing) {
	beforeEach(() => {
		begin();
		prepare();
	});
	afterEach(putAway);
}

/**
 * Every test begins with an empty database in a file of its own.
 * @returns a function that gives the paths of the file and its folder during a test
 */
export function withDatabaseFile(prepare = nothing) {
	const folder = withFolder();
	const file = () => join(folder(), 'parallax.db');
	beforeEach(() => {
		open(file());
		prepare();
	});
	afterEach(putAway);
	return { folder, file };
}

/** Every test begins with an empty temporary folder. @returns a function that gives its path during a test */
export function withFolder(): () => string {
	let folder = '';
	beforeEach(() => {
		folder = temporary();
	});
	afterEach(() => rmSync(folder, { recursive: true }));
	return () => folder;
}

function putAway() {
	close();
	forget();
}
