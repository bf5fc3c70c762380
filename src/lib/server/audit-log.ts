import { and, desc, eq, lt, type SQL } from 'drizzle-orm';
import type { Administrator } from './account/administrators.ts';
import { db } from './db/index.ts';
import { log } from './db/schema/course.ts';
import type { User } from './account/users.ts';

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

export type Told = Record<string, string | number | boolean | null>;

/** An act: on what, and in which course. Ids and settings only: a name could not be taken out again. */
type Act = {
	action: Action;
	subject: 'user' | 'instance' | 'setting' | 'course' | 'assignment' | 'notebook';
	subjectId: string | number;
	courseId?: number;
	detail?: Told;
};

export type Entry = ReturnType<typeof all>[number];

/** Writes an act into the log. Part of the transaction that does it. `actor` is null for the program itself. */
export function note(actor: Pick<User, 'id'> | null, act: Act) {
	const { action, subject, courseId = null, detail = {} } = act;
	const row = { actorId: actor?.id ?? null, courseId, action, subject, detail };
	db.insert(log)
		.values({ ...row, at: Date.now(), subjectId: String(act.subjectId) })
		.run();
}

const read = (where: SQL | undefined, most: number) =>
	db.select().from(log).where(where).orderBy(desc(log.id)).limit(most).all();

/**
 * The log of the whole instance, the newest first.
 * @param before the id of an entry: those that came before it
 */
export function all(_: Administrator, before = Infinity, most = 100) {
	return read(Number.isFinite(before) ? lt(log.id, before) : undefined, most);
}

/**
 * The log of one course, the newest first.
 * @param of from `courses.taught`, so that only its instructors read it
 */
export function of(of: { id: number; role: 'instructor' }, before = Infinity, most = 100) {
	const earlier = Number.isFinite(before) ? lt(log.id, before) : undefined;
	return read(and(eq(log.courseId, of.id), earlier), most);
}
