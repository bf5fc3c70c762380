/** How long the reply to a form is kept for a second press of its button, in milliseconds. */
const patience = 60_000;
const replies = new Map<string, Promise<unknown>>();

/**
 * Does the work of a form once, and gives the same result to a second request: a button may be pressed again while its
 * reply is on its way, and what the first reply shows may be shown only once. The result is in memory for a minute.
 * @param id who sends which form; an empty one is never the same
 */
export function once<T>(id: string, work: () => Promise<T>): Promise<T> {
	const known = id ? replies.get(id) : undefined;
	if (known) return known as Promise<T>;
	const reply = work();
	if (!id) return reply;
	replies.set(id, reply);
	const forget = () => void replies.delete(id);
	// what failed can be tried again
	reply.then(() => setTimeout(forget, patience).unref(), forget);
	return reply;
}
