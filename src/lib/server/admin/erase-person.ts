import { and, eq, isNull } from 'drizzle-orm';
import * as auditLog from '#lib/server/audit-log.ts';
import { client, db, onceStored, patiently, transact } from '#lib/server/db/index.ts';
import { account, resume, session, user } from '#lib/server/db/schema/account.ts';
import { extension, invitation, membership } from '#lib/server/db/schema/course.ts';
import { grant, token } from '#lib/server/db/schema/instance.ts';
import { masked, phrase, seen } from '#lib/server/db/schema/review.ts';
import { reply, report } from '#lib/server/db/schema/note-discussion.ts';
import { notebook } from '#lib/server/db/schema/work.ts';
import { alone } from '#lib/server/course/untaught-courses.ts';
import { log } from '#lib/server/logger.ts';
import { Refusal } from '#lib/server/refusal.ts';
import type { User } from '#lib/server/account/users.ts';

/**
 * Erases a person: notebooks with all work in them, replies, name, email address, password, sessions, resume code
 * and permissions. A row with the id remains, which has left its courses; so do the log and what they wrote as an
 * instructor for others. Handed-in work is erased, too: the triggers guard against changes, and let it pass because
 * its attempt is deleted first. The erasure and who did it are logged. Then the file is rewritten and its journal
 * emptied: `secure_delete` overwrites deleted rows, but not copies that remain where a page was reorganised.
 * @param by who does it, if it is somebody else
 * @throws Refusal `closed` while a course would be left without an instructor
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
		for (const table of [
			session,
			account,
			resume,
			grant,
			token,
			extension,
			masked,
			seen,
			invitation
		])
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
				listedIn: null,
				erasedAt,
				updatedAt: new Date()
			})
			.where(eq(user.id, who.id))
			.run();
	});
	onceStored(scrub);
}

/** Whether this is an account that has not been erased. */
const standing = (who: User) =>
	!who.isAnonymous &&
	db
		.select({ id: user.id })
		.from(user)
		.where(and(eq(user.id, who.id), isNull(user.erasedAt)))
		.get() !== undefined;

/** On a full disk or during a backup this fails, and the next erasure makes up for it. */
function scrub() {
	try {
		patiently(() => {
			client.exec('vacuum');
			client.pragma('wal_checkpoint(TRUNCATE)');
			// writes a page, because an empty journal after a crash is taken for one that lost its changes
			client.pragma(`user_version = ${Number(client.pragma('user_version', { simple: true }))}`);
		});
	} catch (err) {
		log.error(
			{ err },
			'The account was deleted, but the database file couldn’t be rewritten, so traces may be left in it.'
		);
	}
}
