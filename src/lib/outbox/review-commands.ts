import type { CommandOf } from '#lib/input/command.ts';
import type { commands } from '#lib/input/review.ts';
import type { Remark } from '#lib/server/review/remarks.ts';
import type { Overall, Score } from '#lib/server/review/reviews.ts';

type Sent = CommandOf<typeof commands>;

/** Only a form says in one field, `on`, where a comment belongs. */
type CommentCommand = Omit<Extract<Sent, { kind: 'remark' }>, 'on'>;

/** Where a comment belongs: to an answer, by the key of its question, to a citation, or to a passage. */
export type CommentPlace = Pick<
	CommentCommand,
	'answer' | 'citation' | 'side' | 'start' | 'end' | 'from' | 'to'
>;

/**
 * A command of a review. Each names its submission, because a reviewer moves on to the next one while what was said of
 * the last is still on its way.
 */
export type ReviewCommand = { submission: number } & (
	Exclude<Sent, { kind: 'remark' }> | CommentCommand
);

/** What the server says has changed in a review. */
export type ReviewChange = {
	score?: Score;
	overall?: Overall & { revision: number; by: string };
	done?: { doneAt: number | null };
	remark?: Remark;
};

/** What a command of a review is about: commands with the same subject build on each other. */
export function reviewSubject(command: ReviewCommand): string {
	const { submission } = command;
	if ('uid' in command) return `remark ${submission} ${command.uid}`;
	return command.kind === 'score'
		? `score ${submission} ${command.criterion}`
		: `${command.kind} ${submission}`;
}
