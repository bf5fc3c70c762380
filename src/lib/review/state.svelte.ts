import { createContext } from 'svelte';
import type { Review } from '#lib/server/review/reviews.ts';
import { type Changed, type Command, subject } from '#lib/outbox/command-types.ts';
import type { Entry } from '#lib/outbox/outbox.ts';
import { extend, pendingCommands } from '#lib/outbox/pending.svelte.ts';
import { applyToReview, changeFromServer, mergeReply } from './apply.ts';
import type { ReviewCommand } from '#lib/outbox/review-commands.ts';

/** A review as a page loaded it: of which submission, when by the server's clock, and the citations in it. */
export type LoadedReview = {
	submission: number;
	at: number;
	review: Review;
	citations: Parameters<typeof applyToReview>[2];
};

type ReviewEntry = Entry & { command: ReviewCommand };
const isOfReview = (entry: Entry): entry is ReviewEntry => 'submission' in entry.command;

export type Desk = ReturnType<typeof createDesk>;
export const [atDesk, provideDesk] = createContext<Desk>();

/**
 * The desk of somebody who reviews, in this tab: what waits to be sent, of whichever submission, while they step
 * from one to the next. To be called while a component is made.
 */
export function createDesk(owner: string) {
	const place = `reviews of ${owner}`;
	/** What the server said since a page was loaded, the newest last. */
	let replies = $state.raw<{ command: ReviewCommand; changed: Changed }[]>([]);
	/** The newest load, by the server's clock. */
	let loaded = 0;

	function keepReply(command: Command, changed: Changed) {
		if ('submission' in command) replies = [...replies.slice(-200), { command, changed }];
	}
	const queue = pendingCommands({
		owner,
		work: place,
		name: place,
		merge: keepReply,
		address: (command) =>
			'submission' in command ? `/submissions/${command.submission}/commands` : ''
	});
	const entries = $derived(queue.entries.filter(isOfReview));

	const of = (submission: number) => (one: { command: ReviewCommand }) =>
		one.command.submission === submission;
	const drop = (entry: Entry) => void queue.drop(subject(entry.command));

	return extend(queue, {
		/** Does something in a review: at once here, and on the server as soon as it can be reached. */
		run: (command: ReviewCommand, typing = false) => queue.add(command, typing),
		/** The review as it is once all that was done here has reached the server. */
		review({ submission, at, review, citations }: LoadedReview): Review {
			loaded = Math.max(loaded, at);
			const newer = replies.filter(of(submission)).filter(({ changed }) => changed.savedAt >= at);
			const now = newer.reduce((one, { changed }) => mergeReply(one, changed), review);
			return entries
				.filter(of(submission))
				.reduce(
					(one, { command, touched }) => applyToReview(one, command, citations, touched),
					now
				);
		},
		/** What two have changed at once in a review: mine, and what the other said. */
		collisions: (submission: number) =>
			entries.filter(of(submission)).filter(({ problem }) => problem?.reason === 'stale'),
		refusal: (command: ReviewCommand) => queue.refusal(subject(command)),
		/** Those that the server refused for good, of any submission. */
		get refused() {
			return entries.filter(({ problem }) => problem && problem.reason !== 'stale');
		},
		keepMine: (entry: Entry) => queue.keepMine(subject(entry.command)),
		keepTheirs(entry: ReviewEntry) {
			drop(entry);
			const changed = changeFromServer(entry.command, entry.problem?.theirs);
			keepReply(entry.command, { ...changed, savedAt: Math.max(loaded, queue.savedAt) });
		},
		/** Forgets what was refused. */
		drop
	});
}
