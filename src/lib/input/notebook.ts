import * as v from 'valibot';
import { relations } from '#lib/wording/wording.ts';

/**
 * The shape of everything that may come in, one schema per form and its twin among the commands. The messages are for the person who
 * typed it. Length limits are in UTF-16 units.
 */

const incomplete = 'This form is incomplete. Please reload the page and try again.';

/**
 * A form's fields. A field that did not come at all is told in words, too.
 * @param absent what to say of fields that a person can leave out
 */
export const form = <E extends v.ObjectEntries>(
	entries: E,
	absent: { [name in keyof E]?: string } = {}
) => v.object(entries, (issue) => absent[String(issue.path?.[0]?.key)] ?? incomplete);

export const uid = v.pipe(v.string(incomplete), v.regex(/^[\w-]{8,64}$/, incomplete));
/** A form sends a number as its digits, a command as itself. */
const number = (most: RegExp, what: string) =>
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
				`${what} has ${Number(received).toLocaleString('en')} characters, and ${Number(requirement).toLocaleString('en')} is the most it can have. Please shorten it; nothing you typed was lost.`
		)
	);

const label = (what: string) =>
	v.pipe(v.string(what), v.trim(), v.maxLength(20, 'A sentence label is short, like A3.2.'));

/** Labels of one side, several if need be; the domain says which are none. */
const labels = v.optional(
	v.pipe(v.string(), v.trim(), v.maxLength(300, 'Please name fewer sentences here.')),
	''
);
/** A choice among numbers that a person can leave out: nothing from a form, null from a command. */
export const chosen = (most: RegExp, what: string) =>
	v.pipe(
		v.optional(v.nullable(v.union([v.string(), v.number()], what)), null),
		v.transform((value) => (value === null || value === '' ? null : String(value))),
		v.nullable(v.pipe(v.string(), v.regex(most, what), v.transform(Number)))
	);

const nowhere = 'This passage is not in the text. Please select it again.';
const offset = number(/^\d{1,7}$/, nowhere);

/** Where a note lies: sentences by their labels, as one types them, or offsets, as a selection has them. */
export const passage = {
	from: v.optional(label('Please say which sentence you mean, for example A3.2.')),
	to: v.optional(label(incomplete)),
	words: v.optional(v.pipe(prose(2000, 'The passage'), v.trim())),
	side: v.optional(v.picklist(['a', 'b'], nowhere)),
	start: v.optional(offset),
	end: v.optional(offset)
};
const note = prose(5000, 'The note');
const code = v.pipe(
	v.optional(key, ''),
	v.transform((chosen) => chosen || null)
);

/** Nothing where nobody else could see it, whatever is chosen. */
const visibility = v.optional(v.picklist(['me', 'instructors', 'class'], incomplete));

export const start = form({ uid });
export const annotate = form({ uid, ...passage, code, note: v.optional(note, ''), visibility });
export const change = form({ uid, revision, ...passage, code, note, visibility });
export const erase = form({ uid });
const chooseRelation = 'Please choose how the two sides relate on this point.';
export const judge = form(
	{
		point: key,
		revision,
		relation: v.picklist(relations, chooseRelation),
		reason: prose(1000, 'The reason')
	},
	{ relation: chooseRelation, reason: 'The reason is missing.' }
);
const stand = 'Please say whether you hold a view.';
const places = ['1', '2', '3', '4', '5', '6', '7'] as const;
/** One choice of the form says it all: a place between the poles is a view that is held. */
export const stance = v.pipe(
	form(
		{
			moment: v.picklist(['before', 'after'], incomplete),
			revision,
			view: v.picklist(['held', 'none', 'declined', ...places], stand),
			position: chosen(/^[1-7]$/, 'Please choose one of the seven places between the two poles.'),
			confidence: chosen(/^[1-5]$/, 'Please choose one of the five words for how sure you are.'),
			reason: v.optional(prose(2000, 'The reason'), '')
		},
		{ view: stand }
	),
	v.transform(({ view, ...said }) => {
		if (view === 'held') return { ...said, view };
		if (view !== 'none' && view !== 'declined')
			return { ...said, view: 'held' as const, position: Number(view) };
		// a form cannot hide that it asks how sure one is
		return { ...said, view, confidence: said.position && said.confidence };
	})
);
export const ownPoint = form(
	{
		uid,
		revision,
		title: v.pipe(
			prose(200, 'The question of your point'),
			v.trim(),
			v.nonEmpty('Please write the question that both articles answer, or one leaves open.')
		),
		relation: v.picklist(relations, chooseRelation),
		why: v.optional(prose(1000, 'The reason'), ''),
		a: labels,
		b: labels
	},
	{ relation: chooseRelation, title: 'The question of your point is missing.' }
);
const silentSide = 'Please choose which article does not say it.';
export const silence = form(
	{
		uid,
		revision,
		silentSide: v.picklist(['a', 'b'], silentSide),
		code,
		text: v.optional(prose(1000, 'What is not said'), ''),
		about: labels,
		contested: labels
	},
	{ silentSide }
);
/** Levels count from 0, the lowest; none takes the choice back. */
export const level = form({ criterion: key, level: chosen(/^\d$/, incomplete) });
/** A ticked box sends its value, one that is not ticked nothing. */
export const ticked = v.pipe(
	v.optional(v.union([v.boolean(), v.string()]), false),
	v.transform((value) => value === true || ['on', 'yes', 'true'].includes(String(value)))
);
export const count = form({ yes: ticked });
/** A chosen citation is written at the end of the text, as its author could have typed it. */
export const answer = v.pipe(
	form({
		question: key,
		revision,
		saveUid: uid,
		text: v.string('The answer is missing.'),
		settled: v.optional(v.boolean(incomplete), false),
		count: ticked,
		cite: v.optional(v.pipe(v.string(incomplete), v.trim(), v.maxLength(40, incomplete)), '')
	}),
	v.transform(({ cite, text, ...rest }) => ({
		...rest,
		text: cite ? `${text.trimEnd()} [${cite}]`.trimStart() : text
	})),
	v.object({
		question: v.string(),
		revision: v.number(),
		saveUid: v.string(),
		settled: v.boolean(),
		count: v.boolean(),
		text: prose(20_000, 'The answer')
	})
);
/** A command, or a button, alone. */
export const nothing = form({});
/** Where a learner is in a notebook: a step, and the point or question in focus there. */
export const visit = form({
	place: v.pipe(
		v.string(incomplete),
		v.regex(
			/^(read|after|compare(\?point=[\w-]{1,100})?|(before|answer)(\?question=[\w-]{1,100})?)$/,
			incomplete
		)
	)
});
export const resume = form({
	code: v.pipe(
		v.string('Please type your resume code.'),
		v.trim(),
		v.nonEmpty('Please type your resume code.'),
		v.maxLength(60, 'A resume code has sixteen letters and digits.')
	)
});
