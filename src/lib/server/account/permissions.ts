import { and, eq, isNull } from 'drizzle-orm';
import * as auditLog from '#lib/server/audit-log.ts';
import { db, transact } from '#lib/server/db/index.ts';
import { user } from '#lib/server/db/schema/account.ts';
import { grant } from '#lib/server/db/schema/instance.ts';
import { type Administrator, has, isLast, type Role } from './administrators.ts';
import { missing, Refusal } from '#lib/server/refusal.ts';
import * as instanceSettings from './instance-settings.ts';
import type { User } from './users.ts';

/**
 * Whether this person may make courses: an account with permission, or any account where the instance allows it;
 * never a guest.
 */
export function mayTeach(who: User): boolean {
	if (who.isAnonymous) return false;
	if (has(who.id, 'teacher') || has(who.id, 'admin')) return true;
	return instanceSettings.now().teaching === 'everybody' && live(who.id);
}

const standing = (id: string) =>
	and(eq(user.id, id), eq(user.isAnonymous, false), isNull(user.erasedAt));
const live = (id: string) =>
	db.select({ id: user.id }).from(user).where(standing(id)).get() !== undefined;

/**
 * Gives an account a permission. A second time does nothing.
 * @throws Refusal `missing` when there is no such account; guests have none
 */
export function allow(by: Administrator, id: string, role: Role) {
	transact(() => {
		if (!live(id)) throw missing();
		if (has(id, role)) return;
		give(id, role, by);
	});
}

/** Writes a grant and logs it. Part of a transaction. @param by null where a one-time address gave it */
export function give(id: string, role: Role, by: User | null) {
	db.insert(grant)
		.values({ userId: id, role, grantedBy: by?.id ?? null, at: Date.now() })
		.run();
	auditLog.note(by ?? { id }, {
		action: 'allowed',
		subject: 'user',
		subjectId: id,
		detail: { role }
	});
}

/**
 * Removes a permission. Instructors keep the courses that they have.
 * @throws Refusal `invalid` for the last administrator, because nobody could appoint another
 */
export function disallow(by: Administrator, id: string, role: Role) {
	transact(() => {
		if (!has(id, role)) return;
		if (role === 'admin' && isLast({ id }))
			throw new Refusal(
				'invalid',
				'This is the only administrator. Please make someone else an administrator first.'
			);
		db.delete(grant)
			.where(and(eq(grant.userId, id), eq(grant.role, role)))
			.run();
		auditLog.note(by, { action: 'disallowed', subject: 'user', subjectId: id, detail: { role } });
	});
}
