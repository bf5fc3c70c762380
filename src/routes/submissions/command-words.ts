import type { ReviewCommand } from '#lib/outbox/review-commands.ts';

/** What a change in a review is about. @param criteria those of its rubric, as far as they are known */
export function about(command: ReviewCommand, criteria: { key: string; name: string }[]): string {
	switch (command.kind) {
		case 'score':
			return criteria.find(({ key }) => key === command.criterion)?.name ?? 'A criterion';
		case 'overall':
			return 'Overall';
		case 'done':
			return command.done ? 'Finishing the review' : 'Making the review a draft again';
		case 'remark':
			return 'A comment';
		case 'erase_remark':
			return 'Deleting a comment';
		case 'restore_remark':
			return 'Restoring a comment';
	}
}

/** What a change in a review can say, in mine and in the server's version. */
export type Fields = {
	by?: string;
	level?: number | null;
	blank?: boolean;
	done?: boolean;
	remark?: string;
	comment?: string;
	override?: number | null;
	text?: string;
};

/** A change in words, for its writer to read again. */
export const words = ({ level, blank, done, remark, comment, override, text }: Fields) =>
	[
		levelWords(level, blank),
		done === undefined ? '' : done ? 'Finished.' : 'Not finished.',
		override === undefined || override === null ? '' : `Total ${override}.`,
		remark,
		comment,
		text
	]
		.filter(Boolean)
		.join(' ') || 'Empty.';

function levelWords(level?: number | null, blank?: boolean) {
	if (level === undefined) return '';
	return level === null ? (blank ? 'Left blank: 0.' : 'No level.') : `Level ${level + 1}.`;
}
