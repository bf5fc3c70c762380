import { type Command, subject } from './command-types.ts';
import { type Later, type Store, writing } from './indexed-db.ts';
import { after, again, chosen, creates, type Entry, next, placed } from './entries.ts';
import { replaceable, type Reply, typing } from './entries.ts';

export type { Entry, Reply, Store };
export type Options = {
	store: Store;
	/** Sends a command. Rejects when the server cannot be reached or fails, and never takes for ever. */
	deliver(command: Command): Promise<Reply>;
	/** Entries, state or the store's `lasting` are others now. */
	changed(): void;
	/** An entry has left the queue with this reply. Told before `changed`. */
	settled(entry: Entry, reply: Reply): void;
	now?: () => number;
	later?: Later;
};

/** How long it is until the next attempt, in milliseconds; from the last one on it stays. */
const pauses = [1000, 2000, 4000, 8000, 15_000];

/**
 * Everything a notebook writes goes through here: one at a time, in order, until the server acknowledges it,
 * over lost connections and reloads. What was sent without an answer is sent again as it was, and the server
 * takes it for the repetition that it may be. What is refused stays until its writer decides.
 */
export function outbox(options: Options) {
	const { store, deliver, changed, settled, now = Date.now, later = timer } = options;
	let entries: readonly Entry[] = [];
	/** The newest id; the one up to which nothing waits for the end of typing; attempts in vain. */
	let newest = 0;
	let urgent = 0;
	let failures = 0;
	let opened = false;
	let closed = false;
	let unreached = false;
	let signedOut = false;
	let inFlight: number | null = null;
	let stop = () => {};
	let pause: (() => void) | null = null;
	const drainers: (() => void)[] = [];
	const written = writing(store, later, () => tell(changed));

	/** Sends what is due, unless something is on its way, and tells what is new. */
	function step() {
		stop();
		const still = inFlight !== null || signedOut || pause !== null;
		const entry = opened && !closed && !still ? next(entries) : undefined;
		const wait = entry && entry.id > urgent ? typing(entry, now()) : 0;
		if (wait > 0) stop = later(wait, step);
		else if (entry) void send(entry);
		tell(changed);
		const over = opened && inFlight === null && (signedOut || pause || !next(entries));
		if (over || closed) for (const resolve of drainers.splice(0)) resolve();
	}

	async function send(entry: Entry) {
		inFlight = entry.id;
		written.now(entry.id);
		set({ ...entry, attempted: true });
		const sent = async () => valid(await deliver(entry.command));
		const reply = await sent().catch(() => null);
		inFlight = null;
		if (closed) {
			// the notebook may be open anew already, and what is not certain is repeated there
			if (reply && 'changed' in reply && on(subject(entry.command)).length === 1) forget([entry]);
			return;
		}
		if (reply) answered(entry, reply);
		else {
			unreached = true;
			pause = later(pauses[failures++] ?? 15_000, resume);
		}
		step();
	}

	function resume() {
		pause?.();
		pause = null;
		step();
	}

	function answered(entry: Entry, reply: Reply) {
		[unreached, failures] = [false, 0];
		signedOut = 'refused' in reply && reply.refused.reason === 'signed_out';
		if (signedOut) return set(entry);
		const others = on(subject(entry.command)).filter(({ id }) => id !== entry.id);
		const kept = after(entry, others, reply);
		// before the entry leaves the store: a crash in between only repeats it
		kept.forEach(keep);
		if (kept.some(({ id }) => id === entry.id)) return;
		forget([entry]);
		tell(() => settled(entry, reply));
	}

	const on = (about: string) => entries.filter(({ command }) => subject(command) === about);
	function set(entry: Entry) {
		entries = entries.map((one) => (one.id === entry.id ? entry : one));
	}
	function keep(entry: Entry) {
		set(entry);
		written.put(entry);
	}
	function forget(these: Entry[]) {
		entries = entries.filter(({ id }) => these.every((one) => one.id !== id));
		written.remove(these.map(({ id }) => id));
	}
	/** Ids are made here, in the order of time and unlike those of other tabs. */
	function push(command: Command) {
		const at = now();
		newest = Math.max(newest + 1, Math.floor((at + Math.random()) * 1024));
		const entry = { id: newest, command, since: at, touched: at, attempted: false, problem: null };
		entries = [...entries, entry];
		written.put(entry);
	}

	return {
		/** What the server has not acknowledged, in order. */
		get entries() {
			return entries;
		},
		get state() {
			const reasons = entries.flatMap(({ problem }) => problem?.reason ?? []);
			if (reasons.length) return reasons.includes('stale') ? 'conflict' : 'refused';
			if (signedOut) return 'signed_out';
			if (!entries.length) return 'saved';
			return unreached ? 'unreached' : 'saving';
		},
		/** @param more whether the learner is still typing: sent when that rests */
		add(command: Command, more = false) {
			const mine = on(subject(command));
			const old = replaceable(mine, command);
			const newer = placed(command, mine, old);
			const stays = old && (!old.problem || creates(command));
			const hasty = !more || command.kind === 'lock';
			if (stays) {
				const entry = { ...old, command: newer, touched: now(), attempted: false, problem: null };
				set(entry);
				written[hasty ? 'put' : 'soon'](entry);
			} else push(newer);
			if (old && !stays) forget([old]);
			if (hasty) urgent = Math.max(urgent, stays ? old.id : newest);
			step();
		},
		/** Sends now: online again, page hidden, signed in again. Resets the waiting time. */
		flush() {
			written.flush();
			[entries, urgent, failures, signedOut] = [entries.map(again), newest, 0, false];
			resume();
		},
		/** Resolves when nothing waits that could still go, or when the server was not reached. */
		drained: () =>
			new Promise<void>((resolve) => {
				drainers.push(resolve);
				step();
			}),
		/** Takes what an earlier page left in the store, before what was added meanwhile, and begins to send. */
		async open() {
			const left = (await written.load()).map((entry) => ({ ...again(entry), attempted: true }));
			entries = [...left, ...entries];
			newest = left.reduce((most, { id }) => Math.max(most, id), newest);
			opened = true;
			step();
		},
		/** The learner saw both versions and chose this one. */
		keepMine(about: string) {
			const mine = on(about);
			const kept = chosen(mine);
			if (!kept.length) return;
			kept.forEach(push);
			forget(mine);
			urgent = newest;
			step();
		},
		/** Forgets what waits on a subject. Returns its last command, so that it can be brought back. */
		drop(about: string): Command | null {
			const mine = on(about).filter(({ id }) => id !== inFlight);
			forget(mine);
			step();
			return mine.at(-1)?.command ?? null;
		},
		close() {
			written.flush();
			closed = true;
			resume();
		}
	};
}

/** A reply that is neither is from something between here and the server. */
const valid = (reply: Reply) => ('changed' in reply || 'refused' in reply ? reply : null);

function timer(ms: number, work: () => void) {
	const timeout = setTimeout(work, ms);
	return () => clearTimeout(timeout);
}

/** A mistake in whoever listens must not stop the sending. */
function tell(work: () => void) {
	try {
		work();
	} catch (error) {
		console.error(error);
	}
}
