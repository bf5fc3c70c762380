import type { Assignment } from '#lib/server/assignment/assignments.ts';
import { usualVisibility } from '#lib/server/notebook/annotations.ts';
import * as feedback from '#lib/server/review/feedback.ts';
import type { Own } from '#lib/server/notebook/notebooks.ts';
import * as prompts from './prompts.ts';
import * as replies from './replies.ts';
import * as reports from './reports.ts';
import * as sharedNotes from './shared-notes.ts';
import * as submissions from '#lib/server/notebook/submissions.ts';

export type Margin = NonNullable<ReturnType<typeof of>>;

/**
 * What others put into the margin of a notebook, as far as its learner may see it now; null in self-study, where
 * there are no others. A constant number of queries.
 */
export function of(asker: Own) {
	const rules = asker.assignment;
	if (!rules) return null;
	const { sharing, joined } = rules;
	const said = feedback.newest(asker);
	return {
		/** Who may come to see this learner's notes, and a new one unless they choose. */
		sharing,
		usual: usualVisibility(asker),
		/** Whether there are classmates whose notes may come to be seen. */
		class: sharing !== 'never' && joined,
		/** Whether this learner has to hand in before that. */
		waits: sharing === 'after' && submissions.of(asker).length === 0,
		notes: sharedNotes.of(asker),
		replies: replies.of(asker),
		reported: reports.of(asker),
		hidden: reports.hidden(asker),
		prompts: prompts.of(asker),
		/** What was said at passages of what this learner handed in, and of its answers, once released. */
		remarks: said.passages,
		said: said.answers
	};
}

/** Remembers that this learner looks at the notes of others, when there are any to be seen. */
export function look(asker: Own) {
	if (sharedNotes.any(asker)) sharedNotes.seen(asker);
}

/** The same for an instructor: what they put there, and what the class shows each other. Four queries. */
export const taught = (assignment: Assignment) => ({
	notes: sharedNotes.taught(assignment),
	replies: replies.taught(assignment),
	reported: reports.taught(assignment),
	prompts: prompts.taught(assignment)
});
