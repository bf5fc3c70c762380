import { client } from './index.ts';

/** Something made once for each opened database, when it is first asked for. */
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

/** How many editions each kind of thing is kept of; all that is kept of one takes about 300 kB. */
const most = 100;

/**
 * Reads something of an edition once. Editions never change (db/triggers.ts), so it stays true as long as the
 * database is open; it is frozen, because everybody is handed the same. Never for what depends on a learner.
 * @param read gets the edition's id
 */
export function cachedByEdition<T>(
	read: (editionId: number) => T
): (edition: { editionId: number }) => T {
	const editions = once(() => new Map<number, T>());
	return ({ editionId }) => {
		const here = editions();
		const found = here.get(editionId) ?? frozen(read(editionId));
		// what was asked for last stands last, so that the first is the one to forget
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
