import type { Assignment } from '#lib/server/assignments.ts';
import { dataOf, doors, fill } from './doors.ts';
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
function addresses({ of, his, hers }: Planted): string[] {
	const found = doors
		.filter(({ method }) => method === 'GET')
		.flatMap(({ route, page }) =>
			[his, hers].flatMap(({ id }) => {
				const path = fill(route, { notebook: id, assignment: of.id, course: of.courseId });
				const queries = ['', ...(asked[route] ?? [])];
				return (page ? queries : ['']).flatMap((query) =>
					page ? [path + query, dataOf(path + query)] : [path]
				);
			})
		);
	return [...new Set(found)];
}

/** Which secrets somebody finds anywhere, and at which kinds of pages. */
export async function found(who: Pick<Visitor, 'get'>, at: Planted) {
	const seen = new Map<string, Set<string>>();
	for (const address of addresses(at)) {
		const { body } = await who.get(address);
		for (const what of words)
			if (body.includes(secret(what, at.of))) {
				const path = address.replace('/__data.json', '').replace(/\?.*/, '');
				seen.set(what, (seen.get(what) ?? new Set()).add(path));
			}
	}
	return Object.fromEntries([...seen].map(([what, where]) => [what, [...where].toSorted()]));
}
