import * as assignments from '#lib/server/assignment/assignments.ts';
import type { Assignment } from '#lib/server/assignment/assignments.ts';
import { marked, parts } from './class-tables.ts';
import type { Taught } from '#lib/server/course/courses.ts';
import { instructor } from '#lib/server/classroom/handout.ts';
import { urnOf, uuid } from './urn.ts';
import { context, writer } from './web-annotations.ts';
import * as lessons from '#lib/server/lesson/lessons.ts';

/**
 * The submitted notes of a course as one W3C Web Annotation collection, https://www.w3.org/TR/annotation-model/.
 * Creators are numbers: “Learner 7” is the same person in every assignment of the course, but where names are hidden
 * from the instructor. It is generated in pieces of text, so that a large course is never in memory as a whole.
 * @param course from `courses.taught`
 */
export function* collection(course: Taught): Generator<string> {
	const all = assignments.of(course).filter(({ archivedAt }) => archivedAt === null);
	const name = `course ${course.id} ${course.createdAt}`;
	const page = `urn:uuid:${uuid(`${name}//page`)}`;
	const frame = {
		'@context': context,
		id: `urn:uuid:${uuid(`${name}//collection`)}`,
		type: 'AnnotationCollection',
		label: `Notes in “${course.name}”`,
		last: page,
		first: { id: page, type: 'AnnotationPage', startIndex: 0, items: [] }
	};
	const [before, after] = JSON.stringify(frame).split(/(?<=\[)(?=\]\}\}$)/);
	yield before ?? '';
	let first = true;
	for (const one of all)
		for (const items of written(one, name)) {
			if (!items.length) continue;
			yield `${first ? '' : ','}\n${items.map((item) => JSON.stringify(item)).join(',\n')}`;
			first = false;
		}
	yield after ?? '';
}

/** The submitted notes of one assignment, part by part. */
function* written(assignment: Assignment, course: string) {
	const write = writer(instructor(assignment), lessons.articles(lessons.pinned(assignment)));
	const generator = { type: 'schema:CreativeWork', name: assignment.title };
	yield* parts(assignment, marked, ({ alias, learner }, notes, { hidden, stamp }) => {
		// where names are hidden, the day: the time would say who it was
		const stamped = (at: number) => (hidden ? `${stamp(at)}T00:00:00.000Z` : stamp(at));
		return notes.map((note) => {
			const { exact, prefix, suffix } = note;
			// files that people have saved name their writers by this id
			const creator = { id: `urn:uuid:${uuid(`${course} Learner ${alias}`)}`, type: 'Person' };
			const id = urnOf({ uid: note.notebookUid }, note.uid);
			return {
				...write({ ...note, quote: { exact, prefix, suffix } }, id),
				created: stamped(note.createdAt),
				modified: stamped(note.changedAt),
				creator: { ...creator, nickname: learner },
				'dcterms:isPartOf': generator
			};
		});
	});
}
