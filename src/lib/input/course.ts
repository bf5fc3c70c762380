import * as v from 'valibot';
import { longestLogin } from './account.ts';
import { form, ticked } from './fields.ts';

/**
 * The schemas of the forms about courses and about running the instance. The domain's own checks are not repeated
 * here.
 */

const incomplete = 'This form is incomplete. Please reload the page and try again.';

/** A form with only a button. */
export const nothing = form({});

const person = v.pipe(v.string(), v.nonEmpty(incomplete), v.maxLength(64, incomplete));
const role = v.picklist(['admin', 'teacher'], incomplete);

export const permission = form({ id: person, role });
export const somebody = form({ id: person });
/** A new passphrase for somebody; `once` tells the form from another one about the same person. */
export const renewal = form({ id: person, once: v.optional(v.string(), '') });
export const teaching = form({
	teaching: v.picklist(['allowed', 'everybody'], 'Please choose who may teach.')
});

const nameless = 'Please give the class a name.';
const zoneless = 'Please choose a time zone.';
const tooLong = 'This name is too long. Please shorten it.';
export const course = form(
	{
		name: v.pipe(v.string(), v.trim(), v.nonEmpty(nameless), v.maxLength(1000, tooLong)),
		timeZone: v.pipe(v.string(), v.maxLength(100, zoneless))
	},
	{ name: nameless, timeZone: zoneless }
);

/**
 * The same for a class that exists: `dates` says what they keep under a new time zone, if the page has already shown
 * what would move with `previewed`.
 */
export const courseChange = v.pipe(
	form(
		{
			...course.entries,
			dates: v.optional(v.picklist(['moments', 'clocks'], incomplete)),
			previewed: v.optional(v.string(), '')
		},
		{ name: nameless, timeZone: 'Please choose a time zone.' }
	),
	v.transform(({ dates, previewed, ...chosen }) => ({
		chosen,
		keeping: (previewed === chosen.timeZone && dates) || null
	}))
);

const place = v.pipe(v.string(), v.regex(/^[1-9]\d{0,14}$/, incomplete), v.transform(Number));
/** A class to which somebody is invited. */
export const invited = form({ course: place });
/** A course without a teacher. */
export const adrift = form({ course: place });

/** A name typed as confirmation. */
export const named = form(
	{ name: v.pipe(v.string(), v.maxLength(1000, tooLong)) },
	{ name: 'Please enter their name, so that you don’t delete someone else.' }
);

const loginless = 'Please enter their email address or user name.';
const login = v.pipe(
	v.string(),
	v.trim(),
	v.nonEmpty(loginless),
	v.maxLength(longestLogin, 'This email address or user name is too long. Please check it.')
);
/** The login of a new teacher; `sure` confirms it where they are a student of the class. */
export const addTeacher = form({ login, sure: ticked }, { login: loginless });
/** The login of a teacher for a course that has none. */
export const appointment = form({ course: place, login }, { login: loginless });
