import { and, eq } from 'drizzle-orm';
import { db, transact } from './db/index.ts';
import { user } from './db/schema/account.ts';
import { notebook } from './db/schema/work.ts';
import type { User } from './account/users.ts';

/**
 * Moves a guest's notebooks to an account, all or none; a second run finds no guest and changes nothing.
 * Where both have a notebook for the same lesson, both are kept. The guest is gone afterwards, and with it
 * its sessions on other devices and its resume code: only the password opens the work from now on.
 */
export function claim(guest: User, account: User) {
	transact(() => {
		const from = db
			.select({ id: user.id })
			.from(user)
			.where(and(eq(user.id, guest.id), eq(user.isAnonymous, true)))
			.get();
		if (!from || account.isAnonymous) return;
		db.update(notebook).set({ userId: account.id }).where(eq(notebook.userId, from.id)).run();
		db.delete(user).where(eq(user.id, from.id)).run();
	});
}
