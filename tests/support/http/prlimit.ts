import { execFileSync } from 'node:child_process';

/**
 * Sets a limit of a running process, as the tests about a full disk need it: nothing in Node can do that.
 * @throws Error that says what to install, where there is no `prlimit`
 */
export function prlimit(pid: number, limit: string) {
	try {
		execFileSync('prlimit', ['--pid', String(pid), limit]);
	} catch (error) {
		if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
		throw new Error(
			'This test needs the program prlimit. Install it: it is in the package util-linux.',
			{ cause: error }
		);
	}
}
