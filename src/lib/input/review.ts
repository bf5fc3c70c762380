import * as v from 'valibot';
import { chosen, form, key, passage, prose, revision, ticked, uid } from './fields.ts';
import { erase } from './notebook.ts';

/** The schemas of everything that reviewers send: one for each form and the command that does the same. */

const incomplete = 'This form is incomplete. Please reload the page and try again.';
const optional = v.optional(key, '');
const orNull = v.pipe(
	optional,
	v.transform((value) => value || null)
);
const id = v.pipe(
	v.union([v.string(), v.number()], incomplete),
	v.transform(String),
	v.regex(/^[1-9]\d{0,14}$/, incomplete),
	v.transform(Number)
);

/** Levels count from 0, the lowest; empty removes the choice. `blank` gives 0 where nothing was written. */
export const score = form({
	criterion: key,
	revision,
	level: chosen(/^\d$/, incomplete),
	blank: ticked,
	remark: v.optional(prose(3000, 'The comment'), '')
});

const amount = 'A total is a number from 0 to 1000, such as 12 or 12.5.';
export const overall = form({
	revision,
	comment: v.optional(prose(5000, 'The comment'), ''),
	override: v.pipe(
		v.optional(v.nullable(v.union([v.string(), v.number()], amount)), null),
		v.transform((value) =>
			String(value ?? '')
				.trim()
				.replace(',', '.')
		),
		v.regex(/^(\d{1,4}(\.\d{1,2})?)?$/, amount),
		v.transform((value) => (value ? Number(value) : null))
	)
});

/** `unscored` says that criteria are meant to be left without a score. */
export const done = form({ done: ticked, unscored: ticked });
export const release = form({ unscored: ticked });

/**
 * A form has one field for the place of a comment, such as `citation:12` or `question:framing`; otherwise a passage.
 */
export const remark = v.pipe(
	form({
		uid,
		revision,
		...passage,
		on: v.optional(v.pipe(v.string(incomplete), v.maxLength(120, incomplete)), ''),
		answer: optional,
		citation: v.optional(id),
		criterion: orNull,
		text: prose(3000, 'The comment')
	}),
	v.transform(({ uid, revision, on, answer, citation, criterion, text, ...place }) => {
		const [kind, which = ''] = on.split(':');
		const asked = kind === 'question' ? which : answer;
		const cited = kind === 'citation' ? Number(which) || 0 : citation;
		const standing =
			cited !== undefined ? { citation: cited } : asked ? { question: asked } : place;
		return { uid, revision, criterion, text, on: standing };
	})
);

/** Every command of a review, by its kind, like `commands` in notebook.ts. */
export const commands = {
	score,
	overall,
	done,
	remark,
	erase_remark: erase,
	restore_remark: erase
};

/** The submissions that were ticked, each in a box of its own. */
export const releasing = v.pipe(
	v.record(v.string(), v.string(), incomplete),
	v.transform((typed) => ({
		submissions: Object.keys(typed)
			.filter((name) => /^submission\.[1-9]\d{0,14}$/.test(name))
			.map((name) => Number(name.slice('submission.'.length))),
		unscored: 'unscored' in typed
	})),
	v.object({
		unscored: v.boolean(),
		submissions: v.pipe(
			v.array(v.number()),
			v.nonEmpty('Please select the reviews to release first.')
		)
	})
);
export const hiding = form({ hidden: ticked });
/** The time of the release that is undone. */
export const unreleasing = form({ at: id });
export const returning = form(
	{
		message: v.pipe(
			prose(5000, 'The message'),
			v.trim(),
			v.nonEmpty('Please tell the student what to change.')
		)
	},
	{ message: 'Please tell the student what to change.' }
);

const course = v.pipe(
	v.optional(v.string(), ''),
	v.regex(/^([1-9]\d{0,14})?$/, incomplete),
	v.transform((value) => (value ? Number(value) : null))
);
const said = {
	text: v.pipe(prose(1000, 'The comment'), v.trim(), v.nonEmpty('Please write the comment.')),
	criterionKey: orNull,
	questionKey: orNull,
	courseId: course
};
export const phrase = form(said, { text: 'Please write the comment.' });
export const change = form({ id, ...said }, { text: 'Please write the comment.' });
export const forget = form({ id });
/** All fields as they were typed; the schema of the same name checks them. */
export const anything = v.record(v.string(), v.string(), incomplete);
/** A form with only a button. */
export const nothing = form({});
