import { keyOf } from '#lib/reader/key-of.ts';
import { inDialog, typing } from '#lib/reader/keys.ts';

/** The current criterion, which keys act on when the focus is elsewhere, and the submission that it belongs to. */
let last: { id: string; of: string | undefined } | null = null;

/** The id of the current criterion, if it belongs to what the sheet shows now. */
const current = (sheet: HTMLElement) =>
	last?.of === sheet.dataset.submission ? last?.id : undefined;

const criteria = (sheet: HTMLElement) => [...sheet.querySelectorAll<HTMLElement>('.criterion')];

/** The first criterion without a score. */
const firstOpen = (all: HTMLElement[]) =>
	all.find((criterion) => !criterion.querySelector('.levels [aria-pressed="true"]'));

function here(sheet: HTMLElement): HTMLElement | undefined {
	const all = criteria(sheet);
	const focused = document.activeElement?.closest<HTMLElement>('.criterion');
	return focused ?? all.find(({ id }) => id === current(sheet)) ?? firstOpen(all) ?? all[0];
}

/** Makes a criterion the current one: focuses it and scrolls it into view. */
function take(sheet: HTMLElement, criterion?: HTMLElement | null) {
	if (!criterion) return;
	last = { id: criterion.id, of: sheet.dataset.submission };
	criterion.focus({ preventScroll: true });
	criterion.closest('.asked, .criterion')?.scrollIntoView({ block: 'nearest' });
	criterion.scrollIntoView({ block: 'nearest' });
}

/** Begins a learner's review at the first criterion without a score, or where the address or a key has led. */
export function begin(sheet: HTMLElement) {
	if (!location.hash && current(sheet) === undefined) take(sheet, firstOpen(criteria(sheet)));
}

type Page = {
	/** Shows the list of shortcuts. */
	help: () => void;
	/** Says in a few words why a key did nothing. */
	tell: (words: string) => void;
	/** What to say where there is no next learner. */
	end?: () => string;
	/** Marks the review as finished or not. */
	finish?: () => void;
};

/**
 * The keyboard shortcuts of a review, as an attachment of its element: a digit gives the current criterion a level, 0
 * says that it was left blank, Backspace clears it, j and k go to the next and the previous criterion, n and p to the
 * next and the previous learner, r to the remark, and d marks the review as done. They are off while one types; Escape
 * then leads back to the criterion.
 */
export const keys = (page: Page) => (sheet: HTMLElement) => {
	const follow = (rel: string, none: string) => {
		const link = sheet.querySelector<HTMLElement>(`a[rel="${rel}"]`);
		if (link) link.click();
		else page.tell(none);
	};
	const move = (by: number) => {
		const all = criteria(sheet);
		const inside = document.activeElement?.closest('.criterion') || current(sheet) !== undefined;
		const at = all.indexOf(here(sheet) ?? sheet);
		const to = all[inside ? at + by : at];
		if (to) take(sheet, to);
		else page.tell(by > 0 ? 'This is the last criterion.' : 'This is the first criterion.');
	};
	const acts: Record<string, () => void> = {
		j: () => move(1),
		k: () => move(-1),
		r: () => here(sheet)?.querySelector('textarea')?.focus(),
		'?': page.help
	};
	const { end, finish } = page;
	if (end) {
		acts.n = () => follow('next', end());
		acts.p = () => follow('prev', 'This is the first student.');
	}
	if (finish) acts.d = finish;
	function score(key: string) {
		const criterion = here(sheet);
		if (!criterion) return;
		take(sheet, criterion);
		const button = criterion.querySelector<HTMLButtonElement>(`[data-key="${key}"]`);
		const no = criterion.dataset.closed ?? (button ? undefined : unknown(key));
		if (no) page.tell(no);
		else button?.click();
	}
	function onkeydown(event: KeyboardEvent) {
		const { target } = event;
		const key = keyOf(event);
		if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
		if (inDialog(target)) return;
		if (typing(target)) {
			if (key === 'Escape') take(sheet, (target as Element).closest<HTMLElement>('.criterion'));
			return;
		}
		const within = target instanceof Element && target.closest('.criterion');
		const arrow = within ? { ArrowDown: 'j', ArrowUp: 'k' }[key] : undefined;
		const act = acts[arrow ?? key];
		if (/^[0-9]$|^Backspace$/.test(key)) score(key);
		else if (act) act();
		else return;
		event.preventDefault();
	}
	function onfocusin({ target }: FocusEvent) {
		const id = (target as Element).closest('.criterion')?.id;
		if (id !== undefined) last = { id, of: sheet.dataset.submission };
	}
	document.addEventListener('keydown', onkeydown);
	sheet.addEventListener('focusin', onfocusin);
	return () => {
		document.removeEventListener('keydown', onkeydown);
		sheet.removeEventListener('focusin', onfocusin);
	};
};

/** Why a key gives no score; nothing for Backspace where there is none to clear. */
const unknown = (key: string) =>
	key === 'Backspace'
		? undefined
		: key === '0'
			? 'Something was written here, so it can’t be scored as left blank.'
			: `This criterion has no level ${key}.`;
