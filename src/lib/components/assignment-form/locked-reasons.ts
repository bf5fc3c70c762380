import type { Change } from '#lib/server/assignment/rules.ts';

type Refused = Partial<Record<Change, string>>;
type Values = Record<string, string>;

export type Why = ReturnType<typeof reasons>;

/**
 * Functions that return why a choice of the form can no longer be made; undefined if it can, or for a new
 * assignment.
 * @param was the saved values of the assignment; null for a new one
 * @param refused the changes that are not allowed, each with its reason
 */
export function reasons(was: Values | null, refused: Refused) {
	const between = (list: string[], name: string, value: string, up: Change, down: Change) => {
		const from = list.indexOf(was?.[name] ?? '');
		const to = list.indexOf(value);
		return from === to || !was ? undefined : refused[to > from ? up : down];
	};
	return {
		/** For a checkbox: ticking and unticking it are two different changes. */
		box: (name: string, on: Change, off: Change) =>
			was ? refused[name in was ? off : on] : undefined,
		/** For one of several options in a meaningful order. */
		between,
		/** For the choice between all parts and some. */
		part: (name: string, value: string, change: Change) =>
			was && was[name] !== value ? refused[change] : undefined,
		/** For a change of a field that isn't a choice, such as a date; the reason is shown beside it. */
		of: (change: Change) => (was ? refused[change] : undefined)
	};
}
