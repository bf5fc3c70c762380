import type { Chosen } from '#lib/server/assignment/rules.ts';
import * as lessons from '#lib/server/lesson/lessons.ts';
import * as points from '#lib/server/lesson/points.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { localOf, momentOf } from '#lib/wording/time-zone.ts';

/** The form in which an assignment is made and changed: between what is typed and what the domain takes. */

/** What stands in the form's fields for these choices. A box that is ticked has its name, and others are not there. */
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

/** The form's fields with its parts chosen anew: of the parts in `by`, and of the rest what was typed. */
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
 * @param was what stood in the fields, so that a date that nobody touched stays the very same
 * @throws Refusal `invalid` for a date that is none
 */
export function chosenOf({ opens, due, ...rest }: Typed, zone: string, was?: Chosen): Chosen {
	return {
		...rest,
		opensAt: moment(opens, zone, was?.opensAt),
		dueAt: moment(due, zone, was?.dueAt)
	};
}

/** @throws Refusal `invalid` for a date that no calendar has */
export function moment(typed: string, zone: string, was: number | null = null): number | null {
	if (!typed) return null;
	const at = momentOf(typed, zone, was);
	if (at === null)
		throw new Refusal('invalid', `There is no ${typed.replace('T', ', ')}. Please check the date.`);
	return at;
}

/** What of a lesson can be chosen one by one. */
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
