import { beforeNavigate, goto } from '$app/navigation';
import { confirmLeaving } from '#lib/outbox/confirm-leaving.ts';
import type { Desk } from '#lib/review/state.svelte.ts';

/**
 * Delays leaving the desk until all changes are on the server, and asks if they can't be sent. Going from one
 * submission to the next isn't delayed, because the desk stays and keeps sending. Call it while a component is
 * initialised.
 * @param stays whether the page at an address has the same desk
 */
export function guardLeaving(desk: Desk, stays: (url: URL) => boolean) {
	let through = false;
	const lost = () => desk.typed.all.length > 0 && !desk.typed.lasting;
	beforeNavigate(({ cancel, willUnload, to }) => {
		if (through || (to && !willUnload && stays(to.url))) return;
		if (!desk.entries.length && !lost()) return;
		desk.flush();
		if (willUnload && desk.lasting && !lost()) return;
		cancel();
		if (to && !willUnload) void leave(to.url);
	});

	async function leave(url: URL) {
		if (!(await confirmLeaving(desk, 'you review here again'))) return;
		if (lost() && !confirm('Leave without sending what you typed?')) return;
		through = true;
		await goto(url);
	}
}
