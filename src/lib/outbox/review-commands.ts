import type { Remark } from '#lib/server/review/remarks.ts';
import type { Overall, Score } from '#lib/server/review/reviews.ts';

/**
 * Everything that can be done in a review. Each names its submission, because a reviewer steps on to the next one
 * while what was said of the last is still on its way.
 */
export type Reviewing = { submission: number } & (
	| { kind: 'score'; criterion: string; revision: number; level: number | null; remark: string }
	| ({ kind: 'overall'; revision: number } & Overall)
	| { kind: 'done'; done: boolean }
	| ({ kind: 'remark'; uid: string; revision: number; criterion: string; text: string } & Standing)
	| { kind: 'erase_remark' | 'restore_remark'; uid: string }
);

/** Where a remark stands: at an answer, a citation, or a passage by offsets or labels. */
export type Standing = {
	/** The key of the question that the answer is to. */
	answer?: string;
	citation?: number;
	side?: 'a' | 'b';
	start?: number;
	end?: number;
	from?: string;
	to?: string;
};

/** What the server says has changed in a review. */
export type Reviewed = {
	score?: Score;
	overall?: Overall & { revision: number; by: string };
	done?: { doneAt: number | null };
	remark?: Remark;
};

/** What a command of a review is about: commands with the same subject build on each other. */
export function about(command: Reviewing): string {
	const { submission } = command;
	if ('uid' in command) return `remark ${submission} ${command.uid}`;
	return command.kind === 'score'
		? `score ${submission} ${command.criterion}`
		: `${command.kind} ${submission}`;
}
