import { createContext } from 'svelte';
import type { Review } from '#lib/server/review/reviews.ts';
import { type Changed, type Command, subject } from '#lib/outbox/command-types.ts';
import type { Entry } from '#lib/outbox/outbox.ts';
import { extend, pendingCommands } from '#lib/outbox/pending.svelte.ts';
import { typedInput } from '#lib/outbox/typed-input.svelte.ts';
import { applyToReview, changeFromServer, mergeReply } from './apply.ts';
import type { ReviewCommand } from '#lib/outbox/review-commands.ts';

/** A review as a page loaded it: its submission, the time by the server's clock, and the submission's citations. */
export type LoadedReview = {
	submission: number;
	at: number;
	review: Review;
	citations: Parameters<typeof applyToReview>[2];
};

type ReviewEntry = Entry & { command: ReviewCommand };
const isOfReview = (entry: Entry): entry is ReviewEntry => 'submission' in entry.command;

/** Whether a command shows while it waits: what was typed always does, but no review is finished that was refused. */
const stands = ({ command, problem }: ReviewEntry) => command.kind !== 'done' || !problem;

type Answered = { command: ReviewCommand; changed: Changed };

/** Whether the last that is known of a review is that it was finished. */
function isFinished(waiting: ReviewEntry[], replies: Answered[]): boolean {
	const last = waiting.findLast(({ command }) => command.kind === 'done')?.command;
	if (last?.kind === 'done') return last.done;
	const told = replies.findLast(({ changed }) => changed.done)?.changed.done;
	return (told?.doneAt ?? null) !== null;
}

export type Desk = ReturnType<typeof createDesk>;
export const [atDesk, provideDesk] = createContext<Desk>();

/**
 * A reviewer's desk in this tab: the commands waiting to be sent, for every submission that they have stepped
 * through. Must be called while a component is created.
 */
export function createDesk(owner: string) {
	const place = `reviews of ${owner}`;
	/** The server's replies since a page was loaded, the newest last. */
	let replies = $state.raw<Answered[]>([]);
	/** The time of the newest load, by the server's clock. */
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
		/** What was typed into forms and not sent. */
		typed: typedInput({ owner, work: place, uid: place }),
		/** Makes a change in a review: at once here, and on the server as soon as it can be reached. */
		run: (command: ReviewCommand, typing = false) => queue.add(command, typing),
		/** The review as it will be once every change made here has reached the server. */
		review({ submission, at, review, citations }: LoadedReview): Review {
			loaded = Math.max(loaded, at);
			const newer = replies.filter(of(submission)).filter(({ changed }) => changed.savedAt >= at);
			const now = newer.reduce((one, { changed }) => mergeReply(one, changed), review);
			return entries
				.filter(of(submission))
				.filter(stands)
				.reduce(
					(one, { command, touched }) => applyToReview(one, command, citations, touched),
					now
				);
		},
		/** Whether the review was finished in this tab, as far as it knows. */
		finished: (submission: number) =>
			isFinished(entries.filter(of(submission)).filter(stands), replies.filter(of(submission))),
		/** Conflicts: my commands that were refused because somebody else changed the same thing in this review. */
		collisions: (submission: number) =>
			entries.filter(of(submission)).filter(({ problem }) => problem?.reason === 'stale'),
		refusal: (command: ReviewCommand) => queue.refusal(subject(command)),
		/** Commands that the server refused for another reason, in any submission. */
		get refused() {
			return entries.filter(({ problem }) => problem && problem.reason !== 'stale');
		},
		keepMine: (entry: Entry) => queue.keepMine(subject(entry.command)),
		keepTheirs(entry: ReviewEntry) {
			drop(entry);
			const changed = changeFromServer(entry.command, entry.problem?.theirs);
			keepReply(entry.command, { ...changed, savedAt: Math.max(loaded, queue.savedAt) });
		},
		/** Drops refused commands. */
		drop
	});
}
