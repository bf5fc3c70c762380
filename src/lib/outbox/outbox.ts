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
};

/**
 * Everything that a notebook or a review writes goes through here: one command at a time, in order, until the server
 * acknowledges it, over lost connections and reloads.
 */
export function outbox({ store, now = Date.now, later = timer, ...options }: Options) {
	const { deliver } = options;
	const changed = () => safely(options.changed);
	const settled = (entry: Entry, reply: Reply) => safely(() => options.settled(entry, reply));
	const list = entryList(storeWriter(store, later, changed), now);
	const input = inputQueue(list, now);
	const sending = sender(list, input, { deliver, changed, settled, later });

	return {
		/** What the server has not acknowledged, in order. */
		get entries() {
			return list.entries;
		},
		get state() {
			return stateOf(list.entries, sending.server);
		},
		/** @param more whether the learner is still typing: sent when that rests */
		add(command: Command, more = false) {
			input.add(command, more);
			sending.step();
		},
		/** Sends now: online again, page hidden, signed in again. Resets the waiting time. */
		flush() {
			list.flush();
			list.retryRefused();
			input.hurry();
			sending.retry();
		},
		drained: sending.drained,
		/** Takes what an earlier page left in the store, before what was added meanwhile, and begins to send. */
		async open() {
			await list.load();
			sending.open();
		},
		/** The learner saw both versions and chose this one. */
		keepMine(about: string) {
			input.keepMine(about);
			sending.step();
		},
		/** Forgets what waits on a subject. Returns its last command, so that it can be brought back. */
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

/** What a page says about its saving. */
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

/** An error in a page's own function is logged and does not stop the sending. */
function safely(work: () => void) {
	try {
		work();
	} catch (error) {
		console.error(error);
	}
}
