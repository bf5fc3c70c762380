// The address of the overview of a class says which learners are shown, and in which order.

/** The parts of a row that the overview sorts and filters by. */
type Row = {
	name: string;
	alias: number | null;
	/** When they left the class; null for present learners. */
	leftAt: number | null;
	standing: 'not started' | 'working' | 'handed in' | 'returned';
	/** Whether they handed in late. */
	late: boolean;
	/** Whether the due date has passed and they have handed in nothing. */
	overdue: boolean;
	/** Whether a submission waits for review. */
	waiting: boolean;
	lastAt: number | null;
	notes: { a: number; b: number };
	points: { done: number };
	answers: { locked: number };
};

const shows = [
	...([
		'not started',
		'working',
		'handed in',
		'needs review',
		'late',
		'overdue',
		'returned'
	] as const)
];
export type Show = (typeof shows)[number];
/** The states as pages show them. */
export const showWords: Record<Show, string> = {
	'not started': 'Not started',
	working: 'Working',
	'handed in': 'Handed in',
	'needs review': 'To review',
	late: 'Handed in late',
	overdue: 'Overdue',
	returned: 'Making changes'
};

/** Filters by something other than the learner’s state. */
const also: Partial<Record<Show, (row: Row) => boolean>> = {
	late: ({ late }) => late,
	overdue: ({ overdue }) => overdue,
	'needs review': ({ waiting }) => waiting
};

const sorts = ['learner', 'name', 'state', 'notes', 'points', 'answers', 'last'] as const;
export type Sort = (typeof sorts)[number];

/** The rows and order that an address asks for. Unknown values are ignored. */
export type Arrangement = { show: Show | null; sort: Sort; down: boolean };

export function arrangement(address: Pick<URLSearchParams, 'get'>): Arrangement {
	const asked = address.get('sort') ?? '';
	const down = asked.startsWith('-');
	return {
		show: shows.find((one) => one === address.get('show')) ?? null,
		sort: sorts.find((one) => one === asked.replace('-', '')) ?? 'name',
		down: down && sorts.some((one) => `-${one}` === asked)
	};
}

/** The address of an arrangement, as short as possible. */
export function addressOf({ show, sort, down }: Arrangement): string {
	const query = new URLSearchParams();
	if (show) query.set('show', show);
	if (sort !== 'name' || down) query.set('sort', `${down ? '-' : ''}${sort}`);
	return `?${query}`;
}

const belongs = (row: Row, show: Show | null): boolean =>
	show === null || (also[show]?.(row) ?? row.standing === show);

/** How many rows there are of each kind. */
export const counted = (rows: Row[]) =>
	shows.map((show) => ({ show, n: rows.filter((row) => belongs(row, show)).length }));

const values: Record<Sort, (row: Row) => number | string> = {
	learner: ({ alias }) => alias ?? Infinity,
	name: ({ name }) => name,
	state: ({ standing }) => shows.indexOf(standing),
	notes: ({ notes }) => notes.a + notes.b,
	points: ({ points }) => points.done,
	answers: ({ answers }) => answers.locked,
	last: ({ lastAt }) => lastAt ?? 0
};

const ascending = (one: number | string, other: number | string): number =>
	typeof one === 'string' || typeof other === 'string'
		? String(one).localeCompare(String(other), 'en')
		: one === other
			? 0
			: one - other;

/** The rows to show, sorted, by name as in the class list; rows that are equal keep their order. */
export function arranged<T extends Row>(rows: T[], { show, sort, down }: Arrangement): T[] {
	const value = values[sort];
	const sign = down ? -1 : 1;
	const left = (row: T) => Number(sort === 'name' && row.leftAt !== null);
	return rows
		.filter((row) => belongs(row, show))
		.toSorted(
			(one, other) => left(one) - left(other) || sign * ascending(value(one), value(other))
		);
}
