import { onMount } from 'svelte';
import { beforeNavigate } from '$app/navigation';
import { page } from '$app/state';
import { restoreEarly } from './early.ts';
import { sending } from './sending.svelte.ts';

/**
 * Remembers whether something was typed into a form and not sent yet, and asks before it is left behind.
 * To be called while a component is made; returns what belongs on the element around the forms.
 */
export function unsent() {
	let waiting = $state(false);

	// a refused form comes back with everything typed, and nothing of it is saved
	$effect(() => {
		if (page.form?.refusal || sending.unreached) waiting = true;
	});
	beforeNavigate(({ cancel, willUnload }) => {
		const stay = waiting && (willUnload || !confirm('Leave without saving what you typed?'));
		if (stay) cancel();
		else waiting = false;
	});

	onMount(() => {
		if (restoreEarly()) waiting = true;
	});

	return {
		oninput({ target }: Event) {
			waiting ||= target instanceof Element && target.matches('[method="POST"] *');
		},
		onsubmit() {
			waiting = false;
		}
	};
}
