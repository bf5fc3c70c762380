import { type Command, subject } from './command-types.ts';
import {
	commandsToKeepMine,
	createsSubject,
	type Entry,
	rebase,
	entryToReplace,
	typingTimeLeft
} from './entries.ts';
import type { EntryList } from './entry-list.ts';

export type InputQueue = ReturnType<typeof inputQueue>;

/**
 * Adds a person's commands to the list: a newer one replaces an older one that the server has not received, and while
 * somebody is typing it waits for a pause.
 */
export function inputQueue(list: EntryList, now: () => number) {
	/** Entries up to this id don't wait for the end of typing. */
	let urgentId = 0;

	function replace(old: Entry, command: Command, hasty: boolean) {
		const entry = { ...old, command, touched: now(), attempted: false, problem: null };
		if (hasty) list.update(entry);
		else list.updateSoon(entry);
	}

	return {
		/** @param more whether the learner is still typing */
		add(command: Command, more: boolean) {
			const mine = list.on(subject(command));
			const old = entryToReplace(mine, command);
			const newer = rebase(command, mine, old);
			const keepsPlace = old && (!old.problem || createsSubject(command));
			const hasty = !more || command.kind === 'lock';
			if (keepsPlace) replace(old, newer, hasty);
			else list.push(newer);
			if (old && !keepsPlace) list.remove([old]);
			if (hasty) urgentId = Math.max(urgentId, keepsPlace ? old.id : list.newestId);
		},
		/** Sends the learner's own version of a subject, based on the server's, if it was refused as stale. */
		keepMine(about: string) {
			const mine = list.on(about);
			const commands = commandsToKeepMine(mine);
			if (!commands.length) return;
			commands.forEach(list.push);
			list.remove(mine);
			urgentId = list.newestId;
		},
		/** Lets every waiting entry be sent at once. */
		hurry() {
			urgentId = list.newestId;
		},
		/** How long an entry still waits for the end of typing, in milliseconds. */
		waitingTime: (entry: Entry) => (entry.id > urgentId ? typingTimeLeft(entry, now()) : 0)
	};
}
