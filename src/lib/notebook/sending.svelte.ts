import { type ActionResult, applyAction, deserialize, type SubmitFunction } from '$app/forms';
import { invalidateAll } from '$app/navigation';

let unreached = $state(false);

/** Whether the last form did not reach the server, so that what was typed is only on this page. */
export const sending = {
	get unreached() {
		return unreached;
	}
};

/** Sends a form to its action. Returns the action's result, or null when the server cannot be reached. */
export async function post(action: URL, body: FormData): Promise<ActionResult | null> {
	try {
		const headers = { accept: 'application/json', 'x-sveltekit-action': 'true' };
		const response = await fetch(action, { method: 'POST', body, headers });
		return deserialize(await response.text());
	} catch {
		return null;
	}
}

/**
 * `use:enhance={send}`: a form that does what it does without a script, keeps the page still, and says so
 * when the server cannot be reached. SvelteKit's own way is silent then.
 */
export const send: SubmitFunction = async ({ action, formData, cancel }) => {
	cancel();
	const result = await post(action, formData);
	unreached = !result;
	if (result) await applyAction(result);
	// what stands on the server meanwhile is shown beside what was refused
	if (result?.type === 'failure') await invalidateAll();
};
