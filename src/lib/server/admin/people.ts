import { and, asc, eq, isNull, like, or, sql } from 'drizzle-orm';
import * as administrators from '#lib/server/account/administrators.ts';
import * as auditLog from '#lib/server/audit-log.ts';
import { db } from '#lib/server/db/index.ts';
import { user } from '#lib/server/db/schema/account.ts';
import { erase } from './erase-person.ts';
import { missing, Refusal } from '#lib/server/refusal.ts';
import * as users from '#lib/server/account/users.ts';
import { everything } from './personal-data.ts';

/** An account held by an administrator, who is `by`. Only `find` returns one. */
export type Person = ReturnType<typeof find>;

/** The login: a user name or an email address. */
const login = sql<string>`coalesce(${user.displayUsername}, ${user.email})`;

/**
 * Accounts by name, each with its permissions. One query.
 * @param search a part of the name or the login
 * @param after name and id of the last one on the previous page
 */
export function list(
	_: administrators.Administrator,
	search = '',
	after = { name: '', id: '' },
	most = 100
) {
	const part = `%${search.trim().replace(/[\\%_]/g, '\\$&')}%`;
	const matches = (column: typeof user.name | typeof user.email | typeof user.username) =>
		sql`${like(column, part)} escape '\\'`;
	const has = (role: administrators.Role) =>
		sql<number>`exists (select 1 from "grant" where user_id = ${user.id} and role = ${role})`.mapWith(
			Boolean
		);
	return db
		.select({
			...users.columns,
			login,
			createdAt: user.createdAt,
			runs: has('admin'),
			teaches: has('teacher')
		})
		.from(user)
		.where(
			and(
				eq(user.isAnonymous, false),
				isNull(user.erasedAt),
				sql`(${user.name}, ${user.id}) > (${after.name}, ${after.id})`,
				or(
					matches(user.name),
					matches(user.username),
					// with a user name, the email address is invented and contains the id
					and(isNull(user.username), matches(user.email))
				)
			)
		)
		.orderBy(asc(user.name), asc(user.id))
		.limit(most)
		.all();
}

/** An account. @throws Refusal `missing` for a guest or an erased person */
export function find(by: administrators.Administrator, id: string) {
	const found = db
		.select({
			...users.columns,
			login,
			createdAt: user.createdAt
		})
		.from(user)
		.where(and(eq(user.id, id), eq(user.isAnonymous, false), isNull(user.erasedAt)))
		.get();
	if (!found) throw missing();
	return { ...found, by, runs: administrators.isAdministrator(found) };
}

/** What is stored about a person, in numbers. One query. */
export function figures({ id }: Person) {
	const count = (from: string, column: string) =>
		sql<number>`(select count(*) from ${sql.raw(from)} where ${sql.raw(column)} = ${id})`;
	const of = 'attempt join notebook on notebook.id = attempt.notebook_id';
	const work = (table: string) =>
		count(
			`${table} join attempt on attempt.id = ${table}.attempt_id join notebook
			on notebook.id = attempt.notebook_id`,
			'notebook.user_id'
		);
	const found = db
		.select({
			courses: count('membership', 'user_id'),
			notebooks: count('notebook', 'user_id'),
			handedIn: count(of, 'attempt.handed_in_at is not null and notebook.user_id'),
			notes: work('annotation'),
			answers: work('answer'),
			replies: count('reply', 'erased_at is null and user_id'),
			reviews: count(
				`review join attempt on attempt.id = review.submission_id join notebook
					on notebook.id = attempt.notebook_id`,
				'review.released_at is not null and notebook.user_id'
			),
			phrases: count('phrase', 'owner_id'),
			sessions: count('session', 'user_id'),
			acts: count('log', `subject = 'user' and subject_id`)
		})
		.from(user)
		.where(eq(user.id, id))
		.get();
	if (!found) throw missing();
	return found;
}

/** All data about a person, for handing it to them. Logged. */
export function exportData(person: Person) {
	auditLog.note(person.by, { action: 'exported', subject: 'user', subjectId: person.id });
	return everything(person);
}

/** A name regardless of spaces and capitals. */
const plain = (name: string) => name.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();

/**
 * Erases a person for good.
 * @param typed their name, to confirm that they are meant
 * @throws Refusal `invalid` for another name and for the last administrator; `closed` as `erase`
 */
export function forget(person: Person, typed: string) {
	if (plain(typed) !== plain(person.name))
		throw new Refusal(
			'invalid',
			'This doesn’t match the name above, so nothing was deleted. Type it again.'
		);
	if (administrators.isLast(person))
		throw new Refusal(
			'invalid',
			'This is the only administrator. Please make someone else an administrator first.'
		);
	erase(person, person.by);
}
