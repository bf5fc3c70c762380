import { type Origin, type Published, publish } from '#lib/server/lesson/publish.ts';
import { type LessonSource, read } from '#lib/server/lesson/source/source.ts';
import { type Change, mutated } from './mutated-lesson.ts';

let unchanged: LessonSource | undefined;

/** Publishes the tiny lesson into the open database, optionally with changes or at another address. */
export function put(changes: Change[] = [], origin: Origin = 'seed', slug = 'tiny'): Published {
	// almost every test publishes the lesson unchanged, so that is parsed once per process
	const source = changes.length ? parsed(changes) : (unchanged ??= parsed());
	return publish({ ...source, slug }, null, origin);
}

function parsed(changes?: Change[]): LessonSource {
	const { source } = read(changes ? mutated(changes) : 'tests/lessons/tiny');
	if (!source) throw new Error('The changes made the lesson unsound.');
	return source;
}

export const newWords: Change = ['b.md', 'Then he counts', 'Now he counts'];
export const textsLater: Change = [
	'lesson.md',
	'textsAfterPrediction: false',
	'textsAfterPrediction: true'
];
export const newTitle: Change = ['lesson.md', 'title: The first bell', 'title: The later bell'];
export const thirdTitle: Change = ['lesson.md', 'title: The first bell', 'title: The bell'];
