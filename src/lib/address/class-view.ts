import { parse, type Side } from '#lib/anchor/labels.ts';
import { type Relation, relations } from '#lib/wording/wording.ts';

// The class view's address: how the map is coloured, and which number is opened.

/**
 * The items behind a number: notes on a sentence, in a cell of the matrix, with any code, or on the `nth` pair of
 * terms (from 1); silences, reasons, answers.
 */
export type Open =
	| { kind: 'sentence'; label: string; code: string | null }
	| { kind: 'cell'; side: Side; code: string }
	| { kind: 'coded'; side: Side }
	| { kind: 'term'; side: Side; nth: number }
	| { kind: 'silence'; side: Side; code: string | null; found: boolean }
	| { kind: 'point'; key: string; relation: Relation | null }
	| { kind: 'answers'; key: string };

/** `by` is `all`, `lead` (the leading code) or a code's key; `names` says whether the authors are named. */
export type Asked = {
	by: string;
	open: Open | null;
	names: boolean;
	after: number;
	projector: boolean;
	packet: boolean;
	at: number;
};

/** An opened number in an address, such as `sentence:A1.2:cause`. */
function opening(open: Open): string {
	const parts: Record<Open['kind'], () => (string | null)[]> = {
		sentence: () => (open.kind === 'sentence' ? [open.label, open.code] : []),
		cell: () => (open.kind === 'cell' ? [open.side, open.code] : []),
		coded: () => (open.kind === 'coded' ? [open.side] : []),
		term: () => (open.kind === 'term' ? [open.side, String(open.nth)] : []),
		silence: () =>
			open.kind === 'silence' ? [open.side, open.found ? 'found' : 'contested', open.code] : [],
		point: () => (open.kind === 'point' ? [open.key, open.relation] : []),
		answers: () => (open.kind === 'answers' ? [open.key] : [])
	};
	return [open.kind, ...parts[open.kind]().filter((part) => part !== null)].join(':');
}

const sideOf = (word = ''): Side | null => (word === 'a' || word === 'b' ? word : null);

function opened(word: string): Open | null {
	const [kind, one = '', two, three] = word.split(':');
	const side = sideOf(one);
	if (kind === 'sentence' && parse(one))
		return { kind, label: one.toUpperCase(), code: two ?? null };
	if (kind === 'cell' && side && two) return { kind, side, code: two };
	if (kind === 'coded' && side) return { kind, side };
	if (kind === 'term' && side && whole(two ?? '')) return { kind, side, nth: whole(two ?? '') };
	if (kind === 'silence' && side)
		return { kind, side, found: two !== 'contested', code: three ?? null };
	if (kind === 'point' && one)
		return { kind, key: one, relation: relations.find((relation) => relation === two) ?? null };
	if (kind === 'answers' && one) return { kind, key: one };
	return null;
}

const whole = (typed: string | null) => Math.max(0, Math.min(1e6, Math.trunc(Number(typed)) || 0));

/** The view that an address asks for. Unknown values are ignored. */
export function asked(address: Pick<URLSearchParams, 'get'>): Asked {
	const [projector, packet] = ['projector', 'packet'].map((view) => address.get('view') === view);
	return {
		by: address.get('by') ?? 'all',
		open: opened(address.get('open') ?? ''),
		// the projector and packet views name nobody
		names: !projector && !packet && address.get('names') === '1',
		after: whole(address.get('after')),
		projector: projector === true,
		packet: packet === true,
		at: whole(address.get('at'))
	};
}

/** The query of this view with changes, as short as possible. */
export function query(from: Asked, to: Partial<Asked> = {}): string {
	const { by, open, names, after, projector, packet, at } = { ...from, after: 0, ...to };
	const words = new URLSearchParams();
	if (projector) words.set('view', 'projector');
	else if (packet && !open) words.set('view', 'packet');
	if (projector && at) words.set('at', String(at));
	if (by !== 'all') words.set('by', by);
	if (open) words.set('open', opening(open));
	if (names && !projector && !packet) words.set('names', '1');
	if (after) words.set('after', String(after));
	// colons need no escape in a query
	return `?${words.toString().replaceAll('%3A', ':')}`;
}

/** A share in per cent, or “–” where there is nothing to count. */
export const share = (n: number, of: number) => (of ? `${Math.round((100 * n) / of)}%` : '–');
