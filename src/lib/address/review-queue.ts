/** Submissions that wait for a review: where each is, and how one steps through them. */

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

/** The states as instructors read them. */
export const stateWords: Record<State, string> = {
	'to review': 'To review',
	resubmitted: 'Handed in again',
	draft: 'Draft',
	done: 'Finished',
	released: 'Released',
	returned: 'Sent back for changes',
	'taken back': 'Withdrawn'
};

type Row = { id: number; state: State };

/** The state that an address asks for; null for all. */
export const showOf = (address: Pick<URLSearchParams, 'get'>): State | null =>
	states.find((one) => one === address.get('show')) ?? null;

/** The part of an address that keeps a filter. */
export const keeping = (show: State | null) => (show ? `?show=${encodeURIComponent(show)}` : '');

/** How many there are in each state that anything is in. */
export const counted = (rows: Row[]) =>
	states
		.map((state) => ({ state, n: rows.filter((row) => row.state === state).length }))
		.filter(({ n }) => n);

/**
 * The position among the submissions in a state, and the previous and next one. The one that is open stays among those
 * that one steps through, also once it is in another state.
 */
export function stepping<T extends Row>(rows: T[], here: number, show: State | null) {
	const list = rows.filter(({ id, state }) => id === here || show === null || state === show);
	const at = list.findIndex(({ id }) => id === here);
	return {
		list,
		number: at + 1,
		of: list.length,
		previous: list[at - 1]?.id ?? null,
		next: list[at + 1]?.id ?? null
	};
}
