import type { DBSchema } from 'idb';
import { inTime } from './in-time.ts';
import { opener } from './open-database.ts';

/** The contents of a form's fields, by their names. */
export type Values = Record<string, string>;

/** What somebody typed into a form and didn’t send, with the address of the page that has the form. */
export type Typed = { field: string; values: Values; place: string; at: number };

type Work = number | string;
type Row = Typed & { owner: string; work: Work; uid: string };
interface Schema extends DBSchema {
	typed: { key: [string, Work, string]; value: Row; indexes: { uid: string } };
}

/** The rows that are not in the database yet; all rows where there is no database. */
const memory = new Map<string, Row>();

// a database of its own: adding a store to the outbox’s would close that of an older page in another tab
const connected = opener<Schema>('parallax-typed', (database) => {
	const rows = database.createObjectStore('typed', { keyPath: ['owner', 'work', 'field'] });
	rows.createIndex('uid', 'uid');
});

const keyOf = ({ owner, work, field }: Pick<Row, 'owner' | 'work' | 'field'>) =>
	JSON.stringify([owner, work, field]);

/** All keys that begin like this: IndexedDB sorts arrays after strings and numbers. */
const from = (...start: [string, Work?]) => IDBKeyRange.bound(start, [...start, []]);

/**
 * Keeps on this device what was typed into the forms of one work and not sent. `lasting` says whether the browser
 * keeps it after the page is closed. No call rejects. `uid` identifies the work,
 * no matter who owns it, as in the outbox.
 */
export function typedStore(owner: string, work: Work, uid: string) {
	let lasting = true;
	async function tried<T>(work: () => Promise<T>): Promise<T | null> {
		try {
			return await work();
		} catch {
			lasting = false;
			return null;
		}
	}

	/** Rows of this work, also those of a guest whose notebook has moved into this account. */
	async function stored(): Promise<Row[]> {
		const database = await connected();
		const mine = await inTime(database.getAll('typed', from(owner, work)));
		const moved = await inTime(database.getAllFromIndex('typed', 'uid', uid));
		return [...moved.filter((row) => row.owner !== owner), ...mine];
	}

	return {
		get lasting() {
			return lasting;
		},
		async load(): Promise<Typed[]> {
			const rows = (await tried(stored)) ?? [];
			const here = [...memory.values()].filter((row) => row.owner === owner && row.work === work);
			return [...new Map([...rows, ...here].map((row) => [row.field, row])).values()];
		},
		async put(typed: Typed) {
			const row: Row = { ...typed, owner, work, uid };
			memory.set(keyOf(row), row);
			const done = await tried(async () => {
				const writing = (await connected()).transaction('typed', 'readwrite');
				const put = writing.store.put(row);
				// commits at once, so that the row is written even if the page is closed now
				writing.commit();
				await Promise.all([put, writing.done]);
				return true;
			});
			if (done && memory.get(keyOf(row)) === row) memory.delete(keyOf(row));
		},
		async remove(field: string) {
			memory.delete(keyOf({ owner, work, field }));
			await tried(async () => {
				const writing = (await connected()).transaction('typed', 'readwrite');
				const moved = await writing.store.index('uid').getAllKeys(uid);
				const keys = moved.filter(([, , name]) => name === field);
				const all = [...keys, [owner, work, field] as [string, Work, string]];
				await Promise.all([...all.map((key) => writing.store.delete(key)), writing.done]);
			});
		}
	};
}

const inMemory = (owner: string) => [...memory].filter(([, row]) => row.owner === owner);

/** What an owner has typed on this device and not sent, over all their work, oldest first. */
export async function typedBy(owner: string): Promise<Typed[]> {
	const read = async () => (await connected()).getAll('typed', from(owner));
	const rows = await inTime(read()).catch(() => []);
	const all = new Map([...rows.map((row) => [keyOf(row), row] as const), ...inMemory(owner)]);
	return [...all.values()].toSorted((one, other) => one.at - other.at);
}

/** Deletes everything that an owner has typed from this device. Rejects when the browser can’t. */
export async function forgetTyped(owner: string): Promise<void> {
	for (const [key] of inMemory(owner)) memory.delete(key);
	const database = await connected().catch(() => null);
	await database?.delete('typed', from(owner));
}
