import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A change to one file of a lesson: the text to find, which must occur in it, and its replacement. */
export type Change = [file: string, find: string, put: string];

const made: string[] = [];

/** A copy of a lesson folder with some changes, in a temporary folder of its own. `forget` removes it. */
export function mutated(
	changes: Change[] = [],
	folder = 'tests/lessons/tiny',
	slug = 'tiny'
): string {
	const parent = mkdtempSync(join(tmpdir(), 'lesson-'));
	made.push(parent);
	const copy = join(parent, slug);
	cpSync(folder, copy, { recursive: true });
	for (const change of changes) edit(copy, change);
	return copy;
}

/** Makes one change in a lesson folder. An empty `find` appends to the file. */
export function edit(folder: string, [file, find, put]: Change) {
	const path = join(folder, file);
	const text = readFileSync(path, 'utf8');
	if (!text.includes(find)) throw new Error(`${file} does not contain “${find}”.`);
	writeFileSync(path, find ? text.replace(find, () => put) : text + put);
}

/** Removes every folder that `mutated` made. */
export function forget() {
	for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
}
