import type { DBSchema, IDBPObjectStore } from 'idb';
import type { Entry } from './entries.ts';
import { inTime } from './in-time.ts';
import { opener } from './open-database.ts';
import { forgetTyped } from './typed-store.ts';

/** Keeps entries after the page is closed. Calls take effect in order, even if they are not awaited. */
export type Store = {
	lasting: boolean;
	load(): Promise<Entry[]>;
	put(entry: Entry): Promise<void>;
	remove(ids: number[]): Promise<void>;
};

/** Calls a function later, like `setTimeout`. Returns a function that cancels it. */
export type Later = (ms: number, work: () => void) => () => void;

type Row = Entry & { owner: string; notebook: Work; tab: string; uid: string };
/** The id of a notebook, or the name of another user of an outbox. */
type Work = number | string;
type Place = [owner: string, notebook: Work, tab: string];
interface Schema extends DBSchema {
	outbox: { key: number; value: Row; indexes: { place: Place } };
}
type Rows = IDBPObjectStore<Schema, ['outbox'], 'outbox', 'readwrite'>;

/** How long typing may stay unwritten, in milliseconds. */
const unwritten = 250;
/** The rows that are not in the database yet; all rows where there is no database. */
const memory = new Map<number, Row>();

const connected = opener<Schema>('parallax', (database) => {
	const rows = database.createObjectStore('outbox', { keyPath: 'id' });
	rows.createIndex('place', ['owner', 'notebook', 'tab']);
});

async function inRows<T>(work: (rows: Rows) => Promise<T>): Promise<T> {
	const transaction = (await connected()).transaction('outbox', 'readwrite');
	const [result] = await Promise.all([work(transaction.store), transaction.done]);
	return result;
}

/** All rows at a place, or at all places with this beginning: IndexedDB sorts arrays after strings and numbers. */
const at = (rows: Rows, ...place: (string | number)[]) =>
	rows.index('place').getAll(IDBKeyRange.bound(place, [...place, []]));

/**
 * The store of the commands that one tab has not sent yet for one notebook. `lasting` says whether the browser keeps
 * them; otherwise only the page does. No call rejects. `uid` identifies the notebook, no matter who owns it, so that a
 * guest's entries are still found when the notebook has moved into an account.
 */
export async function openStore(owner: string, notebook: Work, tab: string, uid = '') {
	let lasting = true;
	async function tried<T>(work: Promise<T>): Promise<T | null> {
		try {
			return await work;
		} catch {
			lasting = false;
			return null;
		}
	}
	/** The rows of this notebook; rows in memory are newer than those in the database. */
	function newest(rows: Row[]): Row[] {
		const here = (row: Row) => row.owner === owner && row.notebook === notebook;
		const mine = [...memory.values()].filter(here);
		return [...new Map([...rows, ...mine].map((row) => [row.id, row])).values()];
	}
	const opened = await tried(connected());

	return {
		get lasting() {
			return lasting;
		},
		async load(): Promise<Entry[]> {
			const read = (rows: Rows) => at(rows, owner, notebook, tab);
			return newest((opened && (await tried(inTime(inRows(read))))) ?? [])
				.filter((row) => row.tab === tab)
				.toSorted((x, y) => x.id - y.id);
		},
		async put(entry: Entry) {
			const row: Row = JSON.parse(JSON.stringify({ ...entry, owner, notebook, tab, uid }));
			memory.set(row.id, row);
			const done = await tried(
				inRows((rows) => {
					const put = rows.put(row);
					// commits at once, so that the row is written even if the page is closed now
					rows.transaction.commit();
					return put;
				})
			);
			if (done !== null && memory.get(row.id) === row) memory.delete(row.id);
		},
		async remove(ids: number[]) {
			for (const id of ids) memory.delete(id);
			await tried(inRows((rows) => Promise.all(ids.map((id) => rows.delete(id)))));
		},
		/** Takes over the entries of tabs that are no longer open. Returns how many. */
		async adopt(living: string[]): Promise<number> {
			const claimed = (row: Row) => row.owner !== owner && row.uid === uid;
			const gone = (row: Row) => (row.tab === tab ? claimed(row) : !living.includes(row.tab));
			const left = (rows: Row[]) => newest(rows).filter(gone);
			const move = async (rows: Rows) => {
				const others = (await rows.getAll()).filter(claimed);
				const found = left([...(await at(rows, owner, notebook)), ...others]);
				await Promise.all(found.map((row) => rows.put({ ...row, owner, tab })));
				return found;
			};
			const found = (opened && (await tried(inTime(inRows(move))))) ?? left([]);
			for (const row of found) if (memory.has(row.id)) memory.set(row.id, { ...row, tab });
			return found.length;
		}
	};
}
const inMemory = (owner: string) =>
	[...memory.values()].filter((row) => row.owner === owner).map(({ id }) => id);
/** How many entries of an owner wait on this device, over all notebooks. */
export async function waiting(owner: string): Promise<number> {
	const rows = await inTime(inRows((rows) => at(rows, owner))).catch(() => []);
	return new Set([...inMemory(owner), ...rows.map(({ id }) => id)]).size;
}

/** Deletes an owner's entries and what they typed from this device. Rejects when the browser can't. */
export async function forget(owner: string): Promise<void> {
	await forgetTyped(owner);
	for (const id of inMemory(owner)) memory.delete(id);
	if (!(await connected().catch(() => null))) return;
	await inRows(async (rows) =>
		Promise.all((await at(rows, owner)).map(({ id }) => rows.delete(id)))
	);
}

export type StoreWriter = ReturnType<typeof storeWriter>;

/**
 * Writes to a store in the background: at once, or with a delay of at most 250 ms while somebody types. Entries that
 * it has written or removed itself are not loaded again.
 */
export function storeWriter(store: Store, later: Later, changed: () => void) {
	const known = new Set<number>();
	const soon = new Map<number, { entry: Entry; cancel: () => void }>();

	async function tried<T>(work: () => Promise<T>): Promise<T | null> {
		const { lasting } = store;
		const done = await (async () => work())().catch(() => null);
		if (store.lasting !== lasting) changed();
		return done;
	}
	function off(id: number) {
		known.add(id);
		soon.get(id)?.cancel();
		soon.delete(id);
	}
	function put(entry: Entry) {
		off(entry.id);
		void tried(() => store.put(entry));
	}
	const writeNow = (id: number) => {
		const waits = soon.get(id);
		if (waits) put(waits.entry);
	};
	return {
		put,
		putSoon(entry: Entry) {
			const cancel = soon.get(entry.id)?.cancel ?? later(unwritten, () => writeNow(entry.id));
			soon.set(entry.id, { entry, cancel });
		},
		writeNow,
		flush: () => soon.forEach((_, id) => writeNow(id)),
		remove(ids: number[]) {
			ids.forEach(off);
			void tried(() => store.remove(ids));
		},
		async load(): Promise<Entry[]> {
			const found = (await tried(() => store.load())) ?? [];
			const left = found.filter(({ id }) => !known.has(id));
			left.forEach(({ id }) => known.add(id));
			return left;
		}
	};
}
