import type { Submitted } from '#lib/server/notebook/notebooks.ts';
import { withLesson } from './each-test.ts';
import { class_, taken } from './review-class.ts';

/** The class of every test, and its first student's submission, as Dora has access to it. */
export let all: ReturnType<typeof class_>;
export let his: Submitted;

/** Every test begins with a class whose students have handed in, as `class_` makes it. A file calls this once. */
export function withReviewClass(...wanted: Parameters<typeof class_>) {
	withLesson(() => {
		all = class_(...wanted);
		const [first] = all.pupils;
		if (!first) throw new Error('The class has no student.');
		his = taken(all.dora, first.of);
	});
}
