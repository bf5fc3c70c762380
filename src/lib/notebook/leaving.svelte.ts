import { onMount } from 'svelte';
import { beforeNavigate, goto } from '$app/navigation';
import { restoreEarly } from './early.ts';
import type { Notebook } from './state.svelte.ts';

/** How long leaving waits for what is on its way, in milliseconds. */
const patience = 1500;

/**
 * Asks before words are left behind that are not on the server: what waits in the outbox, and what was typed
 * into a form that is sent with a button. To be called while a component is made; returns what belongs on the
 * element around the forms.
 */
export function leaving(notebook: Notebook) {
	let typed = false;
	let through = false;
	const own = (url: URL | undefined) => url?.pathname.startsWith(`/notebooks/${notebook.id}/`);

	beforeNavigate((going) => {
		const { cancel, willUnload, to } = going;
		if (through) return;
		if (own(to?.url) && !willUnload) {
			// the address that one is at would be loaded anew, which takes a server, and all of it is here
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
		await Promise.race([
			notebook.drained(),
			new Promise((resolve) => setTimeout(resolve, patience))
		]);
		const kept = notebook.lasting
			? 'Not everything has reached the server. It is kept on this device and sent when you open this notebook here again. Leave?'
			: 'Not everything has reached the server, and this browser keeps nothing. Leave and lose it?';
		if (notebook.entries.length && !confirm(kept)) return;
		if (typed && !confirm('Leave without saving what you typed?')) return;
		through = true;
		if (delta) history.go(delta);
		else await goto(url);
	}

	onMount(() => {
		restoreEarly();
		const flush = () => document.hidden && notebook.flush();
		const again = () => notebook.flush();
		document.addEventListener('visibilitychange', flush);
		addEventListener('online', again);
		addEventListener('focus', again);
		return () => {
			document.removeEventListener('visibilitychange', flush);
			removeEventListener('online', again);
			removeEventListener('focus', again);
		};
	});

	return {
		oninput({ target }: Event) {
			typed ||= target instanceof Element && target.matches('[data-unsent] *');
		},
		onsubmit() {
			typed = false;
		}
	};
}
