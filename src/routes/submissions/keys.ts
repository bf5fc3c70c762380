import { typing } from '#lib/reader/keys.ts';

/** The id of the last current criterion, so that the next learner's review starts at the same one. */
let last: string | null = null;

const criteria = (sheet: HTMLElement) => [...sheet.querySelectorAll<HTMLElement>('.criterion')];

function here(sheet: HTMLElement): HTMLElement | undefined {
	const all = criteria(sheet);
	const focused = document.activeElement?.closest<HTMLElement>('.criterion');
	return focused ?? all.find(({ id }) => id === last) ?? all[0];
}

/** Makes a criterion the current one: focuses it and scrolls it into view. */
function take(criterion?: HTMLElement) {
	if (!criterion) return;
	last = criterion.id;
	criterion.focus({ preventScroll: true });
	criterion.closest('.asked, .criterion')?.scrollIntoView({ block: 'nearest' });
	criterion.scrollIntoView({ block: 'nearest' });
}

/** Continues at the criterion that was current before, if there was one. */
export const goOn = (sheet: HTMLElement) =>
	take(last === null ? undefined : criteria(sheet).find(({ id }) => id === last));

/**
 * The keyboard shortcuts of a review, as an attachment of its element: a digit gives the current criterion a level, j
 * and k go to the next and the previous criterion, n and p to the next and the previous learner, r to the remark, and
 * d marks the review as done. They are off while one types; Escape then leads back to the criterion.
 * @param help shows the list of shortcuts
 */
export const keys = (help: () => void) => (sheet: HTMLElement) => {
	const click = (what: string) => sheet.querySelector<HTMLElement>(what)?.click();
	const move = (by: number) => {
		const all = criteria(sheet);
		const inside = document.activeElement?.closest('.criterion') || last !== null;
		const at = all.indexOf(here(sheet) ?? sheet);
		take(all[inside ? at + by : 0]);
	};
	const acts: Record<string, () => void> = {
		j: () => move(1),
		k: () => move(-1),
		n: () => click('a[rel="next"]'),
		p: () => click('a[rel="prev"]'),
		r: () => here(sheet)?.querySelector('textarea')?.focus(),
		d: () => click('#done'),
		'?': help
	};
	function onkeydown(event: KeyboardEvent) {
		const { key, target } = event;
		if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
		if (target instanceof Element && target.closest('dialog')) return;
		if (typing(target)) {
			if (key === 'Escape')
				take((target as Element).closest<HTMLElement>('.criterion') ?? undefined);
			return;
		}
		const within = target instanceof Element && target.closest('.criterion');
		const arrow = within ? { ArrowDown: 'j', ArrowUp: 'k' }[key] : undefined;
		const act = acts[arrow ?? key];
		if (/^[1-9]$/.test(key)) {
			const criterion = here(sheet);
			if (criterion) take(criterion);
			criterion?.querySelectorAll<HTMLElement>('.levels button')[Number(key) - 1]?.click();
		} else if (act) act();
		else return;
		event.preventDefault();
	}
	function onfocusin({ target }: FocusEvent) {
		last = (target as Element).closest('.criterion')?.id ?? last;
	}
	document.addEventListener('keydown', onkeydown);
	sheet.addEventListener('focusin', onfocusin);
	return () => {
		document.removeEventListener('keydown', onkeydown);
		sheet.removeEventListener('focusin', onfocusin);
	};
};
