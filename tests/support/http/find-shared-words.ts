import type { Assignment } from '#lib/server/assignment/assignments.ts';
import { everyAddress, readAll, type Reading, timeFor } from './crawl.ts';
import type { Visitor } from './tiny-server.ts';

/** An assignment with the notebooks of two of its learners. */
type Planted = { of: Assignment; his: { id: number }; hers: { id: number } };

/** What Fay writes, a note for each choice, one with a reply of hers; and what the instructor puts there. */
const words = ['class', 'instructors', 'me', 'reply', 'prompt'] as const;
export const secret = (what: string, of: { id: number }) => `Kanari${what}of${of.id}`;

/** What the address of a page may ask for besides. */
const asked: Record<string, string[]> = {
	'/notebooks/[notebook=id]/read': ['?notes=class', '?notes=both&words=Kanari', '?author=on'],
	'/assignments/[assignment=id]/margin': ['?show=all', '?show=replies']
};

/** Every address that a browser could ask for about this assignment and both notebooks. */
const addresses = ({ of, his, hers }: Planted, reading: Reading) =>
	everyAddress(
		[his, hers].map(({ id }) => ({ notebook: id, assignment: of.id, course: of.courseId })),
		reading,
		asked
	);

/** How long it may take to look everywhere once. */
export const patient = timeFor(
	everyAddress([{ notebook: 1 }, { notebook: 2 }], 'all', asked).length
);

/** Which secrets somebody finds anywhere, and at which kinds of pages. */
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
