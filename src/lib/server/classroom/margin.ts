import type { Assignment } from '#lib/server/assignment/assignments.ts';
import { usualVisibility } from '#lib/server/notebook/annotations.ts';
import * as hiddenNames from '#lib/server/review/hidden-names.ts';
import * as feedback from '#lib/server/review/feedback.ts';
import type { Own } from '#lib/server/notebook/notebooks.ts';
import * as prompts from './prompts.ts';
import * as replies from './replies.ts';
import * as reports from './reports.ts';
import * as sharedNotes from './shared-notes.ts';
import * as submissions from '#lib/server/notebook/submissions.ts';

export type Margin = NonNullable<ReturnType<typeof of>>;

/**
 * What others have put into the margin of a notebook, as far as its learner may see it now; null in self-study. A
 * constant number of queries.
 */
export function of(asker: Own) {
	const rules = asker.assignment;
	if (!rules) return null;
	const { sharing, joined } = rules;
	const said = feedback.newest(asker);
	const shown = replies.of(asker);
	return {
		/** When the class may see notes, and the visibility that a new note gets by default. */
		sharing,
		usual: usualVisibility(asker),
		/** Whether the learner may see notes of classmates at some time. */
		class: sharing !== 'never' && joined,
		/** Whether they have to hand in first. */
		waits: sharing === 'after' && submissions.of(asker).length === 0,
		/** Whether anything can be added: not once the assignment is archived. */
		open: !rules.over,
		notes: sharedNotes.of(asker),
		replies: shown,
		/** Their own replies whose notes are gone. */
		left: replies.left(asker, shown),
		reported: reports.of(asker),
		hidden: reports.hidden(asker),
		prompts: prompts.of(asker),
		/** The remarks of the newest released review, at passages and at answers. */
		remarks: said.passages,
		said: said.answers
	};
}

/** Stores that this learner has looked at notes of others, if there are any. */
export function markSeen(asker: Own) {
	if (sharedNotes.any(asker)) sharedNotes.markSeen(asker);
}

/** The margin of an assignment for an instructor: their prompts, and what the class shares. */
export function taught(assignment: Assignment) {
	const mask = hiddenNames.mask(assignment);
	const shown = replies.taught(assignment, mask);
	return {
		/** Whether names are hidden from them, so that times are days. */
		hidden: mask.hidden,
		notes: sharedNotes.taught(assignment, mask),
		replies: shown,
		/** Their own replies whose notes are gone. */
		left: replies.left(assignment, shown),
		reported: reports.taught(assignment),
		prompts: prompts.taught(assignment)
	};
}
