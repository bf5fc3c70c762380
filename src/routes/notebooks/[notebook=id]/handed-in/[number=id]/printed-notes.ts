import { print, type Side } from '#lib/anchor/labels.ts';
import type { Annotation } from '#lib/server/notebook/annotations.ts';
import type { Feedback } from '#lib/server/review/feedback.ts';
import type { Prompt } from '#lib/server/classroom/prompts.ts';

/** A prompt, note or remark on a passage. A remark's `question` is the one whose answer it is about. */
export type Noted = {
	uid: string;
	side: Side;
	start: number;
	end: number;
	from: string;
	label: string;
	text: string;
	number: number;
} & (
	| { kind: 'remark'; question: string | null; criterion: string | null; fresh: boolean }
	| { kind: 'prompt'; by: string }
	| { kind: 'note'; code: string | null; approximate: boolean }
);

type NoteSources = { prompts: Prompt[]; annotations: Annotation[]; remarks: Feedback['remarks'] };
/** The order at one place: prompts, the learner's notes, remarks on the work. */
const rank = { prompt: 0, note: 1, remark: 2 };

/**
 * Prompts, the learner's notes, and remarks (also those on an answer's citations) on passages of the texts, in the
 * texts' order and numbered. Notes whose words are in neither text are left out.
 */
export function noted({ prompts, annotations, remarks }: NoteSources): Noted[] {
	const all = [
		...prompts.map(({ id, side, start, end, from, to, text, by }) => ({
			kind: 'prompt' as const,
			uid: `prompt-${id}`,
			text,
			by,
			side,
			start,
			end,
			from,
			label: print(from, to)
		})),
		...annotations
			.filter(({ fit }) => fit !== 'orphan')
			.map(({ uid, side, start, end, from, to, code, note, fit }) => ({
				kind: 'note' as const,
				uid,
				code,
				text: note,
				approximate: fit === 'approximate',
				side,
				start,
				end,
				from,
				label: print(from, to)
			})),
		...remarks.flatMap(({ uid, side, start, end, label, text, question, criterion, fresh }) =>
			side && label && start !== null && end !== null
				? [
						{
							kind: 'remark' as const,
							uid: `remark-${uid}`,
							text,
							question,
							criterion,
							fresh,
							side,
							start,
							end,
							label,
							from: label.split('–')[0] ?? label
						}
					]
				: []
		)
	];
	return all
		.toSorted(
			(x, y) =>
				x.side.localeCompare(y.side) ||
				x.end - y.end ||
				x.start - y.start ||
				rank[x.kind] - rank[y.kind]
		)
		.map((one, i) => ({ ...one, number: i + 1 }));
}
