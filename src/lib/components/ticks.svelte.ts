import { untrack } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';

export type Ticks = ReturnType<typeof createTicks>;

/**
 * Which rows of a list are ticked, by the name of their box, also those that a filter hides.
 * @param typed the fields of the form that was refused, of which those that begin with `prefix` are boxes
 * @param unknown what a row is called that was ticked and isn't shown
 */
export function createTicks(typed: Record<string, string>, prefix: string, unknown: string) {
	const boxesSent = Object.keys(typed).filter((name) => name.startsWith(prefix));
	const ticked = new SvelteMap(boxesSent.map((name) => [name, unknown]));
	const boxes: HTMLInputElement[] = [];
	const note = (box: HTMLInputElement, label: string) => {
		if (box.checked) ticked.set(box.name, label);
		else ticked.delete(box.name);
	};
	return {
		/** The ticked rows, each with what it is called. */
		ticked,
		/** Follows the box of a row. What was ticked before the script ran, or before a filter hid the row, stays so. */
		follow: (label: string) => (box: HTMLInputElement) => {
			untrack(() => {
				if (ticked.has(box.name)) box.checked = true;
				note(box, label);
			});
			const changed = () => note(box, label);
			box.addEventListener('change', changed);
			boxes.push(box);
			return () => {
				box.removeEventListener('change', changed);
				boxes.splice(boxes.indexOf(box), 1);
			};
		},
		/** Ticks all rows that are shown. */
		all() {
			for (const box of boxes) if (!box.checked) box.click();
		},
		none() {
			for (const box of boxes) box.checked = false;
			ticked.clear();
		}
	};
}
