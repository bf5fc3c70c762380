import { untrack } from 'svelte';
import { refreshAll } from '$app/navigation';
import type { Notebook } from './state.svelte.ts';

/**
 * Loads the page anew when the server refuses a change because the notebook was handed in elsewhere, so that it shows
 * what was handed in as text. Must be called while a component is created.
 */
export function noticeClosing(notebook: Notebook) {
	let asked = 0;
	$effect(() => {
		const refused = notebook.entries.findLast(({ problem }) => problem?.reason === 'closed');
		if (!refused || refused.id <= asked || notebook.closed) return;
		asked = refused.id;
		untrack(() => void refreshAll());
	});
}
