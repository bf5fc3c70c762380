import { setTimeout as pause } from 'node:timers/promises';

/** How long to wait for anything, on a machine that is busy with other things. */
const limit = 60_000;

/**
 * Calls `look` until it succeeds.
 * @param awaited what is waited for, for the message
 * @param look throws with what it found as long as that is not the awaited state
 */
export async function until<T>(awaited: string, look: () => Promise<T>): Promise<T> {
	const end = Date.now() + limit;
	for (;;) {
		try {
			return await look();
		} catch (error) {
			if (Date.now() < end) await pause(50);
			else throw new Error(`Waited in vain: ${awaited}. ${seen(error)}`, { cause: error });
		}
	}
}

const seen = (error: unknown) => (error instanceof Error ? error.message : String(error));
