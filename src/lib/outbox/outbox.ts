import type { Command } from './command-types.ts';
import type { Entry, Reply } from './entries.ts';
import { entryList } from './entry-list.ts';
import { type Later, type Store, storeWriter } from './indexed-db.ts';
import { inputQueue } from './input-queue.ts';
import { sender, type Sending } from './sender.ts';

export type { Entry, Reply, Store };
export type Options = Omit<Sending, 'later'> & {
	store: Store;
	now?: () => number;
	later?: Later;
	random?: () => number;
};

/**
 * Every change to a notebook or review is sent through this outbox: one command at a time, in order, until the server
 * acknowledges it, despite lost connections and reloads.
 */
export function outbox({ store, now = Date.now, later = timer, random, ...options }: Options) {
	const { deliver } = options;
	const changed = () => safely(options.changed);
	const settled = (entry: Entry, reply: Reply) => safely(() => options.settled(entry, reply));
	const list = entryList(storeWriter(store, later, changed), now, random);
	const input = inputQueue(list, now);
	const sending = sender(list, input, { deliver, changed, settled, later });

	return {
		/** The commands that the server has not acknowledged, in order. */
		get entries() {
			return list.entries;
		},
		get state() {
			return stateOf(list.entries, sending.server);
		},
		/** @param more whether the learner is still typing; then it is sent after a pause */
		add(command: Command, more = false) {
			input.add(command, more);
			sending.step();
		},
		/** Sends now, when the network, the page or the session is back. Resets the waiting time. */
		flush() {
			list.flush();
			list.retryRefused();
			input.hurry();
			sending.retry();
		},
		drained: sending.drained,
		/** Loads the entries that an earlier page left in the store, puts them first, and begins to send. */
		async open() {
			await list.load();
			sending.open();
		},
		/** The learner saw both versions and chose their own. */
		keepMine(about: string) {
			input.keepMine(about);
			sending.step();
		},
		/** Drops the entries on a subject. Returns the last command, so that it can be restored. */
		drop(about: string): Command | null {
			const dropped = list.on(about).filter(({ id }) => id !== sending.inFlight);
			list.remove(dropped);
			sending.step();
			return dropped.at(-1)?.command ?? null;
		},
		close() {
			list.flush();
			sending.close();
		}
	};
}

/** The state that a page shows about saving. */
function stateOf(
	entries: readonly Entry[],
	{ signedOut, unreached }: { signedOut: boolean; unreached: boolean }
) {
	const reasons = entries.flatMap(({ problem }) => problem?.reason ?? []);
	if (reasons.length) return reasons.includes('stale') ? 'conflict' : 'refused';
	if (signedOut) return 'signed_out';
	if (!entries.length) return 'saved';
	return unreached ? 'unreached' : 'saving';
}

function timer(ms: number, work: () => void) {
	const timeout = setTimeout(work, ms);
	return () => clearTimeout(timeout);
}

/** Logs an error in a page's own function, so that it does not stop the sending. */
function safely(work: () => void) {
	try {
		work();
	} catch (error) {
		console.error(error);
	}
}
