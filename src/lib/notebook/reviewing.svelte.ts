import { createContext, onMount } from 'svelte';
import type { Review } from '#lib/server/reviews.ts';
import { type Changed, type Command, subject } from './commands.ts';
import { deliver } from './deliver.ts';
import { type Entry, outbox, type Reply } from './outbox.ts';
import { reviewed, theirs, told } from './review-apply.ts';
import type { Reviewing } from './review-commands.ts';
import { openStore } from './store.ts';
import { tab, tabs } from './tabs.ts';

/** A review as a page loaded it: of which submission, when by the server's clock, and the citations in it. */
export type Loaded = {
	submission: number;
	at: number;
	review: Review;
	citations: Parameters<typeof reviewed>[2];
};

type Waiting = Entry & { command: Reviewing };
const ours = (entry: Entry): entry is Waiting => 'submission' in entry.command;

export type Desk = ReturnType<typeof reviewing>;
export const [atDesk, provideDesk] = createContext<Desk>();

/**
 * The desk of somebody who reviews, in this tab: what waits to be sent, of whichever submission, while they step
 * from one to the next. To be called while a component is made.
 */
export function reviewing(owner: string) {
	const place = `reviews of ${owner}`;
	let entries = $state.raw<readonly Waiting[]>([]);
	let state = $state<ReturnType<typeof outbox>['state']>('saved');
	let savedAt = $state(0);
	let lasting = $state(true);
	/** What the server said since a page was loaded, the newest last. */
	let heard = $state.raw<{ command: Reviewing; changed: Changed }[]>([]);
	let said = $state.raw<Record<string, string>>({});
	let queue: ReturnType<typeof outbox> | null = null;
	/** The newest load, by the server's clock. */
	let loaded = 0;
	const early: [Reviewing, boolean][] = [];

	function hear(command: Command, changed: Changed) {
		if (!('submission' in command)) return;
		heard = [...heard.slice(-200), { command, changed }];
		savedAt = Math.max(savedAt, changed.savedAt);
	}

	onMount(() => {
		let gone = false;
		let channel: ReturnType<typeof tabs> | null = null;
		void openStore(owner, place, tab(), place).then((store) => {
			if (gone) return;
			lasting = store.lasting;
			const mine = outbox({
				store,
				deliver: deliver((command) =>
					'submission' in command ? `/submissions/${command.submission}/commands` : ''
				),
				settled({ command }: Entry, reply: Reply) {
					said = { ...said, [subject(command)]: 'refused' in reply ? reply.refused.message : '' };
					if (!('changed' in reply)) return;
					hear(command, reply.changed);
					channel?.tell({ command, changed: reply.changed });
				},
				changed() {
					state = mine.state;
					entries = mine.entries.filter(ours);
					lasting = store.lasting;
				}
			});
			queue = mine;
			for (const [command, typing] of early.splice(0)) mine.add(command, typing);
			channel = tabs(place, tab(), ({ command, changed }) => hear(command, changed));
			void channel.living().then(async (living) => {
				await store.adopt(living);
				if (!gone) await mine.open();
			});
		});
		const flush = () => queue?.flush();
		addEventListener('online', flush);
		document.addEventListener('visibilitychange', flush);
		return () => {
			gone = true;
			removeEventListener('online', flush);
			document.removeEventListener('visibilitychange', flush);
			queue?.close();
			channel?.close();
		};
	});

	const of = (submission: number) => (one: { command: Reviewing }) =>
		one.command.submission === submission;

	return {
		/** Does something in a review: at once here, and on the server as soon as it can be reached. */
		run(command: Reviewing, typing = false) {
			if (queue) queue.add(command, typing);
			else early.push([command, typing]);
		},
		/** The review as it is once all that was done here has reached the server. */
		grown({ submission, at, review, citations }: Loaded): Review {
			loaded = Math.max(loaded, at);
			const newer = heard.filter(of(submission)).filter(({ changed }) => changed.savedAt >= at);
			const now = newer.reduce((one, { changed }) => told(one, changed), review);
			return entries
				.filter(of(submission))
				.reduce((one, { command, touched }) => reviewed(one, command, citations, touched), now);
		},
		/** What two have changed at once in a review: mine, and what the other said. */
		collisions: (submission: number) =>
			entries.filter(of(submission)).filter(({ problem }) => problem?.reason === 'stale'),
		/** What was refused most recently on a subject, until it goes through. */
		refusal: (command: Reviewing) =>
			said[subject(command)] ||
			entries.find(
				(one) =>
					one.problem && one.problem.reason !== 'stale' && subject(one.command) === subject(command)
			)?.problem?.message,
		/** Those that the server refused for good, of any submission. */
		get refused() {
			return entries.filter(({ problem }) => problem && problem.reason !== 'stale');
		},
		keepMine: (entry: Entry) => queue?.keepMine(subject(entry.command)),
		keepTheirs(entry: Waiting) {
			queue?.drop(subject(entry.command));
			const changed = theirs(entry.command, entry.problem?.theirs);
			hear(entry.command, { ...changed, savedAt: Math.max(loaded, savedAt) });
		},
		/** Forgets what was refused. */
		drop: (entry: Entry) => void queue?.drop(subject(entry.command)),
		flush: () => queue?.flush(),
		drained: () => queue?.drained() ?? Promise.resolve(),
		get entries() {
			return entries;
		},
		get state() {
			return state;
		},
		get savedAt() {
			return savedAt;
		},
		get lasting() {
			return lasting;
		}
	};
}
