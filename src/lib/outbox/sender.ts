import { type Command, subject } from './command-types.ts';
import { connection } from './connection.ts';
import { applyReply, type Entry, nextToSend, type Reply } from './entries.ts';
import type { EntryList } from './entry-list.ts';
import type { Later } from './indexed-db.ts';
import type { InputQueue } from './input-queue.ts';

export type Sending = {
	/** Sends a command. Rejects when the server cannot be reached or fails; always ends within seconds. */
	deliver(command: Command): Promise<Reply>;
	/** Called when the entries, the state or the store's `lasting` have changed. */
	changed(): void;
	/** Called when an entry has left the queue with this reply, before `changed`. */
	settled(entry: Entry, reply: Reply): void;
	later: Later;
};

/**
 * Sends the entries of a list, one at a time and in order. A command that got no reply is sent again unchanged, and
 * the server treats it as a possible repetition. A refused one stays in the list until the learner decides.
 */
export function sender(
	list: EntryList,
	{ waitingTime }: Pick<InputQueue, 'waitingTime'>,
	{ deliver, changed, settled, later }: Sending
) {
	const server = connection(later);
	let phase: 'loading' | 'open' | 'closed' = 'loading';
	let inFlight: number | null = null;
	let stopTimer = () => {};
	const drainers: (() => void)[] = [];

	/** Sends the next entry that is due, unless one is being sent, and reports changes. */
	function step() {
		stopTimer();
		const ready = phase === 'open' && inFlight === null && !server.held;
		const entry = ready ? nextToSend(list.entries) : undefined;
		const wait = entry ? waitingTime(entry) : 0;
		if (wait > 0) stopTimer = later(wait, step);
		else if (entry) void send(entry);
		changed();
		const still =
			phase === 'open' && inFlight === null && (server.held || !nextToSend(list.entries));
		if (still || phase === 'closed') for (const resolve of drainers.splice(0)) resolve();
	}

	async function send(entry: Entry) {
		inFlight = entry.id;
		list.markSent(entry);
		const reply = await replyTo(entry.command, deliver);
		inFlight = null;
		if (phase === 'closed') return removeIfCertain(list, entry, reply);
		if (reply) server.replied(reply);
		else server.failed(step);
		if (server.signedOut) list.replace(entry);
		else if (reply && leaves(list, entry, reply)) settled(entry, reply);
		step();
	}

	return {
		get inFlight() {
			return inFlight;
		},
		server,
		step,
		open() {
			phase = 'open';
			step();
		},
		/** Tries at once, and forgets earlier failures. */
		retry() {
			server.reset();
			step();
		},
		/** Resolves when nothing more can be sent now, or the server could not be reached. */
		drained: () =>
			new Promise<void>((resolve) => {
				drainers.push(resolve);
				step();
			}),
		close() {
			phase = 'closed';
			server.endPause();
			step();
		}
	};
}

/** The server's reply; null when it could not be reached, or something in between answered instead, such as a proxy. */
async function replyTo(command: Command, deliver: Sending['deliver']): Promise<Reply | null> {
	try {
		const reply = await deliver(command);
		return 'changed' in reply || 'refused' in reply ? reply : null;
	} catch {
		return null;
	}
}

/** Applies a reply to the list. Returns whether the entry has left it. */
function leaves(list: EntryList, entry: Entry, reply: Reply): boolean {
	const others = list.on(subject(entry.command)).filter(({ id }) => id !== entry.id);
	const remaining = applyReply(entry, others, reply);
	// before the entry leaves the store: a crash in between only causes a repetition
	remaining.forEach(list.update);
	if (remaining.some(({ id }) => id === entry.id)) return false;
	list.remove([entry]);
	return true;
}

/** After closing: the same notebook may be open again already, and uncertain entries are sent again there. */
function removeIfCertain(list: EntryList, entry: Entry, reply: Reply | null) {
	const alone = list.on(subject(entry.command)).length === 1;
	if (reply && 'changed' in reply && alone) list.remove([entry]);
}
