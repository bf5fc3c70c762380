/**
 * The submissions of an assignment by the state of their review, and the order in which a teacher goes through them.
 */

const states = [
	'to review',
	'resubmitted',
	'draft',
	'done',
	'released',
	'returned',
	'taken back'
] as const;
export type State = (typeof states)[number];

/** The states as pages show them. */
export const stateWords: Record<State, string> = {
	'to review': 'To review',
	resubmitted: 'Handed in again',
	draft: 'Draft',
	done: 'Finished',
	released: 'Released',
	returned: 'Sent back for changes',
	'taken back': 'Withdrawn by the student'
};

type Row = { id: number; state: State };

/** The state that an address asks for; null for all. */
export const showOf = (address: Pick<URLSearchParams, 'get'>): State | null =>
	states.find((one) => one === address.get('show')) ?? null;

/** The query that keeps a filter when another page is opened. */
export const keeping = (show: State | null) => (show ? `?show=${encodeURIComponent(show)}` : '');

/** How many rows are in each state, without empty states. */
export const counted = (rows: Row[]) =>
	states
		.map((state) => ({ state, n: rows.filter((row) => row.state === state).length }))
		.filter(({ n }) => n);

/** The submissions that can be opened: all but withdrawn ones. */
export const openable = <T extends Pick<Row, 'state'>>(rows: T[]): T[] =>
	rows.filter(({ state }) => state !== 'taken back');

/**
 * The position among the submissions in a state, and the previous and next one. The open submission stays in the list
 * even when its state has changed; withdrawn ones are stepped over.
 */
export function stepping<T extends Row>(rows: T[], here: number, show: State | null) {
	const list = openable(rows).filter(
		({ id, state }) => id === here || show === null || state === show
	);
	const at = list.findIndex(({ id }) => id === here);
	return {
		list,
		number: at + 1,
		of: list.length,
		previous: list[at - 1]?.id ?? null,
		next: list[at + 1]?.id ?? null
	};
}
