import * as annotations from '#lib/server/annotations.ts';
import { uid } from '#lib/uid.ts';
import type { Learner } from './school.ts';

/** A command as a page sends it. */
export type Order = { kind: string } & Record<string, string | number | boolean>;

/** A note of this learner's that is there already. */
export function noted({ notebook }: Learner, id = uid()): string {
	return annotations.add(notebook, id, { from: 'A1.1', code: 'problem', note: 'Early.' }).uid;
}

/** A note that was deleted. */
export function erased(me: Learner, id = uid()): string {
	return annotations.erase(me.notebook, noted(me, id)).uid;
}

const words = 'She said “no” & <b>meant</b> "yes". Ինչո՞ւ 👩‍👩‍👧';
const remark = { side: 'a', start: 0, end: 9, code: 'cause', note: words };

export const judge = (more: object = {}) => ({
	...{ kind: 'judge', point: 'tired', revision: 0, relation: 'conflict', reason: words },
	...more
});
export const save = (more: object = {}) => ({
	...{ kind: 'save', question: 'evidence', revision: 0, saveUid: uid(), text: words },
	...more
});
export const lock = (more: object = {}) =>
	save({ kind: 'lock', text: 'A [A2.2], B [B1.3].', ...more });

/** One good command of each kind; `id` names the note that it is about. */
export const orders: Record<string, (me: Learner, id?: string) => Order> = {
	annotate: (_, id = uid()) => ({ kind: 'annotate', uid: id, ...remark }),
	change: (me, id) => ({ kind: 'change', uid: noted(me, id), revision: 1, ...remark }),
	erase: (me, id) => ({ kind: 'erase', uid: noted(me, id) }),
	restore: (me, id) => ({ kind: 'restore', uid: erased(me, id) }),
	judge: () => judge(),
	save: () => save(),
	lock: () => lock(),
	visit: () => ({ kind: 'visit', place: 'compare?point=remedy' })
};
export const kinds = Object.entries(orders);

/** The same as a form's fields, which are words. */
export const asForm = (fields: object): Record<string, string> =>
	Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)]));
