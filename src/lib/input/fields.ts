import * as v from 'valibot';

/**
 * The fields of forms and commands. The messages are for the person who fills in the form. Length limits are in
 * UTF-16 units.
 */

export const incomplete = 'This form is incomplete. Please reload the page and try again.';

/**
 * A form's fields. A missing field has a message, too.
 * @param absent the messages for fields that a person can leave empty
 */
export const form = <E extends v.ObjectEntries>(
	entries: E,
	absent: { [name in keyof E]?: string } = {}
) => v.object(entries, (issue) => absent[String(issue.path?.[0]?.key)] ?? incomplete);

export const uid = v.pipe(v.string(incomplete), v.regex(/^[\w-]{8,64}$/, incomplete));
/** A form sends a number as digits, a command as a number. */
export const number = (most: RegExp, what: string) =>
	v.pipe(
		v.union([v.string(), v.number()], what),
		v.transform(String),
		v.regex(most, what),
		v.transform(Number)
	);
export const revision = number(/^\d{1,9}$/, incomplete);
export const key = v.pipe(v.string(incomplete), v.maxLength(100, incomplete));

/** Text. Browsers send line breaks as CRLF from a form and as LF from a script; LF is stored. */
export const prose = (most: number, what: string) =>
	v.pipe(
		v.string(`${what} is missing.`),
		v.transform((text) => text.replaceAll('\r\n', '\n')),
		v.maxLength(
			most,
			({ received, requirement }) =>
				`${what} has ${Number(received).toLocaleString('en')} characters; ` +
				`the limit is ${Number(requirement).toLocaleString('en')}. ` +
				'Please shorten it. Nothing you typed is lost.'
		)
	);

export const label = (what: string) =>
	v.pipe(
		v.string(what),
		v.trim(),
		v.maxLength(20, 'A sentence number is short, like A3.2. Please check it.')
	);

/** Labels of one side. Whether they exist is checked by the domain. */
export const labels = v.optional(
	v.pipe(v.string(), v.trim(), v.maxLength(300, 'Please list fewer sentences here.')),
	''
);
/** An optional choice among numbers: left empty in a form, null in a command. */
export const chosen = (most: RegExp, what: string) =>
	v.pipe(
		v.optional(v.nullable(v.union([v.string(), v.number()], what)), null),
		v.transform((value) => (value === null || value === '' ? null : String(value))),
		v.nullable(v.pipe(v.string(), v.regex(most, what), v.transform(Number)))
	);

const nowhere = 'This passage isn’t in the article. Please select it again.';
const offset = number(/^\d{1,7}$/, nowhere);

/**
 * The place of a note: sentences by their labels, as typed, or the offsets of a selection. `exact` are the words that
 * the reader selected. Commands of older pages don't have them.
 */
export const passage = {
	from: v.optional(label('Please enter a sentence number, for example A3.2.')),
	to: v.optional(label(incomplete)),
	words: v.optional(v.pipe(prose(2000, 'The passage'), v.trim())),
	side: v.optional(v.picklist(['a', 'b'], nowhere)),
	start: v.optional(offset),
	end: v.optional(offset),
	exact: v.optional(v.string(nowhere))
};
export const note = prose(5000, 'The note');
export const code = v.pipe(
	v.optional(key, ''),
	v.transform((chosen) => chosen || null)
);
/** A ticked box sends its value, an unticked one nothing. */
export const ticked = v.pipe(
	v.optional(v.union([v.boolean(), v.string()]), false),
	v.transform((value) => value === true || ['on', 'yes', 'true'].includes(String(value)))
);
/** A command or a form without fields. */
export const nothing = form({});
