// The address of a notebook's page says which step is open and what is in focus.

/** The part of a URL used here, which SvelteKit has on the server and in the browser. */
type Address = { pathname: string; searchParams: Pick<URLSearchParams, 'get'> };

export const steps = ['before', 'read', 'compare', 'answer', 'after'] as const;
export type Step = (typeof steps)[number];

/** What learners do in each step. */
export const stepWords: Record<Step, string> = {
	before: 'Before you read: see who wrote the articles and make a prediction',
	read: 'Read both articles and highlight what stands out',
	compare: 'Compare what the articles say on each point',
	answer: 'Answer questions with evidence from both articles',
	after: 'After reading: say where you stand now and hand in'
};

/** The name of a step, as in the header. */
export const stepNames: Record<Step, string> = {
	before: 'Before',
	read: 'Read',
	compare: 'Compare',
	answer: 'Answer',
	after: 'After'
};

/** The next of the steps that are asked; none after the last. */
export const nextStep = (step: Step, asked: readonly Step[]): Step | undefined =>
	steps.slice(steps.indexOf(step) + 1).find((later) => asked.includes(later));

/** What the column of a step is called, and its page. */
export const columnNames: Record<Step, string> = {
	before: 'Before you read',
	read: 'Notes',
	compare: 'Point',
	answer: 'Question',
	after: 'After you read'
};

/** The step that this address shows. */
export function stepOf({ pathname }: Pick<Address, 'pathname'>): Step {
	return steps.find((step) => pathname.endsWith(`/${step}`)) ?? 'read';
}

/** The point or question in focus: the one that the address names, or the first. Every lesson has at least one. */
export function here<T extends { key: string }>(
	list: T[],
	{ searchParams }: Address,
	name: string
): T {
	const key = searchParams.get(name);
	const found = list.find((one) => one.key === key) ?? list[0];
	if (!found) throw new RangeError(`A lesson has at least one ${name}.`);
	return found;
}

/** The place that `notebooks.visit` stores: a step, and the point or question in focus there. */
export function placeOf({ pathname, searchParams }: Address): string {
	const step = stepOf({ pathname });
	const name = { before: '', read: '', compare: 'point', answer: 'question', after: '' }[step];
	const key = searchParams.get(name);
	return key ? `${step}?${name}=${key}` : step;
}
