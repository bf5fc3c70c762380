import { and, count, eq } from 'drizzle-orm';
import { db } from '#lib/server/db/index.ts';
import { grant } from '#lib/server/db/schema/instance.ts';
import { missing } from '#lib/server/refusal.ts';
import type { User } from './users.ts';

export type Role = (typeof grant.$inferSelect)['role'];

/** A person whose role was just checked: they run this instance. Only `administrator` returns one. */
export type Administrator = User & { readonly runs: 'this instance' };

/** Whether the person with this id has this permission. */
export const has = (id: string, role: Role) =>
	db
		.select({ role: grant.role })
		.from(grant)
		.where(and(eq(grant.userId, id), eq(grant.role, role)))
		.get() !== undefined;

/** Whether this person runs the instance. */
export const isAdministrator = (who: User): boolean => !who.isAnonymous && has(who.id, 'admin');

/** Whether the instance has an administrator. Until then, `oneTimeTokens.firstAdmin` makes an address for one. */
export const administered = (): boolean =>
	db.select().from(grant).where(eq(grant.role, 'admin')).get() !== undefined;

/**
 * The person as an administrator, as administrators' functions demand.
 * @throws Refusal `missing` for anybody else, so that they don't learn what exists
 */
export function administrator(who: User): Administrator {
	if (!isAdministrator(who)) throw missing();
	return { ...who, runs: 'this instance' };
}

/** Whether this person is the only administrator. */
export const isLast = ({ id }: Pick<User, 'id'>): boolean =>
	has(id, 'admin') && administrators() === 1;

const administrators = () =>
	db.select({ n: count() }).from(grant).where(eq(grant.role, 'admin')).get()?.n ?? 0;
