import { dataOf, doors, fill } from './doors.ts';
import type { Reply, Visitor } from './tiny-server.ts';

/** What is read of pages: `data` is the data that they load, `all` also the HTML made from it. */
export type Reading = 'data' | 'all';
/** Values for the parameters of an address. */
type Values = Record<string, string | number>;

/**
 * Every address that a browser could request, found in src/routes: pages, their data, and files.
 * @param values for the parameters of the addresses; every set is filled in
 * @param queries queries to add, by route
 */
export function everyAddress(
	values: Values[],
	reading: Reading = 'all',
	queries: Record<string, string[]> = {}
): string[] {
	const found = doors
		.filter(({ method }) => method === 'GET')
		.flatMap(({ route, page }) =>
			values.flatMap((each) => {
				const path = fill(route, each);
				if (!page) return [path];
				const asked = ['', ...(queries[route] ?? [])].map((query) => path + query);
				return reading === 'all' ? [...asked, ...asked.map(dataOf)] : asked.map(dataOf);
			})
		);
	return [...new Set(found)];
}

/** How many requests are under way at a time. */
const together = 8;

/** Reads all of these addresses. @returns the replies by address, in the order of the addresses */
export async function readAll(
	who: Pick<Visitor, 'get'>,
	addresses: string[]
): Promise<[address: string, reply: Reply][]> {
	const found: [string, Reply][] = [];
	// all readers take from one iterator, so each address is read once
	const left = addresses.entries();
	const reader = async () => {
		for (const [i, address] of left) found[i] = [address, await who.get(address)];
	};
	await Promise.all(Array.from({ length: together }, reader));
	return found;
}

/** All replies as one text: their bodies, and where they redirect to. */
export async function textOf(who: Pick<Visitor, 'get'>, addresses: string[]): Promise<string> {
	const replies = await readAll(who, addresses);
	return replies
		.flatMap(([, { body, headers }]) => [body, headers.get('location') ?? ''])
		.join('\n');
}

/** The time limit of a test that reads this many addresses, on a machine that is busy with other things. */
export const timeFor = (addresses: number) => ({ timeout: 120_000 + addresses * 1000 });
