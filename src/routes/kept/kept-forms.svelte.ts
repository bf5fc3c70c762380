import type { SubmitFunction } from '$app/forms';
import { beforeNavigate } from '$app/navigation';
import { page } from '$app/state';
import { type TypedInput, typedInput } from '#lib/outbox/typed-input.svelte.ts';

/**
 * Keeps on this device what is typed into a page's forms until they are sent. Asks before leaving only where the
 * browser can't keep it. Must be called while a component is created.
 * @param work the name of what the forms are about, the same for everybody: what is kept is found by its owner, too
 */
export function keptForms(work: string): TypedInput {
	const owner = page.data.who?.id ?? '';
	const typed = typedInput({ owner, work, uid: `${work} of ${owner}` });
	beforeNavigate(({ cancel, willUnload, to }) => {
		if (!typed.all.length || typed.lasting || to?.url.pathname === location.pathname) return;
		if (willUnload || !confirm('Leave without sending what you typed?')) cancel();
	});
	return typed;
}

const unreached =
	'This wasn’t sent: the server can’t be reached. What you typed is still here. Please try again.';
const gone =
	'This wasn’t sent: what it’s about has been deleted, or you’re signed out. What you typed is still here.';

type Sending = {
	typed: TypedInput;
	/** The name under which the form is kept. */
	field: string;
	/** Takes the message of a failure without one of its own; an empty one after success. */
	report: (problem: string) => void;
	/** The only action that sends what is kept, such as “/giveBack”; the form's others load the page anew. */
	only?: string;
	/** Sends what has to be there first; false if the server can’t be reached. */
	before?: () => Promise<boolean>;
};

/**
 * Sends a form whose words are kept, for `use:enhance`. They are kept no longer once the server has them. After a
 * refusal or a failed request, everything that was typed stays.
 */
export const sendKept =
	({ typed, field, report, only = '', before }: Sending): SubmitFunction =>
	async ({ action, cancel, formElement }) => {
		if (only && !action.search.startsWith(`?${only}`)) {
			cancel();
			formElement.action = action.href;
			return formElement.submit();
		}
		if (before && !(await before())) {
			cancel();
			return report(unreached);
		}
		return async ({ result, update }) => {
			if (result.type === 'error') return report(result.error.status === 404 ? gone : unreached);
			report('');
			if (result.type === 'redirect') {
				typed.drop(field);
				formElement.reset();
				const fold = formElement.closest('details');
				if (fold) fold.open = false;
			}
			await update({ reset: false });
		};
	};
