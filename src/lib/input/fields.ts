import * as v from 'valibot';

/**
 * The fields that forms and commands are made of. The messages are for the person who typed something. Length limits
 * are in UTF-16 units.
 */

export const incomplete = 'This form is incomplete. Please reload the page and try again.';

/**
 * A form's fields. A missing field gets a sentence, too.
 * @param absent what to say of fields that a person can leave out
 */
export const form = <E extends v.ObjectEntries>(
	entries: E,
	absent: { [name in keyof E]?: string } = {}
) => v.object(entries, (issue) => absent[String(issue.path?.[0]?.key)] ?? incomplete);

export const uid = v.pipe(v.string(incomplete), v.regex(/^[\w-]{8,64}$/, incomplete));
/** A form sends a number as its digits, a command as itself. */
export const number = (most: RegExp, what: string) =>
	v.pipe(
		v.union([v.string(), v.number()], what),
		v.transform(String),
		v.regex(most, what),
		v.transform(Number)
	);
export const revision = number(/^\d{1,9}$/, incomplete);
export const key = v.pipe(v.string(incomplete), v.maxLength(100, incomplete));

/** Browsers send line ends as CRLF from a form and as LF from a script: one of them is kept. */
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

/** Labels of one side, several if need be; the domain says which are none. */
export const labels = v.optional(
	v.pipe(v.string(), v.trim(), v.maxLength(300, 'Please list fewer sentences here.')),
	''
);
/** A choice among numbers that a person can leave out: nothing from a form, null from a command. */
export const chosen = (most: RegExp, what: string) =>
	v.pipe(
		v.optional(v.nullable(v.union([v.string(), v.number()], what)), null),
		v.transform((value) => (value === null || value === '' ? null : String(value))),
		v.nullable(v.pipe(v.string(), v.regex(most, what), v.transform(Number)))
	);

const nowhere = 'This passage isn’t in the article. Please select it again.';
const offset = number(/^\d{1,7}$/, nowhere);

/** Where a note is: sentences by their labels, as one types them, or offsets, as a selection has them. */
export const passage = {
	from: v.optional(label('Please enter a sentence number, for example A3.2.')),
	to: v.optional(label(incomplete)),
	words: v.optional(v.pipe(prose(2000, 'The passage'), v.trim())),
	side: v.optional(v.picklist(['a', 'b'], nowhere)),
	start: v.optional(offset),
	end: v.optional(offset)
};
export const note = prose(5000, 'The note');
export const code = v.pipe(
	v.optional(key, ''),
	v.transform((chosen) => chosen || null)
);
/** A ticked box sends its value, one that is not ticked nothing. */
export const ticked = v.pipe(
	v.optional(v.union([v.boolean(), v.string()]), false),
	v.transform((value) => value === true || ['on', 'yes', 'true'].includes(String(value)))
);
/** A command, or a button, alone. */
export const nothing = form({});
