import { accessSync, constants, lstatSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf, halt } from './halt.ts';

/** What a start reads or writes in the data folder besides the database, which is checked on its own. */
const files = [
	'parallax.db-wal',
	'parallax.db-shm',
	'parallax.db-unmerged',
	'parallax.secret',
	'parallax.secret.new'
];

/**
 * Refuses a data folder in which something else is in the place of a file or folder that a start needs.
 * @param more further files that this start needs
 */
export function demandKinds(data: string, more: string[] = []) {
	for (const name of [...files, ...more]) demandKind(join(data, name), 'file');
	demandKind(join(data, 'backups'), 'folder');
	// whatever else is in its place is said later, with the backup to restore
	const database = join(data, 'parallax.db');
	if (lstatSync(database, { throwIfNoEntry: false })?.isSymbolicLink())
		demandKind(database, 'file');
}

/** Refuses a path that is of another kind, or closed to this account. There may be nothing yet. */
export function demandKind(path: string, kind: 'file' | 'folder') {
	try {
		const found = statSync(path);
		if (kind === 'file' ? !found.isFile() : !found.isDirectory())
			halt(`${path} isn’t a ${kind}, as it has to be. Move it away, then try again.`);
		accessSync(path, constants.R_OK | constants.W_OK);
	} catch (error) {
		const code = codeOf(error);
		if (code === 'ENOENT') return;
		if (!code) throw error;
		if (/^(EACCES|EPERM|EROFS)$/.test(code))
			halt(
				`${path} can’t be read and written (${code}). Give your account permission for it, then try again.`
			);
		halt(`${path} can’t be opened (${code}). Move it away, then try again.`);
	}
}
