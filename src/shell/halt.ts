/** The program cannot continue; the message says everything that the person at the keyboard needs. */
export class Halt extends Error {}

/**
 * Stops what the program was about to do.
 * @param sentence what is wrong and what to do about it
 */
export function halt(sentence: string): never {
	throw new Halt(sentence);
}

/** The system's code of an error ('EADDRINUSE', 'SQLITE_BUSY'), or ''. */
export function codeOf(error: unknown): string {
	return error instanceof Error && 'code' in error ? String(error.code) : '';
}
