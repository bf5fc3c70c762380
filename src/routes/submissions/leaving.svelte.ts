import { beforeNavigate, goto } from '$app/navigation';
import { confirmLeaving } from '#lib/outbox/confirm-leaving.ts';
import type { Desk } from '#lib/review/state.svelte.ts';

/**
 * Waits with leaving the desk until what was said is on the server, and asks when it cannot be. From one submission
 * to the next nothing waits: the desk stays, and goes on sending. To be called while a component is made.
 * @param stays whether the desk is there at an address, too
 */
export function guardLeaving(desk: Desk, stays: (url: URL) => boolean) {
	let through = false;
	beforeNavigate(({ cancel, willUnload, to }) => {
		if (through || !desk.entries.length || (to && !willUnload && stays(to.url))) return;
		desk.flush();
		if (willUnload && desk.lasting) return;
		cancel();
		if (to && !willUnload) void leave(to.url);
	});

	async function leave(url: URL) {
		if (!(await confirmLeaving(desk, 'you review here again'))) return;
		through = true;
		await goto(url);
	}
}
