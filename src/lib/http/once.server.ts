import { sealed } from '#lib/server/secret.ts';

/** How long the reply to a form is kept for a second press of its button, in milliseconds. */
const patience = 60_000;
const replies = new Map<string, Promise<unknown>>();

/**
 * Does the work of a form once, and gives the same result to a second request: a button may be pressed again while its
 * reply is on its way, and what the first reply shows may be shown only once. The result is in memory for a minute.
 * @param form the id that the page gave its form; without one, no two are the same
 * @param sent who sent it and all that it says: going back and changing something makes another form of it
 */
export function once<T>(form: string, sent: unknown[], work: () => Promise<T>): Promise<T> {
	if (!form) return work();
	const id = sealed('form', form, JSON.stringify(sent));
	const known = replies.get(id);
	if (known) return known as Promise<T>;
	const reply = work();
	replies.set(id, reply);
	const forget = () => void replies.delete(id);
	// what failed can be tried again
	reply.then(() => setTimeout(forget, patience).unref(), forget);
	return reply;
}
