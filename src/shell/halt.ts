/** The program cannot continue; the message says everything that the person at the keyboard needs. */
export class Halt extends Error {}

/** The program cannot continue, because a database is damaged. */
export class Damaged extends Halt {}

/**
 * Stops what the program was about to do.
 * @param sentence what is wrong and what to do about it
 */
export function halt(sentence: string): never {
	throw new Halt(sentence);
}

/** The system's code of an error ('EADDRINUSE', 'SQLITE_BUSY'), or ''. */
export function codeOf(error: unknown): string {
	if (!(error instanceof Error)) return '';
	return 'code' in error ? String(error.code) : codeOf(error.cause);
}

/**
 * Says in one sentence what is wrong with a database file, after an error of SQLite or of the system.
 * @returns the error itself, where it is of another kind
 */
export function explained(error: unknown, file: string): unknown {
	const code = codeOf(error);
	if (error instanceof Halt || !/^(SQLITE_|E[A-Z]+$)/.test(code)) return error;
	if (/^SQLITE_(BUSY|LOCKED)/.test(code))
		return new Halt(
			`${file} is being used by another program. Close that program, then try again.`
		);
	if (/^(SQLITE_FULL|ENOSPC|EDQUOT|EFBIG)/.test(code))
		return new Halt(`There is no room on the disk for ${file}. Make room, then try again.`);
	if (/^(SQLITE_(CANTOPEN|READONLY|PERM|AUTH)|EACCES|EPERM|EROFS)/.test(code))
		return new Halt(
			`${file} can’t be opened for writing (${code}). ` +
				'Give your account permission for it and its folder, then try again.'
		);
	if (code.startsWith('SQLITE_IOERR'))
		return new Halt(
			`${file} can’t be read or written (${code}). Check whether its disk is full or broken.`
		);
	if (code === 'SQLITE_NOTADB') return new Damaged(`${file} isn’t a Parallax database.`);
	if (!code.startsWith('SQLITE_')) return error;
	const why = error instanceof Error ? (error.cause ?? error) : error;
	return new Damaged(`${file} is damaged (${why instanceof Error ? why.message : code}).`);
}
