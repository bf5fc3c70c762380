import { db } from './db/index.ts';
import { log } from './db/schema/instance.ts';

/** What is written down when it is done: whatever changes who may do or see what, and when. */
export type Action =
	| 'allowed'
	| 'disallowed'
	| 'set'
	| 'reset link made'
	| 'password reset'
	| 'made'
	| 'changed'
	| 'archived'
	| 'unarchived'
	| 'joined'
	| 'left'
	| 'enrolled'
	| 'removed'
	| 'instructor added'
	| 'instructor removed'
	| 'code renewed'
	| 'code closed'
	| 'extended'
	| 'extension removed'
	| 'models released'
	| 'taken back'
	| 'returned'
	| 'review released'
	| 'release taken back'
	| 'names hidden'
	| 'names revealed'
	| 'hidden'
	| 'let stand'
	| 'undecided'
	| 'exported'
	| 'erased'
	| 'backed up';

/** What else is written down of an act: ids, settings and dates, and no name. */
export type Detail = Record<string, string | number | boolean | null>;

/** An act: on what, and in which course. Ids and settings only: a name could not be taken out again. */
type Act = {
	action: Action;
	subject: 'user' | 'instance' | 'setting' | 'course' | 'assignment' | 'notebook';
	subjectId: string | number;
	courseId?: number;
	detail?: Detail;
};

/** Writes an act into the log. Part of the transaction that does it. `actor` is null for the program itself. */
export function note(actor: { id: string } | null, act: Act) {
	const { action, subject, courseId = null, detail = {} } = act;
	const row = { actorId: actor?.id ?? null, courseId, action, subject, detail };
	db.insert(log)
		.values({ ...row, at: Date.now(), subjectId: String(act.subjectId) })
		.run();
}
