import { eq } from 'drizzle-orm';
import { client, db, transact } from './db/index.ts';
import { account, resume, session, user } from './db/schema/account.ts';
import { notebook } from './db/schema/work.ts';
import { log } from './log.ts';
import type { User } from './users.ts';

/**
 * Forgets a person: notebooks with every word in them, name, e-mail address, password, sessions, resume code.
 * What stays is a row with an id and no name. Handed-in work goes, too: it is frozen against changes, not
 * against its author, and passes the triggers because its attempt is deleted first.
 *
 * Then the file is written anew and its journal emptied. `secure_delete` overwrites what is deleted, but not
 * the copies that stay behind in a page when its rows once moved to another one.
 */
export function erase(who: User) {
	transact(() => {
		db.delete(notebook).where(eq(notebook.userId, who.id)).run();
		for (const table of [session, account, resume])
			db.delete(table).where(eq(table.userId, who.id)).run();
		db.update(user)
			.set({
				...{ name: '', email: `${who.id}@users.invalid`, emailVerified: false },
				...{ username: null, displayUsername: null, image: null },
				...{ erasedAt: Date.now(), updatedAt: new Date() }
			})
			.where(eq(user.id, who.id))
			.run();
	});
	scrub();
}

/** On a full disk, or beside a backup that is being read, the rest of it has to wait for the next time. */
function scrub() {
	try {
		client.exec('vacuum');
		client.pragma('wal_checkpoint(TRUNCATE)');
	} catch (err) {
		log.error({ err }, 'What was erased is deleted, but the database file could not be rewritten.');
	}
}
