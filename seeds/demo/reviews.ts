import { reviewCommands } from '#lib/http/review-handlers.server.ts';
import * as assignments from '#lib/server/assignment/assignments.ts';
import * as notebooks from '#lib/server/notebook/notebooks.ts';
import * as commentBank from '#lib/server/review/comment-bank.ts';
import * as releases from '#lib/server/review/releases.ts';
import * as submissionAccess from '#lib/server/review/submission-access.ts';
import * as submissions from '#lib/server/notebook/submissions.ts';
import type { User } from '#lib/server/account/users.ts';
import { uid } from '#lib/uid.ts';

/** A review of one learner's work: levels and comments by criterion, and the state of the review. */
export type Reviewed = {
	levels: Record<string, [level: number, remark?: string]>;
	remarks?: ({ text: string } & ({ from: string } | { on: `question:${string}` }))[];
	comment?: string;
	state: 'draft' | 'done' | 'released';
};

/** The teacher's comment bank. */
const bank = [
	'Say which word makes you think so.',
	'Good: a passage from each side, and what each one carries.',
	'Cite B, too; at present only A speaks.'
];

/** The reviews of those who handed in on time in Modern History. */
export const reviews: Record<string, Reviewed> = {
	amelia: {
		levels: {
			sourcing: [3, 'You say what would show you wrong. That is rare.'],
			'close-reading': [3],
			corroboration: [2, 'Who reports it first, and from where?'],
			synthesis: [3]
		},
		remarks: [
			{ from: 'A2.2', text: 'You come back to this vote three times. What else carries A?' },
			{
				on: 'question:corroboration',
				text: 'Here B reports it first. Which of them needs the other?'
			}
		],
		comment: 'Careful and fair to both. Next time try a reason that you yourself do not like.',
		state: 'released'
	},
	jonas: {
		levels: {
			sourcing: [2],
			'close-reading': [2, 'Good: a passage from each side, and what each one carries.'],
			corroboration: [2],
			synthesis: [2]
		},
		comment: 'The points of your own are the best part.',
		state: 'released'
	},
	chloe: {
		levels: {
			sourcing: [2],
			'close-reading': [1, 'Cite B, too; at present only A speaks.'],
			corroboration: [1]
		},
		remarks: [{ from: 'B6.2', text: 'This is where B could have answered you.' }],
		state: 'done'
	},
	marek: {
		levels: { sourcing: [1, 'Say which word makes you think so.'], 'close-reading': [1] },
		state: 'draft'
	},
	layla: { levels: { sourcing: [2] }, state: 'draft' }
};

/** Reviews the latest submission of a learner's notebook for an assignment. */
export function review(by: User, assignment: number, who: User, said: Reviewed) {
	const { id } = assignments.taught(by, assignment);
	const { notebookId } = assignments.find(who, id);
	const mine = notebooks.find(who, notebookId ?? 0);
	const of = submissionAccess.findByNumber(by, mine.id, submissions.of(mine).at(-1)?.number ?? 0);
	const { levels, remarks = [], comment = '', state } = said;
	for (const [criterion, [level, remark = '']] of Object.entries(levels))
		reviewCommands.score?.(of, { criterion, level, remark, revision: 0 });
	for (const remark of remarks) reviewCommands.remark?.(of, { ...remark, uid: uid(), revision: 0 });
	if (comment) reviewCommands.overall?.(of, { comment, revision: 0 });
	if (state !== 'draft') reviewCommands.done?.(of, { done: true, unscored: true });
	if (state === 'released') releases.one(of, { unscored: true });
}

/** Adds the comment bank, shared with the other teachers of the course. */
export function keep(by: User, courseId: number) {
	for (const text of bank)
		commentBank.save(by, { text, criterionKey: null, questionKey: null, courseId });
}
