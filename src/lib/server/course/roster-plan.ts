import type { Answer, Choice } from '#lib/input/class-list.ts';
import { isMistakable, look } from '#lib/server/account/look-alikes.ts';
import * as usernames from '#lib/server/account/usernames.ts';
import type { Listed, Reading } from './class-list/reading.ts';
import type { Taught } from './courses.ts';
import * as formerMembers from './former-members.ts';
import * as invitations from './invitations.ts';
import { holders, seated } from './roster-accounts.ts';
import { apart, plain } from './shared-emails.ts';

/**
 * What becomes of a line: an account is made; a student from this teacher's classes joins; somebody else who has an
 * account is invited; they are in the class already; the line is in the list twice; it can't be imported; its teacher
 * leaves it out.
 */
export const fates = ['new', 'joins', 'invited', 'here', 'duplicate', 'refused', 'left'] as const;
export type Fate = (typeof fates)[number];

/**
 * What only the teacher knows of a line: whether two equal lines are two people, and whether a namesake in the class
 * is somebody else. `other` is the user name that another person would get. The first has to be answered.
 */
export type Question = { kind: 'double' | 'namesake'; other: string; answer: Answer | null };

/** A line of the preview. `login` is what its person will sign in with. */
export type Row = Pick<Listed, 'at' | 'line' | 'name' | 'unused'> & {
	fate: Fate;
	login: string;
	reason: string;
	question: Question | null;
	/** What would become of a line that is left out. */
	otherwise: Fate;
};

export type Planned = { row: Row; listed: Listed; userId: string | null };

type Said = Pick<Row, 'fate' | 'login'> &
	Partial<Pick<Row, 'reason' | 'question'>> & { userId?: string | null };

/**
 * What each line would do now. Seven queries, and one for each new user name.
 * @param people the people of the list, in its order
 */
export function plan(
	course: Taught,
	{ people, choice }: Pick<Reading, 'people' | 'choice'>
): Planned[] {
	const { ids: known, names } = holders(people.flatMap(({ email, username }) => [email, username]));
	const seats = seated(course);
	const near = invitations.inClassesOf(course.userId, [...new Set(known.values())], 'learner');
	const removed = new Set(formerMembers.removed(course));
	const here = new Set(seats.flatMap(({ userId, leftAt }) => (leftAt === null ? [userId] : [])));
	/** The name of an account, where its holder is or was this teacher’s student, or is in this class. */
	const nameOf = (id = '') =>
		near.has(id) || removed.has(id) || here.has(id) ? names.get(id) : undefined;
	const world = {
		known,
		nameOf,
		near,
		removed,
		waiting: new Map(invitations.pending(course).map(({ userId, role }) => [userId, role])),
		seats,
		byLogin: new Map<string, Listed>(),
		looks: firstOfEachLook(people),
		byName: namesakes(seats, known),
		place: String(course.id),
		given: new Set(people.flatMap(({ username }) => username ?? [])),
		choice,
		out: new Set(choice.out)
	};
	const owner = (email: string) =>
		known.has(email) ? (nameOf(known.get(email)) ?? null) : undefined;
	return apart(people, owner).map(({ listed, sharedWith }) => {
		const { at, line, name, email, username, unused, problem } = listed;
		const { userId = null, ...said } = problem
			? { fate: 'refused' as const, login: username ?? email ?? '', reason: problem }
			: (username ?? email) === null
				? byName(world, listed)
				: byLogin(world, listed);
		const shared =
			sharedWith === null
				? ''
				: `Line ${sharedWith} has the same email address, so each signs in with a user name.`;
		const row = {
			at,
			line,
			name,
			unused,
			question: null,
			otherwise: said.fate,
			...said,
			reason: [shared, said.reason].filter(Boolean).join(' ')
		};
		const isOut = world.out.has(String(at)) && said.fate !== 'refused';
		return { listed, userId, row: isOut ? { ...row, fate: 'left' as const } : row };
	});
}

type World = {
	known: Map<string, string>;
	nameOf: (userId?: string) => string | undefined;
	/** Students of this teacher's classes, and whom a teacher removed from this one. */
	near: Set<string>;
	removed: Set<string>;
	waiting: Map<string, invitations.Invited['role']>;
	seats: ReturnType<typeof seated>;
	byLogin: Map<string, Listed>;
	/** The first user name of the list with this look. */
	looks: Map<string, string>;
	byName: Map<string, { here: number; gone: boolean; listed: Listed[] }>;
	place: string;
	given: Set<string>;
	choice: Choice;
	/** The lines that are left out, by `Listed.at`. */
	out: Set<string>;
};

const firstOfEachLook = (people: Listed[]) =>
	new Map(
		people
			.flatMap(({ username }) => username ?? [])
			.toReversed()
			.map((username) => [look(username), username])
	);

/** People with a login are identified by it. */
function byLogin(world: World, listed: Listed): Said {
	const { known, near, removed, waiting, seats, looks, byLogin, out } = world;
	const { name, email, username } = listed;
	const login = username ?? email ?? '';
	const mine = known.get(username ?? '');
	const other = known.get(email ?? '');
	if (mine && other && mine !== other)
		return {
			fate: 'refused',
			login,
			reason: 'This user name and email address belong to two different people.'
		};
	const keys = [username, email].filter((key) => key !== null);
	const same = keys.find((key) => byLogin.has(key));
	const earlier = same === undefined ? undefined : byLogin.get(same);
	if (earlier && !out.has(String(earlier.at))) {
		if (plain(earlier.name) === plain(name))
			return { fate: 'duplicate', login, reason: `Line ${earlier.line} is the same person.` };
		const what = same === email ? 'email address' : 'user name';
		return {
			fate: 'refused',
			login,
			reason: `Line ${earlier.line} has the same ${what}. Give each person their own, or leave it out.`
		};
	}
	for (const key of keys) byLogin.set(key, listed);
	const userId = mine ?? other ?? null;
	if (!userId && username && (looks.get(look(username)) !== username || isMistakable(username)))
		return {
			fate: 'refused',
			login,
			reason: 'This user name looks like somebody else’s. Give this person another one.'
		};
	if (!userId) return { fate: 'new', login };
	const seat = seats.find((one) => one.userId === userId);
	const called = world.nameOf(userId);
	const differs =
		called && plain(called) !== plain(name) ? `The name of this account is “${called}”.` : '';
	if (seat && seat.leftAt === null) return { fate: 'here', login, reason: differs };
	// nobody is put into a stranger's class, or back into one that they left: they are asked
	if (seat ? !removed.has(userId) : !near.has(userId)) {
		const reason = { learner: 'Already invited.', instructor: asTeacher, none: seat ? left : '' };
		return { fate: 'invited', login, reason: reason[waiting.get(userId) ?? 'none'], userId };
	}
	const back = seat ? 'A former member, who rejoins.' : '';
	return { fate: 'joins', login, reason: [back, differs].filter(Boolean).join(' '), userId };
}

/** All others are known by name only. Two lines of one name are two people, unless the lines are equal. */
function byName({ byName, place, given, choice, out }: World, listed: Listed): Said {
	const key = plain(listed.name);
	const same = byName.get(key) ?? { here: 0, gone: false, listed: [] };
	byName.set(key, same);
	const earlier = same.listed.at(-1);
	const equal = same.listed.find(({ whole }) => whole === listed.whole);
	const n = same.listed.push(listed);
	const login = usernames.made(listed.name, place, given);
	const answer = choice.people?.[String(listed.at)] ?? null;
	const namesake: Question = { kind: 'namesake', other: login, answer };
	if (answer === 'other' && (n <= same.here || same.gone))
		return { fate: 'new', login, question: namesake, reason: another };
	if (n <= same.here) return { fate: 'here', login: '', question: namesake, reason: sameName };
	if (equal && !out.has(String(equal.at)))
		return doubled(equal, login, answer ?? choice.doubles ?? null);
	if (same.gone && !same.here && n === 1)
		return { fate: 'refused', login: '', question: namesake, reason: gone };
	const reason = earlier ? `Line ${earlier.line} is another person with this name.` : '';
	return { fate: 'new', login, reason };
}

/** A line that is wholly equal to an earlier one: only the teacher knows whether it is another person. */
function doubled(earlier: Listed, other: string, answer: Answer | null): Said {
	const question: Question = { kind: 'double', other, answer };
	if (answer === 'other')
		return {
			fate: 'new',
			login: other,
			question,
			reason: `Line ${earlier.line} is another person with this name.`
		};
	return { fate: 'duplicate', login: '', question, reason: `Line ${earlier.line} is the same.` };
}

const asTeacher = 'Already invited as a teacher, which stays so.';
const left = 'A former member, who left by themselves.';
const another = 'Not the person with this name in the class list.';
const sameName = 'The class has someone with this name.';
const gone = 'Someone with this name has left the class. Add their user name or email address.';

/** How many people of each name are in the class, without those whom the list names by their login. */
function namesakes(seats: World['seats'], known: World['known']): World['byName'] {
	const claimed = new Set(known.values());
	const found: World['byName'] = new Map();
	for (const { userId, name, leftAt } of seats) {
		if (claimed.has(userId)) continue;
		const same = found.get(plain(name)) ?? { here: 0, gone: false, listed: [] };
		found.set(plain(name), same);
		if (leftAt === null) same.here += 1;
		else same.gone = true;
	}
	return found;
}
