import type { Asked, Open } from '#lib/address/class-view.ts';
import type { Assignment } from '#lib/server/assignment/assignments.ts';
import * as citedPassages from './cited-passages.ts';
import type { Figures } from './figures.ts';
import * as hiddenNames from '#lib/server/review/hidden-names.ts';
import * as passages from './passages.ts';
import { missing } from '#lib/server/refusal.ts';
import * as spotlights from './spotlights.ts';

type Listed = {
	notes?: ReturnType<typeof passages.inText>;
	texts?: ReturnType<typeof passages.silences>;
	reasons?: ReturnType<typeof passages.reasons>;
	answers?: ReturnType<typeof passages.answers>;
};

/** The sentences of one side that name either of two terms. */
const naming = (figures: Figures | null, { side, nth }: { side: string; nth: number }) =>
	figures?.terms[nth - 1]?.sentences.filter((label) => label[0]?.toLowerCase() === side) ?? [];

function listed(
	assignment: Assignment,
	open: Open,
	figures: Figures | null,
	after: number,
	mask: hiddenNames.Mask
): Listed {
	switch (open.kind) {
		case 'sentence':
			return { notes: passages.onSentences(assignment, [open.label], open.code, after, mask) };
		case 'cell':
			return { notes: passages.inCell(assignment, open.side, open.code, after, mask) };
		case 'coded':
			return { notes: passages.inText(assignment, open.side, after, mask) };
		case 'term':
			return { notes: passages.onSentences(assignment, naming(figures, open), null, after, mask) };
		case 'silence':
			return {
				texts: passages.silences(assignment, open.side, open.code, open.found, after, mask)
			};
		case 'point':
			return { reasons: passages.reasons(assignment, open.key, open.relation, after, mask) };
		case 'answers':
			return { answers: passages.answers(assignment, open.key, after, mask) };
	}
}

/** The passages that a number is about. @throws Refusal `missing` for a sentence that does not exist */
function about(assignment: Assignment, open: Open, figures: Figures | null): citedPassages.Cited[] {
	if (open.kind === 'point') return citedPassages.ofPoint(assignment, open.key);
	if (open.kind === 'term') return citedPassages.sentences(assignment, naming(figures, open));
	if (open.kind !== 'sentence') return [];
	const found = citedPassages.sentences(assignment, [open.label]);
	if (!found.length) throw missing();
	return found;
}

/**
 * One page of the work behind a number, with the passages that it is about. Names are left out unless asked for, as
 * they never are in front of a class, and where they are hidden from this instructor.
 */
export function workBehind(
	assignment: Assignment,
	open: Open,
	figures: Figures | null,
	{ after, names }: Pick<Asked, 'after' | 'names'>
) {
	const mask = hiddenNames.mask(assignment);
	const nameless = <T extends { alias: number | null; name: string | null }>(list: T[] = []) =>
		list.map((one) => mask.cover({ ...one, name: names ? one.name : null }));
	const { notes, texts, reasons, answers } = listed(assignment, open, figures, after, mask);
	const pointed = texts && citedPassages.ofSilences(assignment, texts.list);
	return {
		about: about(assignment, open, figures),
		notes: nameless(notes?.list),
		texts: nameless(texts?.list).map((one) => ({ ...one, cited: pointed?.get(one.id) ?? [] })),
		reasons: nameless(reasons?.list).map((one) => ({
			...one,
			cited: citedPassages.inWords(assignment, one.text)
		})),
		answers: nameless(answers?.list),
		all: (notes ?? texts ?? reasons ?? answers)?.all ?? 0,
		page: passages.page,
		pinned: spotlights.pinned(assignment)
	};
}
