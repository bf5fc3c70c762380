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
