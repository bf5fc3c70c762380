import type { Change } from '#lib/server/assignment/rules.ts';

type Refused = Partial<Record<Change, string>>;
type Values = Record<string, string>;

export type Why = ReturnType<typeof reasons>;

/**
 * Why a choice of the form may not be taken any more; nothing where it may, or where nothing was chosen yet.
 * @param was what stands in the assignment now
 * @param refused the changes that are not allowed, each with its reason
 */
export function reasons(was: Values | null, refused: Refused) {
	const between = (list: string[], name: string, value: string, up: Change, down: Change) => {
		const from = list.indexOf(was?.[name] ?? '');
		const to = list.indexOf(value);
		return from === to || !was ? undefined : refused[to > from ? up : down];
	};
	return {
		/** For a box: turning it over is one change or the other. */
		box: (name: string, on: Change, off: Change) =>
			was ? refused[name in was ? off : on] : undefined,
		/** For one of several choices, which lie in an order. */
		between,
		/** For all of the parts, or some. */
		part: (name: string, value: string, change: Change) =>
			was && was[name] !== value ? refused[change] : undefined,
		/** For what is no choice, said beside it. */
		of: (change: Change) => (was ? refused[change] : undefined)
	};
}
