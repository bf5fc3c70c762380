import type { CommandOf } from '#lib/input/command.ts';
import type { commands } from '#lib/input/review.ts';
import type { Remark } from '#lib/server/review/remarks.ts';
import type { Overall, Score } from '#lib/server/review/reviews.ts';

type Sent = CommandOf<typeof commands>;

/** Only a form gives the place of a comment in one field, `on`. */
type CommentCommand = Omit<Extract<Sent, { kind: 'remark' }>, 'on'>;

/** The place of a comment: an answer, by the key of its question, a citation, or a passage. */
export type CommentPlace = Pick<
	CommentCommand,
	'answer' | 'citation' | 'side' | 'start' | 'end' | 'exact' | 'from' | 'to'
>;

/**
 * A command of a review. Each names its submission, because a reviewer may move on to the next one while commands
 * about the last are still being sent.
 */
export type ReviewCommand = { submission: number } & (
	Exclude<Sent, { kind: 'remark' }> | CommentCommand
);

/** What changed in a review, as the server returns it. */
export type ReviewChange = {
	score?: Score;
	overall?: Overall & { revision: number; by: string };
	done?: { doneAt: number | null };
	remark?: Remark;
};

/** The subject of a command of a review: commands with the same subject build on each other. */
export function reviewSubject(command: ReviewCommand): string {
	const { submission } = command;
	if ('uid' in command) return `remark ${submission} ${command.uid}`;
	return command.kind === 'score'
		? `score ${submission} ${command.criterion}`
		: `${command.kind} ${submission}`;
}
