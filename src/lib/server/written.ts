import { client, noteHeld, transact } from './db/index.ts';
import { log } from './logger.ts';
import { Refusal } from './refusal.ts';
import { isBusy, seldom } from './unavailable.ts';

export { onceStored } from './db/index.ts';

/** How long a change waits for another process that holds the database, in ms, before it is refused. */
export const limit = 5000;
/** How often the server looks whether the database is free again, in ms. */
const pause = 50;

/** The look that all waiting changes share. */
let looking: Promise<boolean> | null = null;

/**
 * Runs `work` in one transaction, as soon as the database can be written. While another process holds it, this waits
 * without keeping other requests waiting. The transaction begins before `work`, so nothing ever runs twice or by half.
 * A `Refusal`, and whatever isn't an `Error`, such as a redirect, leaves what was written before; any other error
 * undoes it. What an async `work` does after its first `await` is no longer in the transaction.
 * @returns what `work` returns
 * @throws SqliteError `SQLITE_BUSY` when the database is still held after five seconds
 */
export async function written<T>(work: () => T): Promise<Awaited<T>> {
	const end = Date.now() + limit;
	for (;;) {
		let done: Done<T>;
		try {
			done = atOnce(work);
		} catch (error) {
			if (!isBusy(error) || Date.now() >= end) throw error;
			seldom('held', () =>
				log.warn('Another program holds the database. Changes wait for it; pages can be read.')
			);
			noteHeld(true);
			await freed(end);
			continue;
		}
		noteHeld(false);
		if ('thrown' in done) throw done.thrown;
		return await done.value;
	}
}

type Done<T> = { value: T } | { thrown: unknown };

const atOnce = <T>(work: () => T): Done<T> =>
	transact(() => {
		try {
			return { value: work() };
		} catch (thrown) {
			if (thrown instanceof Error && !(thrown instanceof Refusal)) throw thrown;
			return { thrown };
		}
	});

/** Waits until the database is free, or this moment is over. */
async function freed(end: number) {
	while (Date.now() < end && !(await (looking ??= look())));
}

/** Looks in a moment whether another process still holds the database. */
async function look(): Promise<boolean> {
	await new Promise((resolve) => setTimeout(resolve, pause));
	looking = null;
	try {
		client.exec('BEGIN IMMEDIATE');
		client.exec('ROLLBACK');
		return true;
	} catch (error) {
		// any other error will show in the change itself
		return !isBusy(error);
	}
}
