import { beforeNavigate, goto } from '$app/navigation';
import type { Desk } from '#lib/notebook/reviewing.svelte.ts';

/** How long leaving waits for what is on its way, in milliseconds. */
const patience = 1500;

/**
 * Waits with leaving the desk until what was said is on the server, and asks when it cannot be. From one submission
 * to the next nothing waits: the desk stays, and goes on sending. To be called while a component is made.
 * @param stays whether the desk is there at an address, too
 */
export function guarded(desk: Desk, stays: (url: URL) => boolean) {
	let through = false;
	beforeNavigate(({ cancel, willUnload, to }) => {
		if (through || !desk.entries.length || (to && !willUnload && stays(to.url))) return;
		desk.flush();
		if (willUnload && desk.lasting) return;
		cancel();
		if (to && !willUnload) void leave(to.url);
	});

	async function leave(url: URL) {
		await Promise.race([desk.drained(), new Promise((resolve) => setTimeout(resolve, patience))]);
		const kept = desk.lasting
			? 'Not everything has reached the server. It is kept on this device and sent when you review here again. Leave?'
			: 'Not everything has reached the server, and this browser keeps nothing. Leave and lose it?';
		if (desk.entries.length && !confirm(kept)) return;
		through = true;
		await goto(url);
	}
}
