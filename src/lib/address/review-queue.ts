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

/** Which submissions are shown: those in one state, or all whose review isn't finished. */
export type Show = State | 'waiting';

export const showWords: Record<Show, string> = { ...stateWords, waiting: 'Not finished' };

/** Whether a review isn't finished. */
export const waits = (state: State): boolean =>
	state === 'to review' || state === 'resubmitted' || state === 'draft';

/** Whether a submission in this state is shown. */
export const shows = (show: Show | null, state: State): boolean =>
	show === 'waiting' ? waits(state) : show === null || state === show;

/** What an address asks for; null for all. */
export const showOf = (address: Pick<URLSearchParams, 'get'>): Show | null =>
	([...states, 'waiting'] as const).find((one) => one === address.get('show')) ?? null;

/** The query that keeps a filter when another page is opened. */
export const keeping = (show: Show | null) => (show ? `?show=${encodeURIComponent(show)}` : '');

/** How many rows are in each state, without empty states. */
export const counted = (rows: Row[]) =>
	states
		.map((state) => ({ state, n: rows.filter((row) => row.state === state).length }))
		.filter(({ n }) => n);

/** The submissions that can be opened: all but withdrawn ones. */
export const openable = <T extends Pick<Row, 'state'>>(rows: T[]): T[] =>
	rows.filter(({ state }) => state !== 'taken back');

/**
 * The position among the submissions in a state, the previous one, and those that come next, in order. The open
 * submission stays in the list even when its state has changed; withdrawn ones are stepped over. Where those are shown
 * that wait, the position is among all, and after the last one come those that wait at the beginning.
 */
export function stepping<T extends Row>(rows: T[], here: number, show: Show | null) {
	const all = openable(rows);
	const list =
		show === 'waiting' ? all : all.filter(({ id, state }) => id === here || shows(show, state));
	const at = list.findIndex(({ id }) => id === here);
	const waiting = [...list.slice(at + 1), ...list.slice(0, Math.max(0, at))].filter(({ state }) =>
		waits(state)
	);
	const ahead = show === 'waiting' ? waiting : list.slice(at + 1, at + 2);
	return {
		list,
		number: at + 1,
		of: list.length,
		previous: list[at - 1]?.id ?? null,
		ahead: ahead.map(({ id }) => id)
	};
}
