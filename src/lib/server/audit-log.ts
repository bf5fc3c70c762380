import { db } from './db/index.ts';
import { log } from './db/schema/instance.ts';

/** The logged actions: whatever changes who may do or see what, and when. */
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
	| 'deleted'
	| 'joined'
	| 'left'
	| 'enrolled'
	| 'removed'
	| 'brought back'
	| 'invited'
	| 'invitation declined'
	| 'invitation withdrawn'
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
	| 'class list opened'
	| 'hidden'
	| 'let stand'
	| 'undecided'
	| 'exported'
	| 'erased'
	| 'backed up'
	| 'journal missing';

/** Further details of an entry: ids, settings and dates, never names. */
export type Detail = Record<string, string | number | boolean | null>;

/**
 * One entry: what was done, to what, in which course. Ids and settings only, because a name could not be erased
 * again.
 */
type Act = {
	action: Action;
	subject: 'user' | 'instance' | 'setting' | 'course' | 'assignment' | 'notebook';
	subjectId: string | number;
	courseId?: number;
	detail?: Detail;
};

/** Writes an entry. Call it in the transaction that it is about. `actor` is null for the program itself. */
export function note(actor: { id: string } | null, act: Act) {
	const { action, subject, courseId = null, detail = {} } = act;
	const row = { actorId: actor?.id ?? null, courseId, action, subject, detail };
	db.insert(log)
		.values({ ...row, at: Date.now(), subjectId: String(act.subjectId) })
		.run();
}
