import * as annotations from '#lib/server/notebook/annotations.ts';
import * as ownPoints from '#lib/server/notebook/own-points.ts';
import * as silences from '#lib/server/notebook/silences.ts';
import { uid } from '#lib/uid.ts';
import type { Learner } from './tiny-server.ts';
import { before, own, silent } from './send-command.ts';

/** A command as a page sends it. */
export type Order = { kind: string } & Record<string, string | number | boolean>;

/** Adds a note to this learner's notebook. */
export function noted({ notebook }: Learner, id = uid()): string {
	return annotations.add(notebook, id, { from: 'A1.1', code: 'problem', note: 'Early.' }).uid;
}

/** Adds a note and deletes it. */
export function erased(me: Learner, id = uid()): string {
	return annotations.erase(me.notebook, noted(me, id)).uid;
}

/** Adds a point of this learner's own. */
function pointed({ notebook }: Learner, id = uid(), gone = false): string {
	ownPoints.save(notebook, id, 0, { ...own, relation: 'agree' });
	if (gone) ownPoints.erase(notebook, id);
	return id;
}

/** Adds a silence that this learner found. */
function missed({ notebook }: Learner, id = uid(), gone = false): string {
	silences.save(notebook, id, 0, { ...silent, silentSide: 'a' });
	if (gone) silences.erase(notebook, id);
	return id;
}

/** Commands that are allowed after handing in, too: they don't change the work. */
export const always = ['visit', 'count', 'look'];

const words = 'She said “no” & <b>meant</b> "yes". Ինչո՞ւ 👩‍👩‍👧';
const remark = { side: 'a', start: 0, end: 9, code: 'cause', note: words };

export const judge = (more: object = {}) => ({
	kind: 'judge',
	point: 'tired',
	revision: 0,
	relation: 'conflict',
	reason: words,
	...more
});
export const save = (more: object = {}) => ({
	kind: 'save',
	question: 'evidence',
	revision: 0,
	saveUid: uid(),
	text: words,
	...more
});
export const lock = (more: object = {}) =>
	save({ kind: 'lock', text: 'A [A2.2], B [B1.3].', ...more });

/** One valid command of each kind; `id` names the note that it is about. */
export const orders: Record<string, (me: Learner, id?: string) => Order> = {
	annotate: (_, id = uid()) => ({ kind: 'annotate', uid: id, ...remark }),
	change: (me, id) => ({ kind: 'change', uid: noted(me, id), revision: 1, ...remark }),
	erase: (me, id) => ({ kind: 'erase', uid: noted(me, id) }),
	restore: (me, id) => ({ kind: 'restore', uid: erased(me, id) }),
	judge: () => judge(),
	save: () => save(),
	lock: () => lock(),
	visit: () => ({ kind: 'visit', place: 'compare?point=remedy' }),
	look: () => ({ kind: 'look' }),
	stance: () => ({ kind: 'stance', ...before, reason: words }),
	own_point: (_, id = uid()) => ({ kind: 'own_point', ...own, relation: 'agree', uid: id }),
	erase_point: (me, id) => ({ kind: 'erase_point', uid: pointed(me, id) }),
	restore_point: (me, id) => ({ kind: 'restore_point', uid: pointed(me, id, true) }),
	silence: (_, id = uid()) => ({ kind: 'silence', ...silent, uid: id }),
	erase_silence: (me, id) => ({ kind: 'erase_silence', uid: missed(me, id) }),
	restore_silence: (me, id) => ({ kind: 'restore_silence', uid: missed(me, id, true) }),
	level: () => ({ kind: 'level', criterion: 'fairness', level: 2 }),
	count: () => ({ kind: 'count', yes: true }),
	skip: () => ({ kind: 'skip' })
};
export const kinds = Object.entries(orders);

/** The same as a form's fields, which are strings. */
export const asForm = (fields: object): Record<string, string> =>
	Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)]));
