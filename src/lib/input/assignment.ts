import * as v from 'valibot';
import { steps } from '#lib/address/notebook-steps.ts';
import { form, ticked } from './fields.ts';
import { withoutInvisible } from './names.ts';

/**
 * The schemas of the forms about assignments. A ticked box sends its name, such as `point.tired`; dates are in the
 * time zone of the course.
 */

const incomplete = 'This form is incomplete. Please reload the page and try again.';
const text = v.string(incomplete);
const key = v.pipe(text, v.regex(/^[\w-]{1,100}$/, incomplete));
const date = (what: string) =>
	v.pipe(
		text,
		v.trim(),
		v.regex(
			/^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?)?$/,
			`Please enter ${what} as a date and time, such as 2026-11-27T14:00.`
		)
	);

/** The names of the ticked boxes, without this prefix. */
const boxes = (typed: Record<string, string>, prefix: string) =>
	Object.keys(typed)
		.filter((name) => name.startsWith(prefix))
		.map((name) => name.slice(prefix.length));

/** All fields as they were typed. */
export const anything = v.record(v.string(), v.string(), incomplete);

/** All of them (null), or the ticked ones. Where the step is left out, its parts don't matter. */
const chosen = (which: string, ticks: string[], asked: boolean) =>
	which === 'all' || !asked ? null : ticks;

/**
 * All choices for an assignment; `opens` and `due` are empty for no date. `sure` confirms a due date that has passed.
 */
export const assignment = v.pipe(
	anything,
	v.transform((typed) => ({
		...typed,
		ticked: {
			steps: boxes(typed, 'step.'),
			points: boxes(typed, 'point.'),
			questions: boxes(typed, 'question.')
		}
	})),
	form({
		title: v.pipe(text, v.transform(withoutInvisible)),
		instructions: text,
		opens: date('the opening date'),
		due: date('the due date'),
		sure: ticked,
		late: v.picklist(['accept', 'close'], incomplete),
		sharing: v.picklist(['never', 'after', 'start'], incomplete),
		sharingNames: ticked,
		textsAfterPrediction: ticked,
		blind: ticked,
		order: v.picklist(['fixed', 'balanced'], incomplete),
		modelsAt: v.picklist(['lock', 'due', 'hand'], incomplete),
		takeBack: ticked,
		points: v.picklist(['all', 'some'], incomplete),
		questions: v.picklist(['all', 'some'], incomplete),
		ticked: v.object({
			steps: v.array(v.picklist(steps, incomplete)),
			points: v.array(key),
			questions: v.array(key)
		})
	}),
	v.transform(({ ticked: { steps, ...ticks }, points, questions, ...rest }) => ({
		...rest,
		steps,
		points: chosen(points, ticks.points, steps.includes('compare')),
		questions: chosen(
			questions,
			ticks.questions,
			steps.includes('answer') || steps.includes('before')
		)
	})),
	v.check(
		({ points }) => points === null || points.length > 0,
		'Please choose at least one point to compare, or leave out the Compare step.'
	),
	v.check(
		({ questions }) => questions === null || questions.length > 0,
		'Please choose at least one question, or leave out the steps with questions.'
	)
);

/** The typed fields, with the learners who were ticked. */
const ticking = v.pipe(
	anything,
	v.transform((typed): unknown => ({ ...typed, learners: boxes(typed, 'learner.') }))
);
const learners = v.pipe(v.array(key), v.nonEmpty('Please select the students first.'));

export const extend = v.pipe(
	ticking,
	form({
		learners,
		due: v.pipe(date('the new due date'), v.nonEmpty('Please choose the new due date.')),
		sure: ticked
	})
);
export const giveBack = v.pipe(
	ticking,
	form({
		learners,
		message: v.pipe(text, v.trim(), v.nonEmpty('Please tell the students what to change.'))
	})
);
export const remind = v.pipe(ticking, form({ learners }));
export const unextend = form({ learner: key });
export const duplicate = form(
	{
		course: v.pipe(text, v.regex(/^[1-9]\d{0,14}$/, 'Please choose a class.'), v.transform(Number))
	},
	{ course: 'Please choose a class.' }
);
/** Deleting; `sure` confirms it. */
export const deletion = form({ sure: ticked });
/** A form with only a button. */
export const nothing = form({});
