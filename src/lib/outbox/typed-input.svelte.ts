import { onMount, tick, untrack } from 'svelte';
import { page } from '$app/state';
import { type Typed, typedStore, type Values } from './typed-store.ts';

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
/** A form that is followed, or a part of one. */
type Followed = { field: string; form: HTMLElement; saved: Values };

export type TypedInput = ReturnType<typeof typedInput>;

/**
 * Keeps what is typed into forms that are sent by a button until they are sent: through moving within a page, reloading
 * and closing it. Must be called while a component is created.
 * @param of the owner, and the notebook or the name of other work that the forms belong to
 */
export function typedInput(of: { owner: string; work: number | string; uid: string }) {
	const list = typedList(typedStore(of.owner, of.work, of.uid));
	let forms = $state.raw<readonly Followed[]>([]);
	/** What each form had at first. It is followed anew when the page changes around it. */
	const first = new WeakMap<HTMLElement, Followed>();

	onMount(async () => {
		await list.load();
		for (const followed of forms) restore(followed, list);
	});

	function follow(field: string, form: HTMLElement) {
		// after going back, the browser would put back what was typed, as if the page had come with it
		form.closest('form')?.setAttribute('autocomplete', 'off');
		const known = first.get(form);
		const followed = known?.field === field ? known : { field, form, saved: valuesOf(form) };
		first.set(form, followed);
		forms = [...forms, followed];
		restore(followed, list);
		const stop = watch(followed, list);
		return () => {
			stop();
			forms = forms.filter((one) => one !== followed);
		};
	}

	const shows = (field: string) => forms.some((followed) => followed.field === field);

	return {
		/** An attachment for a form or a part of one; the name tells it from every other form of this work. */
		keep: (field: string) => (form: HTMLElement) => untrack(() => follow(field, form)),
		/** Call this when the contents of a form were sent or saved, unless the form is emptied. */
		sent(field: string) {
			list.drop(field);
			const followed = forms.find((one) => one.field === field);
			if (followed) followed.saved = valuesOf(followed.form);
		},
		drop: list.drop,
		/** Drops what was typed, and puts back what the form had at first. */
		discard(field: string) {
			list.drop(field);
			for (const followed of forms)
				if (followed.field === field) fill(followed.form, followed.saved);
		},
		/** Whether this form is on the page. */
		shows,
		has: (field: string) => list.find(field) !== undefined,
		/** Looks for what other tabs have kept since. */
		refresh: list.load,
		/** What was typed at this address into a form that is no longer there. */
		displaced: ({ href }: { href: string }) =>
			list.all.filter(({ field, place }) => pageOf(place) === placeOf(href) && !shows(field)),
		/** Everything that was typed and not sent, oldest first. */
		get all() {
			return list.all.toSorted((one, other) => one.at - other.at);
		},
		/** Whether the browser keeps it after the page is closed. */
		get lasting() {
			return list.lasting;
		}
	};
}

type List = ReturnType<typeof typedList>;

/** What was typed into each form, as reactive state, with its copy in the store. */
function typedList(store: ReturnType<typeof typedStore>) {
	let all = $state.raw<readonly Typed[]>([]);
	let lasting = $state(true);
	const find = (field: string) => all.find((typed) => typed.field === field);
	const without = (field: string) => all.filter((typed) => typed.field !== field);

	return {
		find,
		get all() {
			return all;
		},
		get lasting() {
			return lasting;
		},
		/** Adds what an earlier page left, except where something was typed since. */
		async load() {
			const found = await store.load();
			all = [...found.filter(({ field }) => !find(field)), ...all];
			lasting = store.lasting;
		},
		async put(field: string, values: Values, place: string) {
			const typed = { field, values, place, at: Date.now() };
			all = [...without(field), typed];
			await store.put(typed);
			lasting = store.lasting;
		},
		drop(field: string) {
			if (!find(field)) return;
			all = without(field);
			void store.remove(field);
		}
	};
}

/** Keeps what is typed into a form until it is as saved, or emptied. Returns a function that stops this. */
function watch(followed: Followed, list: List): () => void {
	const { field, form } = followed;
	const end = new AbortController();
	const { signal } = end;
	const keep = () => {
		const values = valuesOf(form);
		if (same(values, followed.saved)) list.drop(field);
		else void list.put(field, changed(values, followed.saved), placeIn(form));
	};
	const emptied = () => {
		list.drop(field);
		// the event comes before the fields are empty
		queueMicrotask(() => (followed.saved = valuesOf(form)));
	};
	form.addEventListener('input', keep, { signal });
	form.addEventListener('change', keep, { signal });
	form.closest('form')?.addEventListener('reset', emptied, { signal });
	return () => end.abort();
}

/** Puts back what was typed, except where something else was typed since. */
function restore({ field, form, saved }: Followed, list: List) {
	const typed = list.find(field);
	if (!typed) return;
	const now = valuesOf(form);
	// saved since; but a refused form comes back with words that are saved nowhere else
	if (same(typed.values, saved) && !page.form) return list.drop(field);
	const back = Object.entries(typed.values).filter(
		([name, value]) => now[name] === saved[name] && now[name] !== value
	);
	fill(form, Object.fromEntries(back));
}

/** The address of a page without the name of a form’s action and the report of what was done. */
function placeOf(address: string): string {
	const url = new URL(address);
	const query = [...url.searchParams].filter(([name]) => !/^(\/.*|done|n)$/.test(name));
	return `${url.pathname}${query.length ? `?${new URLSearchParams(query)}` : ''}`;
}

/** The page that a form returns to, which has it, and the part that it is in. */
function placeIn(part: HTMLElement): string {
	const returning = part.getAttribute('action') ? (part as HTMLFormElement).action : location.href;
	return `${placeOf(returning)}#${part.closest('[id]')?.id ?? ''}`;
}

const pageOf = (place: string) => place.replace(/#.*/, '');

const isBox = (field: Field) => /^(radio|checkbox)$/.test(field.type);
const fieldsOf = (form: HTMLElement) =>
	[...form.querySelectorAll<HTMLElement>('input, select, textarea')].filter(
		(field): field is Field =>
			(field instanceof HTMLTextAreaElement ||
				field instanceof HTMLSelectElement ||
				(field instanceof HTMLInputElement && !/^(file|submit|button)$/.test(field.type))) &&
			(field.type !== 'hidden' || field.name === 'revision')
	);

/** The form's contents, with the revision that they change, so that nothing newer is overwritten unseen. */
function valuesOf(form: HTMLElement): Values {
	const values: Values = {};
	for (const field of fieldsOf(form))
		if (!isBox(field)) values[field.name] = field.value;
		else values[field.name] ||= (field as HTMLInputElement).checked ? field.value : '';
	return values;
}

const same = (one: Values, other: Values) =>
	Object.keys(one).every((name) => name === 'revision' || one[name] === other[name]);

/** What differs from the values at first, with the revision. Something else in the form may be changed elsewhere. */
const changed = (values: Values, saved: Values): Values =>
	Object.fromEntries(
		Object.entries(values).filter(([name, value]) => name === 'revision' || value !== saved[name])
	);

/** Changes these fields as a person would, and opens what is folded around them. */
function fill(form: HTMLElement, values: Values) {
	const filled = fieldsOf(form).filter((field) => {
		const value = values[field.name];
		if (value === undefined) return false;
		if (!isBox(field)) field.value = value;
		else (field as HTMLInputElement).checked = field.value === value;
		return true;
	});
	for (const field of filled) {
		field.dispatchEvent(new InputEvent('input', { bubbles: true }));
		field.dispatchEvent(new Event('change', { bubbles: true }));
	}
	const fold = form.closest('details');
	// later, because a page that has just opened folds it
	if (fold && filled.length) void tick().then(() => (fold.open = true));
}
