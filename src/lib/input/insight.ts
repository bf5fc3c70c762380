import * as v from 'valibot';
import { form } from './fields.ts';

/** The shape of the forms of the class at a glance. */

const incomplete = 'This form is incomplete. Please reload the page and try again.';
const id = v.pipe(
	v.string(incomplete),
	v.regex(/^[1-9]\d{0,15}$/, incomplete),
	v.transform(Number)
);

/** What is to be pinned: one of a note, an answer, and a passage by its label. */
export const pin = form({
	note: v.optional(id),
	answer: v.optional(id),
	sentence: v.optional(v.pipe(v.string(), v.maxLength(24, incomplete)))
});

/** One spotlight. */
export const spotlight = form({ id });
