import * as v from 'valibot';
import { form } from './fields.ts';

/** The shape of the forms about accounts. Lengths of names are in code points, of passwords in UTF-16 units. */

export const longestName = 80;
export const longestLogin = 254;
const shortestPassword = 8;
export const longestPassword = 128;

const typeName = 'Please type your name.';
const typeLogin = 'Please type your e-mail address or user name.';
const typePassword = 'Please type a password.';
const differ =
	'The two passwords are not the same. Please type the same one twice: no mail could bring it back.';

const length = (text: string) => [...text].length;

/** Control characters, and those that turn the direction of all text behind them. */
export const unruly = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

const name = v.pipe(
	v.string(),
	v.transform((typed) => typed.normalize('NFC').replace(/\s+/g, ' ').trim()),
	v.nonEmpty(typeName),
	v.check(
		(typed) => length(typed) <= longestName,
		({ input }) =>
			`The name has ${length(input)} characters, and ${longestName} is the most it can have.`
	),
	v.check((typed) => !unruly.test(typed), 'There is a character in this name that cannot be shown.')
);

/** What an e-mail address looks like: something that mail could reach, without quotes and comments. */
export const mail = /^(?!\.)(?!.*\.\.)[\w'+.-]*[\w+-]@(?:[a-z\d][a-z\d-]*\.)+[a-z]{2,}$/i;
export const userName = /^[\p{L}\p{M}\p{N}._-]{2,80}$/u;

/** A name for signing in that can still be chosen. */
const newLogin = v.pipe(
	v.string(),
	v.transform((typed) => typed.normalize('NFKC').trim()),
	v.nonEmpty(typeLogin),
	v.maxLength(longestLogin, 'This e-mail address or user name is too long.'),
	v.check(
		(typed) => !typed.includes('@') || (mail.test(typed) && !/@users\.invalid$/i.test(typed)),
		'This is no e-mail address that mail could reach. Please check it, or choose a user name without @.'
	),
	v.check(
		(typed) => typed.includes('@') || userName.test(typed),
		'A user name has 2 to 80 letters and digits, and may have dots, hyphens and underscores, but no spaces.'
	)
);

const newPassword = v.pipe(
	v.string(),
	v.minLength(
		shortestPassword,
		`A password needs at least ${shortestPassword} characters. Three or four words make a good one.`
	),
	v.maxLength(longestPassword, `A password has at most ${longestPassword} characters.`)
);

/** A password that somebody has already: its shape says nothing. */
const password = (absent: string) => v.pipe(v.string(), v.nonEmpty(absent));
/** Kept when the box is ticked; a box that is not ticked sends nothing. */
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
		'Your name is the first thing that others would try. Please choose another password.'
	)
);

export const signIn = form(
	{
		login: v.pipe(
			v.string(),
			v.trim(),
			v.nonEmpty(typeLogin),
			v.maxLength(longestLogin, 'No e-mail address or user name is as long as this.')
		),
		password: password(typePassword),
		keep
	},
	{ login: typeLogin, password: typePassword }
);

export const rename = form({ name }, { name: typeName });

const typePresent = 'Please type your present password.';
export const changePassword = v.pipe(
	form(
		{ password: password(typePresent), newPassword, newPasswordAgain: v.string() },
		{ password: typePresent, newPassword: typePassword, newPasswordAgain: differ }
	),
	v.check(({ newPassword, newPasswordAgain }) => newPassword === newPasswordAgain, differ)
);

/** A password in the place of one that was given by somebody, or forgotten. */
export const choosePassword = v.pipe(
	form(
		{ newPassword, newPasswordAgain: v.string() },
		{ newPassword: typePassword, newPasswordAgain: differ }
	),
	v.check(({ newPassword, newPasswordAgain }) => newPassword === newPasswordAgain, differ)
);

/** A guest has no password to type. */
export const leaveForGood = form({ password: v.optional(v.string(), '') });
