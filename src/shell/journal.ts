import { constants, copyFileSync, existsSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { databaseIn, stamp } from './data-folder.ts';

/**
 * SQLite writes the newest changes into `parallax.db-wal` and merges them from time to time, and when Parallax stops. A
 * process that is killed leaves that file; whoever removes or empties it then removes the changes in it, and nothing in
 * the database shows that. So a marker beside it says, from a start to a stop, that there is such a file.
 */
const marker = (data: string) => join(data, 'parallax.db-unmerged');
const journal = (data: string) => `${databaseIn(data)}-wal`;

/** Whether there is a journal. Closing the database merges it. */
export const hasJournal = (data: string) => existsSync(journal(data));

/** Notes that the newest changes are in the journal. Call once the database is open, before anybody can write. */
export function markUnmerged(data: string) {
	if (hasJournal(data))
		writeFileSync(
			marker(data),
			'The newest changes in parallax.db are in parallax.db-wal. Keep the two together.\n',
			{ mode: 0o600, flush: true }
		);
}

/** Forgets it. Call before the journal is merged, so that a kill in between gives no false alarm. */
export const unmark = (data: string) => rmSync(marker(data), { force: true });

/**
 * Whether the journal was removed or emptied after Parallax was killed. Then the database is kept as it is beside
 * itself, because with the journal it could still be put together.
 * @returns the copy, '' where there was no room for it, or null where nothing is missing
 */
export function keepWithoutJournal(data: string): string | null {
	const database = databaseIn(data);
	const left = hasJournal(data) && statSync(journal(data)).size > 0;
	const missing = existsSync(marker(data)) && existsSync(database) && !left;
	if (!missing || !statSync(database).isFile()) return null;
	const copy = join(data, `without-journal-${stamp()}.db`);
	try {
		copyFileSync(database, copy, constants.COPYFILE_EXCL);
		return copy;
	} catch {
		rmSync(copy, { force: true });
		return '';
	}
}
