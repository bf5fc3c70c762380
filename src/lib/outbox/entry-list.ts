import { type Command, subject } from './command-types.ts';
import { retriable, type Entry } from './entries.ts';
import type { StoreWriter } from './indexed-db.ts';

export type EntryList = ReturnType<typeof entryList>;

/** The commands that the server has not acknowledged, in order, each with its copy in the store. */
export function entryList(writer: StoreWriter, now: () => number, random = Math.random) {
	let entries: readonly Entry[] = [];
	let newestId = 0;

	/** Replaces the entry with the same id, on the page only. */
	function replace(entry: Entry) {
		entries = entries.map((one) => (one.id === entry.id ? entry : one));
	}

	return {
		get entries() {
			return entries;
		},
		get newestId() {
			return newestId;
		},
		/** The entries on a subject. */
		on: (about: string) => entries.filter(({ command }) => subject(command) === about),
		replace,
		/** Replaces an entry on the page and in the store. */
		update(entry: Entry) {
			replace(entry);
			writer.put(entry);
		},
		/** The same, but the store is updated a little later, because there may be more typing. */
		updateSoon(entry: Entry) {
			replace(entry);
			writer.putSoon(entry);
		},
		remove(these: Entry[]) {
			entries = entries.filter(({ id }) => these.every((one) => one.id !== id));
			writer.remove(these.map(({ id }) => id));
		},
		/** Ids are based on the clock, so that they sort by time and differ from those of other tabs. */
		push(command: Command) {
			const at = now();
			const id = Math.max(newestId + 1, Math.floor((at + random()) * 1024));
			const entry = { id, command, since: at, touched: at, attempted: false, problem: null };
			newestId = id;
			entries = [...entries, entry];
			writer.put(entry);
		},
		/** Marks an entry as sent. Its last changes are written to the store first. */
		markSent(entry: Entry) {
			writer.writeNow(entry.id);
			replace({ ...entry, attempted: true });
		},
		/** Allows another attempt for commands refused as missing or closed. */
		retryRefused() {
			entries = entries.map(retriable);
		},
		/** Writes to the store at once what still waits for the end of typing. */
		flush: () => writer.flush(),
		/** Puts the entries that an earlier page left in the store before those added since. */
		async load() {
			const left = (await writer.load()).map((entry) => ({ ...retriable(entry), attempted: true }));
			entries = [...left, ...entries];
			newestId = left.reduce((most, { id }) => Math.max(most, id), newestId);
		}
	};
}
