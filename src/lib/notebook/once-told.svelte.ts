import { afterNavigate, invalidateAll } from '$app/navigation';
import type { Notebook } from './state.svelte.ts';

/** What the loaded page says of what the articles argue: whether it is told, and the points. */
type Loaded = { told: boolean; points: Notebook['work']['points'] };

/**
 * Fetches what the articles argue as soon as it would no longer spoil the prediction: once its last question is
 * locked, or it was skipped, and the server knows. Call it while a component is created.
 */
export function onceTold(notebook: Notebook, loaded: () => Loaded) {
	const due = $derived(
		!loaded().told &&
			!notebook.entries.length &&
			(notebook.work.skipped ||
				notebook.work.answers.every(({ step, lockedAt }) => step !== 'before' || lockedAt !== null))
	);
	const fetchDue = () => {
		if (due) void invalidateAll();
	};
	$effect(fetchDue);
	// moving on to another step meanwhile drops what was being fetched
	afterNavigate(fetchDue);
	$effect(() => {
		const { told, points } = loaded();
		if (told) notebook.tellPoints(points);
	});
}
