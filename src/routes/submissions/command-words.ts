/** What a change in a review can say, in mine and in the server's version. */
export type Fields = {
	by?: string;
	level?: number | null;
	remark?: string;
	comment?: string;
	override?: number | null;
	text?: string;
};

/** A change in words, for its writer to read again. */
export const words = ({ level, remark, comment, override, text }: Fields) =>
	[
		level === undefined ? '' : level === null ? 'No level.' : `Level ${level + 1}.`,
		override === undefined || override === null ? '' : `Total ${override}.`,
		remark,
		comment,
		text
	]
		.filter(Boolean)
		.join(' ') || 'Empty.';
