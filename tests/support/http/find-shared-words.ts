import type { Assignment } from '#lib/server/assignment/assignments.ts';
import { everyAddress, readAll, type Reading, timeFor } from './crawl.ts';
import type { Visitor } from './tiny-server.ts';

/** An assignment with the notebooks of two of its learners. */
type Planted = { of: Assignment; his: { id: number }; hers: { id: number } };

/** Secret words: one in each of Fay's notes, by visibility, one in her reply, and one in the instructor's prompt. */
const words = ['class', 'instructors', 'me', 'reply', 'prompt'] as const;
export const secret = (what: string, of: { id: number }) => `Kanari${what}of${of.id}`;

/** Queries to add to the address of a page. */
const asked: Record<string, string[]> = {
	'/notebooks/[notebook=id]/read': ['?notes=class', '?notes=both&words=Kanari', '?author=on'],
	'/assignments/[assignment=id]/margin': ['?show=all', '?show=replies']
};

/** Every address that a browser could request about this assignment and both notebooks. */
const addresses = ({ of, his, hers }: Planted, reading: Reading) =>
	everyAddress(
		[his, hers].map(({ id }) => ({ notebook: id, assignment: of.id, course: of.courseId })),
		reading,
		asked
	);

/** The time limit for reading every address once. */
export const patient = timeFor(
	everyAddress([{ notebook: 1 }, { notebook: 2 }], 'all', asked).length
);

/** The secrets that this visitor finds anywhere, and the paths where they appear. */
export async function secretsFoundBy(
	who: Pick<Visitor, 'get'>,
	at: Planted,
	reading: Reading = 'all'
) {
	const seen = new Map<string, Set<string>>();
	for (const [address, { body }] of await readAll(who, addresses(at, reading)))
		for (const what of words)
			if (body.includes(secret(what, at.of))) {
				const path = address.replace('/__data.json', '').replace(/\?.*/, '');
				seen.set(what, (seen.get(what) ?? new Set()).add(path));
			}
	return Object.fromEntries([...seen].map(([what, where]) => [what, [...where].toSorted()]));
}
