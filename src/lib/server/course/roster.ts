import { eq } from 'drizzle-orm';
import type { Answer, Choice } from '#lib/input/class-list.ts';
import * as accounts from '#lib/server/account/accounts.ts';
import * as auditLog from '#lib/server/audit-log.ts';
import type { Taught } from './courses.ts';
import { db } from '#lib/server/db/index.ts';
import { user } from '#lib/server/db/schema/account.ts';
import * as invitations from './invitations.ts';
import * as members from './members.ts';
import * as passphrases from '#lib/server/account/passphrases.ts';
import { written } from '#lib/server/written.ts';
import * as rateLimits from '#lib/server/rate-limits.ts';
import { missing, Refusal } from '#lib/server/refusal.ts';
import { type Listed, read, type Reading } from './class-list/reading.ts';
import { sentence } from './class-list/sentence.ts';
import { type Fate, fates, plan, type Planned, type Row } from './roster-plan.ts';
import { plain } from './shared-emails.ts';
import { seatLearner } from './seats.ts';
import { sealed } from '#lib/server/secret.ts';

export type Preview = Pick<Reading, 'split' | 'headed' | 'order' | 'columns' | 'guess'> & {
	rows: Row[];
	counts: Record<Fate, number>;
	/** How the list was read, in words. */
	sentence: string;
	/** Answers to questions that this reading doesn't ask, to keep for another one. */
	answered: [string, Answer][];
	/** Stands for what the preview promises, to compare when the list is imported. */
	digest: string;
};

/** What is handed to a person on paper; the passphrase is stored nowhere. `hint` tells people of one name apart. */
export type Slip = { name: string; login: string; passphrase: string; hint: string };

/** Hashes a password, which takes a while and so is awaited. */
type Hash = (password: string) => Promise<string>;

/**
 * What importing a class list would do. Changes nothing.
 * @param choice how to read it, and who is who; guessed where nothing is chosen
 * @throws Refusal `invalid` for a list that can't be read
 */
export function preview(course: Taught, text: string, choice: Choice = {}): Preview {
	const reading = read(text, choice);
	const rows = plan(course, reading).map(({ row }) => row);
	const asked = new Set(rows.flatMap(({ at, question }) => (question ? String(at) : [])));
	const counts = (fate: Fate) => rows.filter((row) => row.fate === fate).length;
	return {
		rows,
		counts: Object.fromEntries(fates.map((fate) => [fate, counts(fate)])) as Preview['counts'],
		sentence: sentence(reading),
		split: reading.split,
		headed: reading.headed,
		order: reading.order,
		guess: reading.guess,
		columns: reading.columns,
		answered: Object.entries(reading.choice.people ?? {}).filter(([at]) => !asked.has(at)),
		digest: digest(rows)
	};
}

/** The names and user names of a preview, whatever is answered to its questions and left out. */
const digest = (rows: Row[]) =>
	sealed(
		'class list',
		...rows.map(({ name, otherwise, login, question }) =>
			JSON.stringify([name, question?.other ?? login, question?.kind ?? otherwise])
		)
	).slice(0, 22);

/**
 * Imports a class list, all or none: makes accounts, each with a passphrase for the first sign-in, and adds existing
 * ones. Aliases are drawn, because the list may be alphabetical. Importing the same list again does nothing.
 * @param shown the digest of the preview that its teacher saw
 * @returns the slips of the new accounts in the order of the list; the passphrases are stored nowhere
 * @throws Refusal `invalid` as `preview`, and while it isn't said whether equal lines are one person; `stale` when the
 * course has changed since the preview
 */
export async function enrol(
	course: Taught,
	text: string,
	hash: Hash,
	{ choice = {}, shown = '' }: { choice?: Choice; shown?: string } = {}
) {
	const reading = read(text, choice);
	const slips = new Map<number, Slip & { hash: string }>();
	const before = plan(course, reading);
	decided(before, shown);
	const fresh = before.filter(({ row }) => row.fate === 'new');
	await written(() => rateLimits.seldom('passphrase', course.userId, fresh.length));
	const hints = hintsFor(before);
	for (const { row } of fresh) {
		const passphrase = passphrases.draw();
		const { at, name, login } = row;
		const hint = hints.get(at) ?? '';
		slips.set(at, { name, login, passphrase, hint, hash: await hash(passphrase) });
	}
	return written(() => {
		const rows = plan(course, reading);
		const made = rows.filter(({ row }) => row.fate === 'new');
		const same = made.every(({ row }) => slips.get(row.at)?.login === row.login);
		if (!same || made.length !== slips.size)
			throw new Refusal('stale', 'The class changed in the meantime. Check the preview again.');
		for (const { row, userId, listed } of shuffled(rows)) {
			const slip = slips.get(row.at);
			const id = slip ? account(course.id, listed, slip) : row.fate === 'joins' ? userId : null;
			if (row.fate === 'invited' && userId)
				invitations.invite(course, { userId, login: row.login, role: 'learner' });
			if (id !== null && seatLearner(course.id, id))
				auditLog.note(by(course), {
					action: 'enrolled',
					subject: 'user',
					subjectId: id,
					courseId: course.id
				});
		}
		return [...slips.values()].map(({ name, login, passphrase, hint }) => ({
			name,
			login,
			passphrase,
			hint
		}));
	});
}

/** @throws Refusal where the preview showed something else, or asked something that isn't answered */
function decided(planned: Planned[], shown: string) {
	const rows = planned.map(({ row }) => row);
	if (shown && shown !== digest(rows))
		throw new Refusal(
			'stale',
			'This isn’t what the preview showed: the class or your choices have changed. Check the preview again.'
		);
	const open = rows.find(
		({ fate, question }) => fate !== 'left' && question?.kind === 'double' && !question.answer
	);
	if (open)
		throw new Refusal(
			'invalid',
			`“${open.name}” is in the list twice. Say whether that’s two people or one.`
		);
}

/** What tells people of one name apart, by their number: what isn't used of their line, and which line it is. */
function hintsFor(planned: Planned[]): Map<number, string> {
	const people = planned.filter(({ row }) => !['duplicate', 'refused', 'left'].includes(row.fate));
	const names = Map.groupBy(people, ({ row }) => plain(row.name));
	const several = [...names.values()].filter((same) => same.length > 1).flat();
	return new Map(
		several.map(({ row }) => [row.at, [...row.unused, `line ${row.line} of the list`].join(' · ')])
	);
}

const by = (course: Taught) => ({ id: course.userId });

function account(
	courseId: number,
	{ name, email, username }: Listed,
	{ login, hash }: { login: string; hash: string }
) {
	const { id } = accounts.make(null, { name, login }, hash);
	const mail = email && username ? { email } : {};
	db.update(user)
		.set({ ...mail, passwordGivenAt: Date.now(), listedIn: courseId })
		.where(eq(user.id, id))
		.run();
	return id;
}

/**
 * Gives a learner another passphrase, where the slip was lost or the password forgotten; every device of theirs is
 * signed out. Only for accounts that this class's list made, and only until they open more than this teacher gave them:
 * anybody who gives a passphrase can sign in with it.
 * @throws Refusal `missing` for anybody else; `closed` once an account is its holder's own (`members.Member`)
 */
export async function renew(course: Taught, userId: string, hash: Hash): Promise<Slip> {
	helped(course, userId);
	await written(() => rateLimits.seldom('passphrase', course.userId));
	const passphrase = passphrases.draw();
	const stored = await hash(passphrase);
	return written(() => {
		const who = helped(course, userId);
		accounts.setPassword(who, stored);
		db.update(user).set({ passwordGivenAt: Date.now() }).where(eq(user.id, userId)).run();
		auditLog.note(by(course), {
			action: 'password reset',
			subject: 'user',
			subjectId: userId,
			courseId: course.id
		});
		return { name: who.name, login: accounts.loginOf(who), passphrase, hint: '' };
	});
}

/** A learner here whose account this class's list made, and which isn't their own yet. */
function helped(course: Taught, userId: string) {
	const member = members.of(course).find((one) => one.userId === userId && one.leftAt === null);
	const who = member?.role === 'learner' && member.listedHere ? accounts.find(userId) : null;
	if (!who) throw missing();
	if (member?.isTheirOwn)
		throw new Refusal(
			'closed',
			'They use this account outside your classes, so only an administrator can help with their password.'
		);
	return who;
}

/** The list in a random order. */
function shuffled<T>(list: T[]): T[] {
	const drawn = list.map((one) => ({
		one,
		by: crypto.getRandomValues(new Uint32Array(1))[0] ?? 0
	}));
	return drawn.toSorted((a, b) => a.by - b.by).map(({ one }) => one);
}
