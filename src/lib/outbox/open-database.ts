import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { inTime } from './in-time.ts';

/**
 * A function that returns the open database. It is opened when first needed, and anew after the browser has closed it
 * or a newer page wants to upgrade it. Rejects when there is none or it can’t be opened in time.
 * @param create makes the object stores of a new database
 */
export function opener<S extends DBSchema>(
	name: string,
	create: (database: IDBPDatabase<S>) => void
): () => Promise<IDBPDatabase<S>> {
	let connection: Promise<IDBPDatabase<S>> | null = null;
	const open = () =>
		openDB<S>(name, 1, {
			upgrade: create,
			blocking(_from, _to, { target }) {
				connection = null;
				(target as IDBDatabase).close();
			},
			terminated: () => (connection = null)
		});

	return () =>
		(connection ??= inTime(Promise.resolve().then(open)).catch((error: unknown) => {
			connection = null;
			throw error;
		}));
}
