import * as v from 'valibot';
import { form } from './fields.ts';
import { shown, unruly, userName, whyNoUserName } from './names.ts';

/** The schemas of the forms about accounts. Lengths of names are in code points, of passwords in UTF-16 units. */

export const longestName = 80;
export const longestLogin = 254;
const shortestPassword = 8;
export const longestPassword = 128;

const typeName = 'Please enter your name.';
const typeLogin = 'Please enter your email address or user name.';
const typePassword = 'Please enter a password.';
const differ = 'The two passwords don’t match. Please type the same one twice.';

const length = (text: string) => [...text].length;

const name = v.pipe(
	v.string(),
	v.transform(shown),
	v.nonEmpty(typeName),
	v.check(
		(typed) => length(typed) <= longestName,
		({ input }) =>
			`This name has ${length(input).toLocaleString('en')} characters; the limit is ${longestName}. Please shorten it.`
	),
	v.check(
		(typed) => !unruly.test(typed),
		'This name contains a character that can’t be shown. Please remove it.'
	)
);

/** An e-mail address that mail can reach, without quotes and comments. */
export const mail = /^(?!\.)(?!.*\.\.)[\w'+.-]*[\w+-]@(?:[a-z\d][a-z\d-]*\.)+[a-z]{2,}$/i;
/** A new login. */
const newLogin = v.pipe(
	v.string(),
	v.transform((typed) => typed.normalize('NFKC').trim()),
	v.nonEmpty(typeLogin),
	v.maxLength(
		longestLogin,
		'This email address or user name is too long. Please choose a shorter one.'
	),
	v.check(
		(typed) => !typed.includes('@') || (mail.test(typed) && !/@users\.invalid$/i.test(typed)),
		'This doesn’t look like a valid email address. Please check it, or choose a user name without @.'
	),
	v.check(
		(typed) => typed.includes('@') || userName.test(typed),
		({ input }) => whyNoUserName(input)
	)
);

const newPassword = v.pipe(
	v.string(),
	v.minLength(
		shortestPassword,
		`A password needs at least ${shortestPassword} characters. Three or four words make a good one.`
	),
	v.maxLength(
		longestPassword,
		`A password can have ${longestPassword} characters at most. Please choose a shorter one.`
	)
);

/** A present password. Only its absence is refused here. */
const password = (absent: string) => v.pipe(v.string(), v.nonEmpty(absent));
/** True when the box is ticked; an unticked box sends nothing. */
const keep = v.pipe(
	v.optional(v.string(), ''),
	v.transform((ticked) => ticked !== '')
);

export const signUp = v.pipe(
	form(
		{ name, login: newLogin, password: newPassword, passwordAgain: v.string(), keep },
		{ name: typeName, login: typeLogin, password: typePassword, passwordAgain: differ }
	),
	v.check(({ password, passwordAgain }) => password === passwordAgain, differ),
	v.check(
		({ password, name, login }) =>
			![name, login].some((known) => known.toLowerCase() === password.toLowerCase()),
		'Your name is the first thing others would try. Please choose a different password.'
	)
);

export const signIn = form(
	{
		login: v.pipe(
			v.string(),
			v.trim(),
			v.nonEmpty(typeLogin),
			v.maxLength(longestLogin, 'This email address or user name is too long. Please check it.')
		),
		password: password(typePassword),
		keep
	},
	{ login: typeLogin, password: typePassword }
);

export const rename = form({ name }, { name: typeName });

const typePresent = 'Please enter your current password.';
export const changePassword = v.pipe(
	form(
		{ password: password(typePresent), newPassword, newPasswordAgain: v.string() },
		{ password: typePresent, newPassword: typePassword, newPasswordAgain: differ }
	),
	v.check(({ newPassword, newPasswordAgain }) => newPassword === newPasswordAgain, differ)
);

/** A new password in place of one that an administrator or teacher set, or of a forgotten one. */
export const choosePassword = v.pipe(
	form(
		{ newPassword, newPasswordAgain: v.string() },
		{ newPassword: typePassword, newPasswordAgain: differ }
	),
	v.check(({ newPassword, newPasswordAgain }) => newPassword === newPasswordAgain, differ)
);

/** The password is empty for a guest, who has none. */
export const leaveForGood = form({ password: v.optional(v.string(), '') });
