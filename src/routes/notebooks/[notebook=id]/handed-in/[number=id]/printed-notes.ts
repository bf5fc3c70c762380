import { print, type Side } from '#lib/anchor/labels.ts';
import type { Annotation } from '#lib/server/notebook/annotations.ts';
import type { Feedback } from '#lib/server/review/feedback.ts';
import type { Prompt } from '#lib/server/classroom/prompts.ts';

/** Something that stands at a passage of a text. Of remarks `question` is what the answer was to that they are at. */
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
/** Of several at one place: what everybody was asked, what the learner wrote, what was said of it. */
const rank = { prompt: 0, note: 1, remark: 2 };

/**
 * What stands at passages of the texts, in their order and numbered: instructors' prompts, the learner's notes, and
 * remarks, those at an answer's citations among them. Notes whose words are in neither text are not there.
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
