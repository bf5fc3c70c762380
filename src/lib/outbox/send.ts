import type { Changed, Command, Refused } from './command-types.ts';

/**
 * Sends commands to a notebook on the server, or each to its own address. The returned function rejects when the
 * server cannot be reached or fails, so that the same command can be sent again.
 */
export const deliver =
	(address: string | ((command: Command) => string)) =>
	async (command: Command): Promise<{ changed: Changed } | { refused: Refused }> => {
		const body = JSON.stringify(command);
		const response = await fetch(typeof address === 'string' ? address : address(command), {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body,
			// continues after the page is left; browsers allow that only for short bodies
			keepalive: body.length < 15_000,
			signal: AbortSignal.timeout(20_000)
		});
		if (response.status >= 500) throw new Error(`The server answered ${response.status}.`);
		const reply: { changed: Changed } | { refused: Refused } = await response.json();
		return reply;
	};

/**
 * Sends the learner's place, or that they looked at something. Nothing depends on it, so it is not sent again.
 * @returns whether the server received it
 */
export async function tell(
	address: string,
	order: { kind: 'visit'; place: string } | { kind: 'look' }
): Promise<boolean> {
	const headers = { 'content-type': 'application/json' };
	try {
		const reply = await fetch(address, { method: 'POST', headers, body: JSON.stringify(order) });
		// an unread reply would keep its connection occupied
		await reply.text();
		return reply.ok;
	} catch {
		return false;
	}
}
