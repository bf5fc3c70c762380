import type { Chosen } from '#lib/server/assignment/rules.ts';
import * as lessons from '#lib/server/lesson/lessons.ts';
import * as points from '#lib/server/lesson/points.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { localOf, momentOf } from '#lib/wording/time-zone.ts';

/** Translates between the fields of the assignment form and the choices that the domain takes. */

/** The form’s fields for these choices. Ticked boxes are present under their names, the others are absent. */
export function typedOf(chosen: Chosen, zone: string): Record<string, string> {
	const { title, instructions, late, sharing, order, modelsAt } = chosen;
	const on = (prefix: string, keys: readonly string[] | null) =>
		Object.fromEntries((keys ?? []).map((key) => [`${prefix}.${key}`, 'on']));
	const boxes = ['sharingNames', 'textsAfterPrediction', 'blind', 'takeBack'] as const;
	return {
		title,
		instructions,
		late,
		sharing,
		order,
		modelsAt,
		opens: chosen.opensAt === null ? '' : localOf(chosen.opensAt, zone),
		due: chosen.dueAt === null ? '' : localOf(chosen.dueAt, zone),
		...Object.fromEntries(boxes.filter((name) => chosen[name]).map((name) => [name, 'on'])),
		...on('step', chosen.steps),
		points: chosen.points ? 'some' : 'all',
		...on('point', chosen.points),
		questions: chosen.questions ? 'some' : 'all',
		...on('question', chosen.questions)
	};
}

/** The typed fields, with those of these parts replaced by fields from `by`. */
export function filled(
	typed: Record<string, string>,
	by: Chosen,
	zone: string
): Record<string, string> {
	const part = ([name]: [string, string]) => /^(step|point|question)s?(\.|$)/.test(name);
	return Object.fromEntries([
		...Object.entries(typed).filter((field) => !part(field)),
		...Object.entries(typedOf(by, zone)).filter(part)
	]);
}

type Typed = Omit<Chosen, 'opensAt' | 'dueAt'> & { opens: string; due: string };

/**
 * The choices that were typed.
 * @param was the original choices: an unchanged date keeps its exact moment
 * @throws Refusal `invalid` for a date that does not exist
 */
export function chosenOf({ opens, due, ...rest }: Typed, zone: string, was?: Chosen): Chosen {
	return {
		...rest,
		opensAt: moment(opens, zone, was?.opensAt),
		dueAt: moment(due, zone, was?.dueAt)
	};
}

/** The moment of a typed date. @throws Refusal `invalid` for a date that does not exist */
export function moment(typed: string, zone: string, was: number | null = null): number | null {
	if (!typed) return null;
	const at = momentOf(typed, zone, was);
	if (at === null)
		throw new Refusal('invalid', `${typed.replace('T', ', ')} isn’t a real date. Please check it.`);
	return at;
}

/** The parts of a lesson that can be chosen one by one. */
export const choices = (of: { editionId: number }) => ({
	points: points.keys(of),
	questions: lessons.questions(of).map(({ key, core, step, skill, prompt }) => ({
		key,
		core,
		step,
		skill,
		prompt
	}))
});
