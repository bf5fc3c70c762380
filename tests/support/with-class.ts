import type { Administrator } from '#lib/server/account/administrators.ts';
import type { Taught } from '#lib/server/course/courses.ts';
import type { User } from '#lib/server/account/users.ts';
import { type Prepare, withLesson } from './each-test.ts';
import { course, learner } from './factories.ts';

/** The people in every test: Grace is the administrator, Dora teaches her course, and Eli is its learner. */
export let grace: Administrator;
export let dora: User;
export let hers: Taught;
export let eli: User;

/** Every test begins with Dora's course, which has no learners yet. A file calls this once, above its tests. */
export function withCourse(prepare: Prepare = () => {}, timeZone = 'UTC') {
	withLesson(() => {
		({ grace, dora, hers } = course(timeZone));
		prepare();
	});
}

/** Every test begins with Dora's course and Eli in it. A file calls this once, above its tests. */
export function withClass(prepare: Prepare = () => {}, timeZone = 'UTC') {
	withCourse(() => {
		eli = learner(hers, 'Eli');
		prepare();
	}, timeZone);
}
