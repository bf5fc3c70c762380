import type { SubmitFunction } from '$app/forms';
import { refreshAll } from '$app/navigation';

const unsent =
	'This wasn’t sent: we can’t reach the server, or you’re signed out. What you typed is still here; please try again.';

/**
 * Sends a form about others' notes without leaving the page, for `use:enhance`. What the others wrote meanwhile is
 * there afterwards, too. A refusal, and that nothing could be sent, leaves all that was typed.
 * @param report gets the sentence that says why not; an empty one when it was done
 */
export const sendNoteForm =
	(report: (refusal: string, form: HTMLFormElement) => void): SubmitFunction =>
	() =>
	async ({ result, formElement }) => {
		if (result.type === 'failure')
			return report(String(result.data?.refusal ?? unsent), formElement);
		if (result.type === 'error') return report(unsent, formElement);
		formElement.reset();
		await refreshAll();
		report('', formElement);
	};

/** What the address asks for besides the form that was sent, so that the next form comes back to the same notes. */
export function otherParameters({
	searchParams
}: {
	searchParams: Iterable<[string, string]>;
}): string {
	const rest = [...searchParams].filter(([name]) => !name.startsWith('/'));
	return rest.length ? `&${new URLSearchParams(rest)}` : '';
}
