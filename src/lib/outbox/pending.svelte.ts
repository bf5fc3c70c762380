import { onMount } from 'svelte';
import { type Changed, type Command, subject } from './command-types.ts';
import type { Entry, Reply } from './outbox.ts';
import { type Shown, tabOutbox, type Work } from './tab-outbox.ts';
import type { News } from './tabs.ts';

type Options = Work & {
	/** The time of the last save, as far as the page knows. */
	savedAt?: number;
	/** Called when the server has changed something, for this tab or another one. */
	merge(command: Command, changed: Changed): void;
};

export type PendingCommands = ReturnType<typeof pendingCommands>;

/** The queue with more members, or with replacements for its own; getters stay getters. */
export const extend = <M extends object>(queue: PendingCommands, more: M) =>
	Object.defineProperties(
		{},
		{
			...Object.getOwnPropertyDescriptors(queue),
			...Object.getOwnPropertyDescriptors(more)
		}
	) as Omit<PendingCommands, keyof M> & M;

/**
 * The commands of this tab that wait to be sent, as a page shows them. They are sent at once when the network, the
 * page or its window is back. Must be called while a component is created.
 */
export function pendingCommands({ savedAt = 0, merge, ...work }: Options) {
	const view = queueView(savedAt);
	const box = tabOutbox(work, { changed: view.show, settled, news });

	function news({ command, changed }: News) {
		merge(command, changed);
		view.saved(changed.savedAt);
	}
	function settled({ command }: Entry, reply: Reply) {
		view.answered(subject(command), 'refused' in reply ? reply.refused.message : '');
		const changed = 'changed' in reply ? reply.changed : reply.refused.changed;
		if (!changed) return;
		news({ command, changed });
		box.tell({ command, changed });
	}

	onMount(() => {
		const stop = whenBack(box.flush);
		void box.open();
		return () => {
			stop();
			box.close();
		};
	});

	return {
		/** Sends a command as soon as the server can be reached. @param typing whether more may follow at once */
		add: box.add,
		flush: box.flush,
		drained: box.drained,
		keepMine: box.keepMine,
		/** Drops the entries on a subject. Returns the last command, if there is one. */
		drop: box.drop,
		/** The latest refusal on a subject, until a command on it succeeds. */
		refusal: view.refusal,
		get entries() {
			return view.entries;
		},
		get state() {
			return view.state;
		},
		get savedAt() {
			return view.savedAt;
		},
		/** Whether the waiting commands are kept on this device if the page is closed. */
		get lasting() {
			return view.lasting;
		}
	};
}

/** The state of an outbox that a page shows, as reactive state. */
function queueView(before: number) {
	let entries = $state.raw<Shown['entries']>([]);
	let state = $state<Shown['state']>('saved');
	let lasting = $state(true);
	let savedAt = $state(before);
	let refusals = $state.raw<Record<string, string>>({});

	return {
		get entries() {
			return entries;
		},
		get state() {
			return state;
		},
		get lasting() {
			return lasting;
		},
		get savedAt() {
			return savedAt;
		},
		refusal: (about: string) =>
			refusals[about] ||
			entries.find(
				({ problem, command }) =>
					problem && problem.reason !== 'stale' && subject(command) === about
			)?.problem?.message,
		show: (now: Shown) => void ({ entries, state, lasting } = now),
		saved: (at: number) => void (savedAt = Math.max(savedAt, at)),
		/** Call this when the server has answered on a subject. @param refusal the message, empty for none */
		answered: (about: string, refusal: string) =>
			void (refusals = { ...refusals, [about]: refusal })
	};
}

/** Calls a function whenever the network, the page or its window is back. Returns a function that stops this. */
function whenBack(work: () => void): () => void {
	const end = new AbortController();
	const { signal } = end;
	addEventListener('online', work, { signal });
	addEventListener('focus', work, { signal });
	document.addEventListener('visibilitychange', work, { signal });
	return () => end.abort();
}
