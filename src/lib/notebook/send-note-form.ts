import type { SubmitFunction } from '$app/forms';
import { refreshAll } from '$app/navigation';

const unsent =
	'This wasn’t sent: the server can’t be reached, or you’re signed out. What you typed is still here. Please try again.';

/**
 * Sends a form about others' notes without leaving the page, for `use:enhance`, and loads others' new notes. After a
 * refusal or a failed request, everything that was typed stays.
 * @param report takes the message of a failure; an empty one after success
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

/** The other parameters of the address, so that after sending a form the same notes are shown. */
export function otherParameters({
	searchParams
}: {
	searchParams: Iterable<[string, string]>;
}): string {
	const rest = [...searchParams].filter(([name]) => !name.startsWith('/'));
	return rest.length ? `&${new URLSearchParams(rest)}` : '';
}
