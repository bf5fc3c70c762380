import type { Listed } from './class-list/reading.ts';

/** A person of a list whose address others of it have, too, with the line of one of them. */
export type Sharing = { listed: Listed; sharedWith: number | null };

/**
 * Brothers and sisters often have one email address, their parents’, with which only one could sign in. So none of
 * them does: each is known by their user name, or gets one made from their name. Lines of one name are one person.
 * @param owner the name of the account that has an address; null where it is a stranger’s, undefined where there
 * is none
 */
export function apart(
	people: Listed[],
	owner: (email: string) => string | null | undefined
): Sharing[] {
	const byEmail = Map.groupBy(
		people.filter(({ email, problem }) => email !== null && !problem),
		({ email }) => email ?? ''
	);
	return people.map((listed) => {
		const { email, name, problem, unused } = listed;
		const same = email === null || problem ? [] : (byEmail.get(email) ?? []);
		const other = same.find((one) => plain(one.name) !== plain(name));
		const holder = email === null ? undefined : owner(email);
		// the one whose account it is keeps it
		const keeps = holder === null || (holder !== undefined && plain(holder) === plain(name));
		if (email === null || !other || keeps) return { listed, sharedWith: null };
		return {
			listed: { ...listed, email: null, unused: [...unused, email] },
			sharedWith: other.line
		};
	});
}

/** A name, to compare it with others. */
export const plain = (name: string) => name.normalize('NFKC').toLowerCase();
