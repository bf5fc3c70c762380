import * as v from 'valibot';
import { incomplete } from './fields.ts';

/** How the lines of a class list are cut: into columns, not at all, or into one person each. */
export const splits = [
	'lines',
	'tab',
	'semicolon',
	'comma',
	'pipe',
	'spaces',
	'each-tab',
	'each-semicolon',
	'each-comma',
	'each-pipe'
] as const;
export type Split = (typeof splits)[number];

/** What a column of a class list is. */
export const columnKinds = [
	'name',
	'first',
	'middle',
	'last',
	'email',
	'username',
	'unused'
] as const;
export type ColumnKind = (typeof columnKinds)[number];

/** Which of two name columns comes first in the full name. */
export const orders = ['given', 'surname'] as const;
export type Order = (typeof orders)[number];

/** Whether a line that looks like another one is the same person. */
export const answers = ['same', 'other'] as const;
export type Answer = (typeof answers)[number];

/** The most columns that a class list is read with. */
export const mostColumns = 60;

const perhaps = <T extends readonly [string, ...string[]]>(list: T) =>
	v.optional(v.picklist(list, incomplete));

/** How to read a class list, as its teacher chose it. What is missing is guessed from the list. */
export const reading = v.object({
	split: perhaps(splits),
	headed: perhaps(['yes', 'no']),
	order: perhaps(orders),
	columns: v.optional(v.pipe(v.array(perhaps(columnKinds)), v.maxLength(mostColumns, incomplete))),
	/** What is known about all lines that are in the list twice, and about single people, by `Listed.at`. */
	doubles: perhaps(answers),
	people: v.optional(v.record(v.string(), v.picklist(answers, incomplete))),
	/** Who is left out, by `Listed.at`. */
	out: v.optional(v.array(v.string())),
	/** How the list was cut when all this was chosen. */
	cut: perhaps(splits)
});
export type Choice = v.InferOutput<typeof reading>;
