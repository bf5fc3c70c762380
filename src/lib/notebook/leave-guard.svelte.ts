import { beforeNavigate, goto } from '$app/navigation';
import { confirmLeaving } from '#lib/outbox/confirm-leaving.ts';
import type { Notebook } from './state.svelte.ts';

/**
 * Asks before a learner leaves with commands that were not sent, or with words in a form that this browser can’t keep.
 * Must be called while a component is created.
 */
export function guardLeaving(notebook: Notebook) {
	let through = false;
	const own = (url: URL | undefined) => url?.pathname.startsWith(`/notebooks/${notebook.id}/`);
	const lost = () => notebook.typed.all.length > 0 && !notebook.typed.lasting;

	beforeNavigate((going) => {
		const { cancel, willUnload, to } = going;
		if (through) return;
		if (own(to?.url) && !willUnload) {
			// a link to the page that is open would load it again, which needs the server
			if (going.type === 'link' && to?.url.href === location.href) cancel();
			return;
		}
		if (!lost() && !notebook.entries.length) return;
		// hidden by static/one-person.js: its person has gone, and what is kept on the device waits for them
		if (document.documentElement.hidden && notebook.lasting && !lost()) return;
		notebook.flush();
		cancel();
		if (!willUnload && to) void leave(to.url, going.type === 'popstate' ? going.delta : 0);
	});

	async function leave(url: URL, delta: number) {
		if (!(await confirmLeaving(notebook, 'you reopen this notebook here'))) return;
		if (lost() && !confirm('Leave without saving what you typed?')) return;
		through = true;
		if (delta) history.go(delta);
		else await goto(url);
	}
}
