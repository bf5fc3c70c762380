import { browser } from '$app/env';

type Field = HTMLInputElement | HTMLTextAreaElement;
/** What somebody typed or chose before this program arrived: the field as it can be found again, and its value. */
type Early = { find: string; value: string; checked: boolean };

const fields = '#column [method="POST"] :is(textarea, input:not([type="hidden"]))';

// Read when this module is loaded, because taking over the server's page resets its fields.
const early: Early[] = browser ? [...document.querySelectorAll<Field>(fields)].flatMap(typed) : [];

function typed(field: Field): Early[] {
	const radio = field instanceof HTMLInputElement && field.type === 'radio';
	const touched = radio
		? field.checked && !field.defaultChecked
		: field.value !== field.defaultValue;
	const find = `[name="${field.name}"]${radio ? `[value="${field.value}"]` : ''}`;
	return touched ? [{ find, value: field.value, checked: radio }] : [];
}

/** Types again what was typed on a slow network before the scripts arrived. Does so once. */
export function restoreEarly() {
	for (const { find, value, checked } of early.splice(0)) {
		const field = document.querySelector<Field>(`#column [method="POST"] ${find}`);
		if (!field) continue;
		field.value = value;
		if (checked) (field as HTMLInputElement).checked = true;
		field.dispatchEvent(new InputEvent('input', { bubbles: true }));
	}
}
