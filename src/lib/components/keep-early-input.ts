type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
/** What was typed or chosen before the scripts ran: in which of several alike fields, and its value. */
type Early = {
	alike: string;
	nth: number;
	value: string;
	checked: boolean;
	caret: [number, number] | null;
};

const fields = () => [
	...document.querySelectorAll<Field>(
		'[method="POST"] :is(textarea, select, input:not([type="hidden"], [type="file"]))'
	)
];
const isBox = (field: Field): field is HTMLInputElement =>
	field instanceof HTMLInputElement && /^(radio|checkbox)$/.test(field.type);
/** The form's action, the field's name and, for a box, its value, a line each. */
const alike = (field: Field) =>
	[field.form?.getAttribute('action'), field.name, isBox(field) ? field.value : ''].join('\n');

/** Whether the field differs from what the server sent. Of radio buttons only the chosen one counts. */
function touched(field: Field) {
	if (field instanceof HTMLSelectElement) {
		const sent = [...field.options].findIndex(({ defaultSelected }) => defaultSelected);
		return field.selectedIndex !== Math.max(sent, 0);
	}
	if (!isBox(field)) return field.value !== field.defaultValue;
	return field.checked !== field.defaultChecked && (field.checked || field.type === 'checkbox');
}

/** The caret or selection in the field, in UTF-16 units; null if the field doesn't have the focus. */
function caretOf(field: Field): Early['caret'] {
	if (field instanceof HTMLSelectElement || document.activeElement !== field) return null;
	const { selectionStart: start, selectionEnd: end } = field;
	return start === null || end === null ? null : [start, end];
}

let early: Early[] = [];

/** Whether a person changed the fields: after going back or reloading, the browser itself restores old values. */
function byHand() {
	const [how] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
	if (how?.type === 'navigate') return true;
	return 'userActivation' in navigator && navigator.userActivation.hasBeenActive;
}

/** Remembers what was typed or chosen. Call it right before hydration, which resets the fields. */
export function readEarly() {
	if (typeof document === 'undefined' || !byHand()) return;
	const seen = new Map<string, number>();
	early = fields().flatMap((field) => {
		const key = alike(field);
		const nth = seen.get(key) ?? 0;
		seen.set(key, nth + 1);
		if (!touched(field)) return [];
		const said = { value: field.value, checked: isBox(field) && field.checked };
		return [{ alike: key, nth, ...said, caret: caretOf(field) }];
	});
}

/**
 * Whether something was typed or chosen, before the scripts ran, in the form with this action. False after
 * `restoreEarly`.
 */
export const begun = (action: string) => early.some(({ alike }) => alike.startsWith(`${action}\n`));

/** Puts back what was typed or chosen before the scripts ran, for example on a slow network. Does so once. */
export function restoreEarly() {
	const now = fields();
	const back = early.splice(0).flatMap((one) => {
		const field = now.filter((field) => alike(field) === one.alike)[one.nth];
		if (!field) return [];
		if (!isBox(field)) field.value = one.value;
		else field.checked = one.checked;
		if (one.caret && !(field instanceof HTMLSelectElement)) field.setSelectionRange(...one.caret);
		return [field];
	});
	for (const field of back) {
		field.dispatchEvent(new InputEvent('input', { bubbles: true }));
		if (isBox(field) || field instanceof HTMLSelectElement)
			field.dispatchEvent(new Event('change', { bubbles: true }));
	}
}

/**
 * For a form that is saved as one types: stops the browser from restoring old values after going back. They would
 * replace newer ones from the server, sometimes even after the page has started.
 */
export const unrestored = (form: HTMLFormElement) => form.setAttribute('autocomplete', 'off');
