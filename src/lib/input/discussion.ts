import * as v from 'valibot';
import { form, passage, prose, uid } from './fields.ts';

/** The schemas of the forms about prompts, replies, reports and decisions on them. */

const incomplete = 'This form is incomplete. Please reload the page and try again.';
const id = v.pipe(
	v.string(incomplete),
	v.regex(/^[1-9]\d{0,14}$/, incomplete),
	v.transform(Number)
);

/** The note that something is about, and the notebook it is in. */
const about = { notebook: id, note: uid };
/** About a reply if its uid is given, otherwise about the note. */
const said = {
	...about,
	reply: v.pipe(
		v.optional(v.union([uid, v.literal('')], incomplete), ''),
		v.transform((one) => one || null)
	)
};

export const reply = form(
	{
		...about,
		uid,
		text: v.pipe(prose(2000, 'The reply'), v.trim(), v.nonEmpty('Please write your reply.'))
	},
	{ text: 'The reply is missing.' }
);
export const unreply = form({ notebook: id, uid });
export const report = form(said);
export const decide = form({
	...said,
	outcome: v.pipe(
		v.picklist(['stands', 'hidden', ''], incomplete),
		v.transform((one) => one || null)
	)
});

const words = prose(1000, 'The prompt');
const { from, to, words: exact } = passage;
export const prompt = form(
	{ from, to, words: exact, text: words },
	{ text: 'Please write the prompt.' }
);
export const changePrompt = form({ id, from, to, words: exact, text: words });
export const onePrompt = form({ id });
