import {
	agreement,
	givenByOne,
	type Heat,
	marked,
	mostGiven,
	ranked
} from '#lib/statistics/class-marks.ts';
import { occurrences, termCounts } from '#lib/text/term-counts.ts';
import * as scope from '#lib/server/assignment/scope.ts';
import type { Assignment } from '#lib/server/assignment/assignments.ts';
import * as counts from './counts.ts';
import { state } from '#lib/server/review/counted-work.ts';
import type { Side } from '#lib/server/db/schema/lesson-content.ts';
import * as lessons from '#lib/server/lesson/lessons.ts';
import type { Sides } from '#lib/server/lesson/lessons.ts';
import * as textAccess from '#lib/server/notebook/text-access.ts';

/** A sentence with the class's highlights, by code in the codebook's order. */
export type Warm = Heat & { label: string };

export type Figures = ReturnType<typeof of>;

/** The number of steps in which a class is counted: reading its notes, each text, and the rest. */
export const parts = 4;

/** How many of the most divisive sentences are listed. */
const listed = 5;

/**
 * A class's submissions in numbers, without names, aliases and words; reasons are given by id. A constant number of
 * queries, however large the class.
 * @param assignment from `assignments.taught`
 * @param tell called with the number of `parts` that are done
 */
export function of(assignment: Assignment, tell: (done: number) => void = () => {}) {
	const codes = lessons.codes(assignment);
	const texts = textAccess.taught(assignment);
	const terms = termCounts(texts, lessons.pinned(assignment).content.terms);
	const noted = counts.marks(assignment, codes, texts);
	tell(1);
	const article = (side: Side) => {
		const text = texts.find((one) => one.side === side);
		if (!text) throw new Error('An edition without both articles cannot have been published.');
		const having = (...words: string[]) => {
			const speaks = (passage: string) => words.some((word) => occurrences(word, passage) > 0);
			return new Set(
				text.sentences.flatMap(({ start, end }, at) =>
					speaks(text.text.slice(start, end)) ? [at] : []
				)
			);
		};
		const size = { sentences: text.sentences.length, codes: codes.length };
		const groups = terms.map(({ a, b }) => having(a.term, b.term));
		const { sentences, ...rest } = marked(noted, side, size, groups);
		const label = (at: number) => text.sentences[at]?.label ?? '';
		const warm = sentences.map((heat, at): Warm => ({ ...heat, label: label(at) }));
		const named = groups.map((group) => [...group].map(label));
		tell(side === 'a' ? 2 : 3);
		return { ...rest, side, versionId: text.versionId, sentences: warm, named };
	};
	const sides = { a: article('a'), b: article('b') };
	const questions = scope.questions(scope.part(assignment));
	const functions = codes.flatMap(({ key, kind }, i) => (kind === 'function' ? [{ key, i }] : []));
	return {
		n: state(assignment).learners,
		heat: { a: sides.a.sentences, b: sides.b.sentences } satisfies Sides<Warm[]>,
		frames: functions.map(({ key, i }) => ({
			code: key,
			a: sides.a.codes[i] ?? nothing,
			b: sides.b.codes[i] ?? nothing
		})),
		silences: counts.silences(assignment),
		terms: terms.map((term, i) => ({
			...term,
			learners: { a: sides.a.groups[i] ?? 0, b: sides.b.groups[i] ?? 0 },
			sentences: [...(sides.a.named[i] ?? []), ...(sides.b.named[i] ?? [])]
		})),
		points: asked(assignment),
		sentences: divided(assignment, [sides.a, sides.b], functions),
		agreement: codes.flatMap(({ key }, i) =>
			[sides.a, sides.b].map((on) => ({
				code: key,
				side: on.side,
				n: on.coders,
				alpha: agreement(on, i),
				given: on.codes[i]?.learners ?? 0,
				byOne: givenByOne(on, i),
				most: mostGiven(on, i).flatMap((at) => {
					const { label, codes } = on.sentences[at] ?? { label: '', codes: [] };
					return label ? [{ label, n: codes[i] ?? 0 }] : [];
				})
			}))
		),
		answers: counts
			.answers(assignment)
			.filter(({ key }) => questions.some((one) => one.key === key))
	};
}

const nothing = { learners: 0, notes: 0 };

/** The points that are asked, in the lesson's order, with how many chose each relation. */
function asked(assignment: Assignment) {
	const said = counts.judgements(assignment);
	const all = scope.pointsAsked(scope.part(assignment)).map(({ key, question }) => {
		const its = said.filter((one) => one.key === key);
		const n = its.reduce((sum, one) => sum + one.n, 0);
		return { key, question, n, ways: its, split: its.map((one) => one.n) };
	});
	const order = ranked(all);
	return all.map(({ key, question, n, ways }) => {
		const rank = order.findIndex((one) => one.key === key);
		return {
			key,
			question,
			n,
			ways,
			rank: rank < 0 ? null : rank + 1,
			bits: order[rank]?.bits ?? null
		};
	});
}

/**
 * The sentences whose function divides the class most: at least two learners gave each of two. Language codes don't
 * compete: a loaded word may be in a cause without any disagreement.
 */
function divided(
	assignment: Assignment,
	sides: { versionId: number; sentences: Warm[] }[],
	functions: { key: string; i: number }[]
) {
	const all = sides.flatMap(({ versionId, sentences }) =>
		sentences.map(({ label, codes, coded }, ordinal) => ({
			versionId,
			ordinal,
			label,
			n: coded,
			split: functions.map(({ i }) => codes[i] ?? 0)
		}))
	);
	const read = all.filter(({ split }) => split.filter((n) => n > 1).length > 1);
	const most = ranked(read).slice(0, listed);
	const reasons = counts.reasons(assignment, most);
	return most.map(({ label, n, bits, split, versionId, ordinal }) => ({
		label,
		n,
		bits,
		ways: functions
			.map(({ key }, way) => ({
				code: key,
				n: split[way] ?? 0,
				reason:
					reasons.find(
						(one) => one.versionId === versionId && one.ordinal === ordinal && one.code === key
					)?.id ?? null
			}))
			.filter((way) => way.n > 0)
			.sort((x, y) => y.n - x.n)
	}));
}
