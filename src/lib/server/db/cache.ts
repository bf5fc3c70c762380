import { client } from './index.ts';

/** Makes a value once for each opened database, on first use. */
export function once<T>(make: () => T): () => T {
	const made = new WeakMap<typeof client, T>();
	return () => {
		const had = made.get(client);
		if (had !== undefined) return had;
		const fresh = make();
		made.set(client, fresh);
		return fresh;
	};
}

/** How many editions each cache keeps; one takes about 300 kB over all caches. */
const most = 100;

/**
 * Caches a read of an immutable edition (LRU) and deep-freezes it, because callers share the object. Never cache
 * anything that depends on a learner.
 * @param read gets the edition's id
 */
export function cachedByEdition<T>(
	read: (editionId: number) => T
): (edition: { editionId: number }) => T {
	const editions = once(() => new Map<number, T>());
	return ({ editionId }) => {
		const here = editions();
		const found = here.get(editionId) ?? frozen(read(editionId));
		// a Map keeps the order of insertion, so the first key is the least recently used
		here.delete(editionId);
		here.set(editionId, found);
		for (const [oldest] of here) if (here.size > most) here.delete(oldest);
		return found;
	};
}

function frozen<T>(value: T): T {
	if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
	Object.values(value).forEach(frozen);
	return Object.freeze(value);
}
