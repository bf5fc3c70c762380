import { and, count, eq } from 'drizzle-orm';
import { db } from '#lib/server/db/index.ts';
import { grant } from '#lib/server/db/schema/instance.ts';
import { missing } from '#lib/server/refusal.ts';
import type { User } from './users.ts';

export type Role = (typeof grant.$inferSelect)['role'];

/** Somebody of whom it was found just now that they run this instance. Only `administrator` makes one. */
export type Administrator = User & { readonly runs: 'this instance' };

/** Whether this permission was given to the person with this id. */
export const has = (id: string, role: Role) =>
	db
		.select({ role: grant.role })
		.from(grant)
		.where(and(eq(grant.userId, id), eq(grant.role, role)))
		.get() !== undefined;

/** Whether this person runs the instance. */
export const isAdministrator = (who: User): boolean => !who.isAnonymous && has(who.id, 'admin');

/** Whether anybody runs the instance; as long as nobody does, `oneTimeTokens.firstAdmin` makes an address for it. */
export const administered = (): boolean =>
	db.select().from(grant).where(eq(grant.role, 'admin')).get() !== undefined;

/**
 * The key to everything that only an administrator does.
 * @throws Refusal `missing` for anybody else: to them, none of it is there
 */
export function administrator(who: User): Administrator {
	if (!isAdministrator(who)) throw missing();
	return { ...who, runs: 'this instance' };
}

/** Whether this person runs the instance, and nobody else does. */
export const isLast = ({ id }: Pick<User, 'id'>): boolean =>
	has(id, 'admin') && administrators() === 1;

const administrators = () =>
	db.select({ n: count() }).from(grant).where(eq(grant.role, 'admin')).get()?.n ?? 0;
