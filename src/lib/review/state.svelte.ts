import { createContext } from 'svelte';
import type { Review } from '#lib/server/review/reviews.ts';
import { type Changed, type Command, subject } from '#lib/outbox/command-types.ts';
import type { Entry } from '#lib/outbox/outbox.ts';
import { extend, pendingCommands } from '#lib/outbox/pending.svelte.ts';
import { reviewed, theirs, mergeReply } from './apply.ts';
import type { Reviewing } from '#lib/outbox/review-commands.ts';

/** A review as a page loaded it: of which submission, when by the server's clock, and the citations in it. */
export type Loaded = {
	submission: number;
	at: number;
	review: Review;
	citations: Parameters<typeof reviewed>[2];
};

type Waiting = Entry & { command: Reviewing };
const ours = (entry: Entry): entry is Waiting => 'submission' in entry.command;

export type Desk = ReturnType<typeof createDesk>;
export const [atDesk, provideDesk] = createContext<Desk>();

/**
 * The desk of somebody who reviews, in this tab: what waits to be sent, of whichever submission, while they step
 * from one to the next. To be called while a component is made.
 */
export function createDesk(owner: string) {
	const place = `reviews of ${owner}`;
	/** What the server said since a page was loaded, the newest last. */
	let heard = $state.raw<{ command: Reviewing; changed: Changed }[]>([]);
	/** The newest load, by the server's clock. */
	let loaded = 0;

	function hear(command: Command, changed: Changed) {
		if ('submission' in command) heard = [...heard.slice(-200), { command, changed }];
	}
	const queue = pendingCommands({
		owner,
		work: place,
		name: place,
		merge: hear,
		address: (command) =>
			'submission' in command ? `/submissions/${command.submission}/commands` : ''
	});
	const entries = $derived(queue.entries.filter(ours));

	const of = (submission: number) => (one: { command: Reviewing }) =>
		one.command.submission === submission;
	const drop = (entry: Entry) => void queue.drop(subject(entry.command));

	return extend(queue, {
		/** Does something in a review: at once here, and on the server as soon as it can be reached. */
		run: (command: Reviewing, typing = false) => queue.add(command, typing),
		/** The review as it is once all that was done here has reached the server. */
		grown({ submission, at, review, citations }: Loaded): Review {
			loaded = Math.max(loaded, at);
			const newer = heard.filter(of(submission)).filter(({ changed }) => changed.savedAt >= at);
			const now = newer.reduce((one, { changed }) => mergeReply(one, changed), review);
			return entries
				.filter(of(submission))
				.reduce((one, { command, touched }) => reviewed(one, command, citations, touched), now);
		},
		/** What two have changed at once in a review: mine, and what the other said. */
		collisions: (submission: number) =>
			entries.filter(of(submission)).filter(({ problem }) => problem?.reason === 'stale'),
		refusal: (command: Reviewing) => queue.refusal(subject(command)),
		/** Those that the server refused for good, of any submission. */
		get refused() {
			return entries.filter(({ problem }) => problem && problem.reason !== 'stale');
		},
		keepMine: (entry: Entry) => queue.keepMine(subject(entry.command)),
		keepTheirs(entry: Waiting) {
			drop(entry);
			const changed = theirs(entry.command, entry.problem?.theirs);
			hear(entry.command, { ...changed, savedAt: Math.max(loaded, queue.savedAt) });
		},
		/** Forgets what was refused. */
		drop
	});
}
