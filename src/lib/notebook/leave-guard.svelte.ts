import { beforeNavigate, goto } from '$app/navigation';
import { confirmLeaving } from '#lib/outbox/confirm-leaving.ts';
import type { Notebook } from './state.svelte.ts';

/**
 * Asks before a learner leaves with unsaved words: commands in the outbox, or text in a form that is sent by a
 * button. Must be called while a component is created; returns attributes for the element around the forms.
 */
export function guardLeaving(notebook: Notebook) {
	let typed = false;
	let through = false;
	const own = (url: URL | undefined) => url?.pathname.startsWith(`/notebooks/${notebook.id}/`);

	beforeNavigate((going) => {
		const { cancel, willUnload, to } = going;
		if (through) return;
		if (own(to?.url) && !willUnload) {
			// a link to the page that is open would load it again, which needs the server
			if (going.type === 'link' && to?.url.href === location.href) return cancel();
			if (typed && to?.url.pathname !== location.pathname) {
				if (confirm('Leave without saving what you typed?')) typed = false;
				else cancel();
			}
			return;
		}
		if (!typed && !notebook.entries.length) return;
		notebook.flush();
		cancel();
		if (!willUnload && to) void leave(to.url, going.type === 'popstate' ? going.delta : 0);
	});

	async function leave(url: URL, delta: number) {
		if (!(await confirmLeaving(notebook, 'you reopen this notebook here'))) return;
		if (typed && !confirm('Leave without saving what you typed?')) return;
		through = true;
		if (delta) history.go(delta);
		else await goto(url);
	}

	return {
		oninput({ target }: Event) {
			typed ||= target instanceof Element && target.matches('[data-unsent] *');
		},
		onsubmit() {
			typed = false;
		}
	};
}
