import { setTimeout as pause } from 'node:timers/promises';

/** How long anything may take until it is as awaited, on a machine that is busy with other things. */
const limit = 60_000;

/**
 * Looks again and again until a look succeeds.
 * @param awaited what is waited for, for the message
 * @param look throws what it saw as long as that is not it
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
