import * as v from 'valibot';
import { form } from './fields.ts';

/** The schemas of the forms of the class view. */

const incomplete = 'This form is incomplete. Please reload the page and try again.';
const id = v.pipe(
	v.string(incomplete),
	v.regex(/^[1-9]\d{0,15}$/, incomplete),
	v.transform(Number)
);

/** One thing to pin: a note, an answer, or a passage by its label. */
export const pin = form({
	note: v.optional(id),
	answer: v.optional(id),
	sentence: v.optional(v.pipe(v.string(), v.maxLength(24, incomplete)))
});

/** The id of a spotlight. */
export const spotlight = form({ id });
