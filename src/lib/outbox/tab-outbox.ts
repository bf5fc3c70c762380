import type { Command } from './command-types.ts';
import { openStore } from './indexed-db.ts';
import { type Entry, outbox, type Reply } from './outbox.ts';
import { deliver } from './send.ts';
import { type News, tab, tabs } from './tabs.ts';

type Outbox = ReturnType<typeof outbox>;
/** The part of an outbox that a page shows. `lasting`: the browser keeps waiting entries if the page is closed. */
export type Shown = Pick<Outbox, 'entries' | 'state'> & { lasting: boolean };
export type Work = {
	owner: string;
	/** The key of the entries on this device: a notebook's id, or a name. */
	work: number | string;
	/** The name by which tabs that show the same work find each other. */
	name: string;
	address: Parameters<typeof deliver>[0];
};
type Listeners = {
	changed(shown: Shown): void;
	/** Called when an entry has left the queue with this reply. */
	settled(entry: Entry, reply: Reply): void;
	/** Called when another tab's command has changed something on the server. */
	news(news: News): void;
};

/**
 * This tab's outbox, with the entries that the browser keeps, including those of closed tabs, and a channel to the
 * open tabs. Commands that are added before the store is open wait for it.
 */
export function tabOutbox({ owner, work, name, address }: Work, on: Listeners) {
	let box: Outbox | null = null;
	let channel: ReturnType<typeof tabs> | null = null;
	let closed = false;
	const waiting: { command: Command; typing: boolean }[] = [];

	async function open() {
		const store = await openStore(owner, work, tab(), name);
		if (closed) return;
		const changed = () => {
			const { entries, state } = opened;
			on.changed({ entries, state, lasting: store.lasting });
		};
		const opened = outbox({ store, deliver: deliver(address), changed, settled: on.settled });
		box = opened;
		changed();
		for (const { command, typing } of waiting.splice(0)) opened.add(command, typing);
		channel = tabs(name, tab(), on.news);
		await store.adopt(await channel.living());
		if (!closed) await opened.open();
	}

	return {
		/** @param typing whether more may follow at once */
		add(command: Command, typing = false) {
			if (box) box.add(command, typing);
			else waiting.push({ command, typing });
		},
		flush: () => box?.flush(),
		drained: () => box?.drained() ?? Promise.resolve(),
		keepMine: (about: string) => box?.keepMine(about),
		drop: (about: string): Command | null => box?.drop(about) ?? null,
		/** Tells the other tabs with the same work what was saved. */
		tell: (news: News) => channel?.tell(news),
		open,
		close() {
			closed = true;
			box?.close();
			channel?.close();
		}
	};
}
