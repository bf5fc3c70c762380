import type { PendingCommands } from './pending.svelte.ts';

type Pending = Pick<PendingCommands, 'drained' | 'entries' | 'lasting'>;

/** How long leaving waits for requests under way, in milliseconds. */
const patience = 1500;

/**
 * Waits for requests under way, and asks the person if some commands were not sent. Resolves to whether to leave.
 * @param coming when the commands kept on this device will be sent
 */
export async function confirmLeaving(queue: Pending, coming: string): Promise<boolean> {
	await Promise.race([queue.drained(), new Promise((resolve) => setTimeout(resolve, patience))]);
	const question = queue.lasting
		? `Some changes haven’t been uploaded. They’re safe on this device and will upload when ${coming}. Leave anyway?`
		: 'Some changes haven’t been uploaded, and this browser can’t keep them. Leave and lose them?';
	return !queue.entries.length || confirm(question);
}
