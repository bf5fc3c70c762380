import { type Origin, type Published, publish } from '#lib/server/publish.ts';
import { read } from '#lib/server/source/source.ts';
import { type Change, mutated } from './mutated-lesson.ts';

/** Publishes the tiny lesson with some changes into the open database. */
export function put(changes: Change[] = [], origin: Origin = 'seed', slug = 'tiny'): Published {
	const { source } = read(mutated(changes, undefined, slug));
	if (!source) throw new Error('The changes made the lesson unsound.');
	return publish(source, null, origin);
}

export const newWords: Change = ['b.md', 'Then he counts', 'Now he counts'];
export const textsLater: Change = [
	'lesson.md',
	'textsAfterPrediction: false',
	'textsAfterPrediction: true'
];
export const newTitle: Change = ['lesson.md', 'title: The first bell', 'title: The later bell'];
export const thirdTitle: Change = ['lesson.md', 'title: The first bell', 'title: The bell'];
