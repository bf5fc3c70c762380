import { and, eq, isNull } from 'drizzle-orm';
import * as auditLog from '#lib/server/audit-log.ts';
import { client, db, transact } from '#lib/server/db/index.ts';
import { account, resume, session, user } from '#lib/server/db/schema/account.ts';
import { extension, membership } from '#lib/server/db/schema/course.ts';
import { grant, token } from '#lib/server/db/schema/instance.ts';
import { masked, phrase, seen } from '#lib/server/db/schema/review.ts';
import { reply, report } from '#lib/server/db/schema/note-discussion.ts';
import { notebook } from '#lib/server/db/schema/work.ts';
import { alone } from '#lib/server/course/untaught-courses.ts';
import { log } from '#lib/server/logger.ts';
import { Refusal } from '#lib/server/refusal.ts';
import type { User } from '#lib/server/account/users.ts';

/**
 * Forgets a person: notebooks with every word in them, what they said about others' notes, name, e-mail
 * address, password, sessions, resume code, what they were allowed to do. What stays is a row with an id and no
 * name, which has left its courses; the log; and what they wrote as an instructor for others to work by. Handed-in
 * work goes, too: it is frozen against changes, not against its author, and passes the triggers because its attempt
 * is deleted first.
 * That an account was erased, and by whom, is written down.
 *
 * Then the file is written anew and its journal emptied. `secure_delete` overwrites what is deleted, but not
 * the copies that stay behind in a page when its rows once moved to another one.
 * @param by who does it, where that is somebody else
 * @throws Refusal `closed` as long as a course would be left without an instructor
 */
export function erase(who: User, by: Pick<User, 'id'> = who) {
	transact(() => {
		const [left] = alone(who);
		if (left)
			throw new Refusal(
				'closed',
				`Nobody else teaches “${left.name}”. Give the class another teacher or archive it, then try again.`
			);
		if (standing(who)) auditLog.note(by, { action: 'erased', subject: 'user', subjectId: who.id });
		db.delete(notebook).where(eq(notebook.userId, who.id)).run();
		for (const table of [session, account, resume, grant, token, extension, masked, seen])
			db.delete(table).where(eq(table.userId, who.id)).run();
		db.delete(phrase)
			.where(and(eq(phrase.ownerId, who.id), isNull(phrase.courseId)))
			.run();
		db.delete(report).where(eq(report.by, who.id)).run();
		const erasedAt = Date.now();
		db.update(reply).set({ text: '', erasedAt }).where(eq(reply.userId, who.id)).run();
		db.update(membership)
			.set({ leftAt: erasedAt })
			.where(and(eq(membership.userId, who.id), isNull(membership.leftAt)))
			.run();
		db.update(user)
			.set({
				name: '',
				email: `${who.id}@users.invalid`,
				emailVerified: false,
				username: null,
				displayUsername: null,
				image: null,
				passwordGivenAt: null,
				erasedAt,
				updatedAt: new Date()
			})
			.where(eq(user.id, who.id))
			.run();
	});
	scrub();
}

/** Whether this is an account that is still there. */
const standing = (who: User) =>
	!who.isAnonymous &&
	db
		.select({ id: user.id })
		.from(user)
		.where(and(eq(user.id, who.id), isNull(user.erasedAt)))
		.get() !== undefined;

/** On a full disk, or beside a backup that is being read, the rest of it has to wait for the next time. */
function scrub() {
	try {
		client.exec('vacuum');
		client.pragma('wal_checkpoint(TRUNCATE)');
	} catch (err) {
		log.error(
			{ err },
			'The account was deleted, but the database file couldn’t be rewritten, so traces may be left in it.'
		);
	}
}
