import * as annotations from '#lib/server/notebook/annotations.ts';
import type { Chosen } from '#lib/server/assignment/rules.ts';
import type { Assignment } from '#lib/server/assignment/assignments.ts';
import type { Taught } from '#lib/server/course/courses.ts';
import type { Notebook } from '#lib/server/notebook/notebooks.ts';
import * as judgements from '#lib/server/notebook/judgements.ts';
import * as sharedNotes from '#lib/server/classroom/shared-notes.ts';
import * as silences from '#lib/server/notebook/silences.ts';
import * as stances from '#lib/server/notebook/stances.ts';
import * as submissions from '#lib/server/notebook/submissions.ts';
import type { User } from '#lib/server/account/users.ts';
import { uid } from '#lib/uid.ts';
import type { Relation } from '#lib/wording/wording.ts';
import { assign, course, learner, opened } from './factories.ts';

/** A learner's work: notes as “A1.2 cause”, how the sides relate on “tired”, stances as two positions. */
export type Work = {
	name: string;
	notes?: string;
	relation?: Relation;
	reason?: string;
	stance?: [before: number | null, after: number | null];
	silent?: string;
	contested?: string;
};

/** Adds a learner to the course and does all of this work, without handing it in. */
export function worker(to: Taught, of: Assignment, work: Work): Notebook {
	const book = opened(learner(to, work.name), of);
	for (const [from = '', code = null] of (work.notes?.split(', ') ?? []).map((n) => n.split(' ')))
		annotations.add(book, uid(), { from, code, note: `${work.name} on ${from}.` });
	const { relation, reason = `${work.name} says so.` } = work;
	if (relation) judgements.judge(book, 'tired', 0, { relation, reason });
	work.stance?.forEach((position, i) => {
		const held = position === null ? { view: 'none' } : { view: 'held', position };
		const said = {
			confidence: position === null ? null : 3,
			position: null,
			reason: 'So.',
			...held
		};
		stances.save(book, i ? 'after' : 'before', 0, said as Parameters<typeof stances.save>[3]);
	});
	if (work.silent !== undefined) {
		const said = { text: work.silent, about: '', contested: work.contested ?? '' };
		silences.save(book, uid(), 0, { silentSide: 'a', code: 'remedy', ...said });
	}
	return book;
}

/** Makes a note visible only to its learner. */
export function keepPrivate(book: Notebook, uid: string) {
	const note = annotations.find(book, uid);
	annotations.change(book, uid, note.revision, { ...note, visibility: 'me' });
}

/** The same, handed in. */
export function done(to: Taught, of: Assignment, work: Work): Notebook {
	const book = worker(to, of, work);
	submissions.handIn(book);
	return book;
}

/** A course of Dora's, and an assignment for which `five` have handed in their work. */
export function classOfFive(changes: Partial<Chosen> = {}) {
	const { dora, hers } = course();
	const bell = assign(hers, changes);
	five.forEach((work) => done(hers, bell, work));
	return { dora, hers, bell };
}

/** The notes of others that this learner sees for an assignment, as their words. */
export const seen = (who: User, of: Assignment) =>
	sharedNotes
		.of(opened(who, of))
		.map(({ note }) => note)
		.toSorted();

/** Five learners who handed in, with work small enough to count by hand. */
export const five: Work[] = [
	{
		name: 'Eli',
		notes: 'A1.1 problem, A1.2 cause, B1.1 problem',
		relation: 'conflict',
		stance: [2, 5]
	},
	{
		name: 'Fay',
		notes: 'A1.1 problem, A1.1 cause, A1.2 cause',
		relation: 'conflict',
		stance: [2, 5]
	},
	{ name: 'Gus', notes: 'A1.1 problem, A1.2 judgement, A1.2', relation: 'agree', stance: [4, 4] },
	{ name: 'Hal', notes: 'A1.2 judgement, A3.1 loaded', silent: 'Who pays?', stance: [4, null] },
	{ name: 'Ida', notes: 'A1.2 cause', silent: 'How?', contested: 'A3.2', stance: [null, 1] }
];
