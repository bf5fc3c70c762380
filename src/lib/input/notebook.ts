import * as v from 'valibot';
import { relations } from '#lib/wording/wording.ts';
import {
	chosen,
	code,
	form,
	incomplete,
	key,
	labels,
	note,
	passage,
	prose,
	revision,
	ticked,
	uid,
	nothing
} from './fields.ts';

/** One schema for each form of a notebook and the command that does the same. */

/** Empty where nobody else could see the note. */
const visibility = v.optional(v.picklist(['me', 'instructors', 'class'], incomplete));

export const start = form({ uid });
export const annotate = form({ uid, ...passage, code, note: v.optional(note, ''), visibility });
export const change = form({ uid, revision, ...passage, code, note, visibility });
export const erase = form({ uid });
const chooseRelation = 'Please choose how the two articles relate on this point.';
/** Without `lock: false`, as forms and older commands send it, it is locked, which takes a relation. */
export const judge = v.pipe(
	form(
		{
			point: key,
			revision,
			relation: v.optional(v.nullable(v.picklist(relations, chooseRelation)), null),
			reason: prose(1000, 'The reason'),
			lock: v.optional(v.boolean(incomplete))
		},
		{ reason: 'The reason is missing.' }
	),
	v.check(({ lock, relation }) => lock === false || relation !== null, chooseRelation)
);
/** A citation that was chosen in a form without a script. */
const cite = v.optional(v.pipe(v.string(incomplete), v.trim(), v.maxLength(40, incomplete)), '');
/** Appends it to the text, as if it had been typed. */
const withCitation = (text: string, cite: string) =>
	cite ? `${text.trimEnd()} [${cite}]`.trimStart() : text;
const stand = 'Please choose where you stand.';
const places = ['1', '2', '3', '4', '5', '6', '7'] as const;
/** The form has one field for position and view: a position between the poles means that the view is held. */
export const stance = v.pipe(
	form(
		{
			moment: v.picklist(['before', 'after'], incomplete),
			revision,
			view: v.picklist(['held', 'none', 'declined', ...places], stand),
			position: chosen(/^[1-7]$/, 'Please choose one of the seven positions.'),
			confidence: chosen(/^[1-5]$/, 'Please choose how sure you are.'),
			reason: v.optional(prose(2000, 'The reason'), ''),
			cite
		},
		{ view: stand }
	),
	v.transform(({ cite, reason, ...said }) => ({ ...said, reason: withCitation(reason, cite) })),
	v.transform(({ view, ...said }) => {
		if (view === 'held') return { ...said, view };
		if (view !== 'none' && view !== 'declined')
			return { ...said, view: 'held' as const, position: Number(view) };
		// a form always asks how sure one is; without a position the answer is dropped
		return { ...said, view, confidence: said.position && said.confidence };
	})
);
export const ownPoint = form(
	{
		uid,
		revision,
		title: v.pipe(
			prose(200, 'The question'),
			v.trim(),
			v.nonEmpty('Please write the question that both articles answer, or that one leaves out.')
		),
		relation: v.picklist(relations, chooseRelation),
		why: v.optional(prose(1000, 'The reason'), ''),
		a: labels,
		b: labels
	},
	{ relation: chooseRelation, title: 'The question is missing.' }
);
const silentSide = 'Please choose which article doesn’t mention it.';
export const silence = form(
	{
		uid,
		revision,
		silentSide: v.picklist(['a', 'b'], silentSide),
		code,
		text: v.optional(prose(1000, 'Your explanation'), ''),
		about: labels,
		contested: labels
	},
	{ silentSide }
);
/** The form that skips the prediction: the step to go on with. */
export const skipTo = form({ to: v.optional(v.picklist(['read', 'compare'], incomplete), 'read') });
/** Levels count from 0, the lowest; empty removes the choice. */
export const level = form({ criterion: key, level: chosen(/^\d$/, incomplete) });
export const count = form({ yes: ticked });
export const answer = v.pipe(
	form({
		question: key,
		revision,
		saveUid: uid,
		text: v.string('The answer is missing.'),
		settled: v.optional(v.boolean(incomplete), false),
		count: ticked,
		cite
	}),
	v.transform(({ cite, text, ...rest }) => ({ ...rest, text: withCitation(text, cite) })),
	v.object({
		question: v.string(),
		revision: v.number(),
		saveUid: v.string(),
		settled: v.boolean(),
		count: v.boolean(),
		text: prose(20_000, 'The answer')
	})
);
/** The learner's place in a notebook: a step, and the point or question in focus. */
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
		v.string('Please enter your resume code.'),
		v.trim(),
		v.nonEmpty('Please enter your resume code.'),
		v.maxLength(60, 'A resume code has sixteen letters and digits. Please check it.')
	)
});

/**
 * Every command of a notebook, by its kind. Both the type of what a browser sends and the server's dispatch are
 * derived from this table.
 */
export const commands = {
	annotate,
	change,
	erase,
	restore: erase,
	judge,
	save: answer,
	lock: answer,
	stance,
	own_point: ownPoint,
	erase_point: erase,
	restore_point: erase,
	silence,
	erase_silence: erase,
	restore_silence: erase,
	level,
	count,
	skip: nothing,
	visit,
	look: nothing
};
