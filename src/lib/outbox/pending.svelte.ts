import { onMount } from 'svelte';
import { type Changed, type Command, subject } from './command-types.ts';
import { deliver } from './send.ts';
import { type Entry, outbox, type Reply } from './outbox.ts';
import { openStore } from './indexed-db.ts';
import { tab, tabs } from './tabs.ts';

type Outbox = ReturnType<typeof outbox>;
type Where = {
	owner: string;
	/** Under what it is kept on this device: a notebook's id, or a name. */
	work: number | string;
	/** What tabs that show the same call it. */
	name: string;
	address: Parameters<typeof deliver>[0];
	/** When it was saved last, as far as the page knows. */
	savedAt?: number;
	/** The server changed something, for this tab or another one. */
	heard(command: Command, changed: Changed): void;
};

export type Queued = ReturnType<typeof queued>;

/** The same with more members, or others in the place of its own; what is a getter stays one. */
export const extended = <M extends object>(queue: Queued, more: M) =>
	Object.defineProperties(
		{},
		{
			...Object.getOwnPropertyDescriptors(queue),
			...Object.getOwnPropertyDescriptors(more)
		}
	) as Omit<Queued, keyof M> & M;

/**
 * What waits to be sent from this tab, as a page shows it: an outbox over what the browser keeps, with what closed
 * tabs left behind, in touch with those that are open. It sends at once when the network, the page or its window
 * is back. To be called while a component is made.
 */
export function queued({ owner, work, name, address, savedAt: before = 0, heard }: Where) {
	let entries = $state.raw<readonly Entry[]>([]);
	let state = $state<Outbox['state']>('saved');
	let savedAt = $state(before);
	let lasting = $state(true);
	let said = $state.raw<Record<string, string>>({});
	let queue: Outbox | null = null;
	let channel: ReturnType<typeof tabs> | null = null;
	const early: [Command, boolean][] = [];

	function hear(command: Command, changed: Changed) {
		heard(command, changed);
		savedAt = Math.max(savedAt, changed.savedAt);
	}
	function settled({ command }: Entry, reply: Reply) {
		said = { ...said, [subject(command)]: 'refused' in reply ? reply.refused.message : '' };
		const changed = 'changed' in reply ? reply.changed : reply.refused.changed;
		if (!changed) return;
		hear(command, changed);
		channel?.tell({ command, changed });
	}
	const flush = () => queue?.flush();

	onMount(() => {
		let gone = false;
		void openStore(owner, work, tab(), name).then((store) => {
			if (gone) return;
			lasting = store.lasting;
			const mine = outbox({
				store,
				deliver: deliver(address),
				settled,
				changed() {
					({ entries, state } = mine);
					({ lasting } = store);
				}
			});
			queue = mine;
			for (const [command, typing] of early.splice(0)) mine.add(command, typing);
			channel = tabs(name, tab(), ({ command, changed }) => hear(command, changed));
			void channel.living().then(async (living) => {
				await store.adopt(living);
				if (!gone) await mine.open();
			});
		});
		addEventListener('online', flush);
		addEventListener('focus', flush);
		document.addEventListener('visibilitychange', flush);
		return () => {
			gone = true;
			removeEventListener('online', flush);
			removeEventListener('focus', flush);
			document.removeEventListener('visibilitychange', flush);
			queue?.close();
			channel?.close();
		};
	});

	return {
		/** Sends a command as soon as the server can be reached. @param typing whether more may come at once */
		add(command: Command, typing = false) {
			if (queue) queue.add(command, typing);
			else early.push([command, typing]);
		},
		flush,
		drained: () => queue?.drained() ?? Promise.resolve(),
		keepMine: (about: string) => queue?.keepMine(about),
		/** Forgets what waits on a subject. Returns its last command, if there is one. */
		drop: (about: string): Command | null => queue?.drop(about) ?? null,
		/** What was refused most recently on a subject, until it goes through. */
		refusal: (about: string) =>
			said[about] ||
			entries.find(
				({ problem, command }) =>
					problem && problem.reason !== 'stale' && subject(command) === about
			)?.problem?.message,
		get entries() {
			return entries;
		},
		get state() {
			return state;
		},
		get savedAt() {
			return savedAt;
		},
		/** Whether what waits is kept on this device, should this page be closed. */
		get lasting() {
			return lasting;
		}
	};
}
