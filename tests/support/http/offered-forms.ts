import { visibleHtml } from './read-page.ts';
import type { Reply, Visitor } from './tiny-server.ts';

/** A button of a form on a page: where it sends the form, and the fields that a browser would send with it. */
export type Offer = { key: string; to: string; fields: Record<string, string> };

const plain = (text = '') => text.replaceAll('&quot;', '"').replaceAll('&amp;', '&');
const attribute = (tag: string, name: string) => {
	const found = new RegExp(` ${name}(?:="([^"]*)")?(?=[ >/])`).exec(tag);
	return found ? plain(found[1] ?? '') : undefined;
};
/** Words and dates for fields that are still empty; boxes that select students are ticked. */
const filled = (tag: string, name: string) => {
	if (name === 'due') return '2099-01-01T10:00';
	if (name === 'from') return 'A1.1';
	return attribute(tag, 'value') ?? '';
};

function fieldsIn(html: string): Record<string, string> {
	const fields: Record<string, string> = {};
	for (const [tag] of html.matchAll(/<input\b(?:[^>"]|"[^"]*")*>/g)) {
		const name = attribute(tag, 'name');
		if (name === undefined || attribute(tag, 'disabled') !== undefined) continue;
		const box = ['checkbox', 'radio'].includes(attribute(tag, 'type') ?? '');
		const ticked = attribute(tag, 'checked') !== undefined || /^learner\.|^sure$/.test(name);
		if (!box) fields[name] = attribute(tag, 'value') || filled(tag, name);
		else if (ticked || (attribute(tag, 'required') !== undefined && !(name in fields)))
			fields[name] = attribute(tag, 'value') ?? 'on';
	}
	for (const [tag, words = ''] of html.matchAll(/<textarea\b[^>]*>([^<]*)/g))
		fields[attribute(tag, 'name') ?? ''] = plain(words).trim() || 'Because of A1.1.';
	for (const [tag, options = ''] of html.matchAll(/<select\b[^>]*>([\s\S]*?)<\/select>/g)) {
		const all = options.match(/<option\b[^>]*>/g) ?? [];
		const chosen = all.find((option) => attribute(option, 'selected') !== undefined) ?? all[0];
		fields[attribute(tag, 'name') ?? ''] = attribute(chosen ?? '', 'value') ?? '';
	}
	return fields;
}

/** Ids and random names out of an address, so that the same button of two classes has one key. */
const general = (address: string) => address.replaceAll(/\d+|#.*|=[\w-]{22}/g, '');

/** Every button on the page that sends a form. */
function offersOn(reply: Reply, page: string): Offer[] {
	const html = visibleHtml(reply);
	const apart = html.match(/<button\b[^>]* form="[^"]*"[^>]*>/g) ?? [];
	return [...html.matchAll(/(<form\b[^>]*>)([\s\S]*?)<\/form>/g)].flatMap(
		([, form = '', inner = '']) => {
			if (attribute(form, 'method') !== 'POST') return [];
			const id = attribute(form, 'id');
			const own = (inner.match(/<button\b[^>]*>/g) ?? []).filter((tag) => !/ form="/.test(tag));
			const theirs = apart.filter((tag) => id !== undefined && attribute(tag, 'form') === id);
			return [...own, ...theirs].flatMap((tag) => {
				if (attribute(tag, 'type') === 'button' || attribute(tag, 'disabled') !== undefined)
					return [];
				if (attribute(tag, 'formmethod') === 'get') return [];
				const action = attribute(tag, 'formaction') ?? attribute(form, 'action') ?? page;
				const { pathname, search } = new URL(action, `http://parallax.test${page}`);
				const name = attribute(tag, 'name');
				const value = attribute(tag, 'value') ?? '';
				return [
					{
						key: `${general(page)} ${general(pathname + search)} ${name ?? ''}`,
						to: pathname + search,
						fields: { ...fieldsIn(inner), ...(name && { [name]: value }) }
					}
				];
			});
		}
	);
}

/**
 * Presses every button on these pages once, in as many fresh places as that takes.
 * @param prepare makes a fresh place; returns a visitor and the pages that they open
 * @returns how each was answered, by its key
 */
export async function pressAll(
	prepare: () => { who: Visitor; pages: string[] }
): Promise<Map<string, Reply>> {
	const pressed = new Map<string, Reply>();
	const press = async (who: Visitor, page: string) => {
		const reply = await who.get(page);
		const all = reply.status === 200 ? offersOn(reply, page) : [];
		const next = all.find(({ key }) => !pressed.has(key));
		if (next) pressed.set(next.key, await who.post(next.to, next.fields));
		return Boolean(next);
	};
	for (let before = -1; before < pressed.size;) {
		before = pressed.size;
		const { who, pages } = prepare();
		for (const page of pages) while (await press(who, page));
	}
	return pressed;
}
