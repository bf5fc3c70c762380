import type { Notebook } from '#lib/server/notebook/notebooks.ts';
import { ada, notebookOf } from './cast.ts';
import { type Prepare, withLesson } from './each-test.ts';

/** Ada's notebook in the tiny lesson; a new one in every test. */
export let hers: Notebook;

/** Every test begins with the tiny lesson, the cast, and `hers`. A file calls this once, above its tests. */
export function withNotebook(prepare: Prepare = () => {}) {
	withLesson(() => {
		hers = notebookOf(ada);
		prepare();
	});
}
