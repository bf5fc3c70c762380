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

/** Whether it is not as the server sent it. Of radio buttons only the one that is chosen now. */
function touched(field: Field) {
	if (field instanceof HTMLSelectElement) {
		const sent = [...field.options].findIndex(({ defaultSelected }) => defaultSelected);
		return field.selectedIndex !== Math.max(sent, 0);
	}
	if (!isBox(field)) return field.value !== field.defaultValue;
	return field.checked !== field.defaultChecked && (field.checked || field.type === 'checkbox');
}

/** Where one is typing in it, as UTF-16 units; null where one is not. */
function caretOf(field: Field): Early['caret'] {
	if (field instanceof HTMLSelectElement || document.activeElement !== field) return null;
	const { selectionStart: start, selectionEnd: end } = field;
	return start === null || end === null ? null : [start, end];
}

let early: Early[] = [];

/** Whether it was somebody: a browser that goes back, or loads anew, puts old words into fields by itself. */
function byHand() {
	const [how] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
	if (how?.type === 'navigate') return true;
	return 'userActivation' in navigator && navigator.userActivation.hasBeenActive;
}

/** To be called at the last moment before taking over the server's page, which resets its fields. */
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
 * Whether something was typed or chosen before the scripts arrived in the form that is sent to an action.
 * No longer once it has been put back.
 */
export const begun = (action: string) => early.some(({ alike }) => alike.startsWith(`${action}\n`));

/** Puts back what was typed or chosen on a slow network before the scripts arrived. Does so once. */
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
 * For a form that is saved as one types. On going back the browser would put the words it remembers over newer ones
 * from the server, now and then only after the page has started.
 */
export const unrestored = (form: HTMLFormElement) => form.setAttribute('autocomplete', 'off');
