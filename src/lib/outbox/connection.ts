import type { Reply } from './entries.ts';
import type { Later } from './indexed-db.ts';

/** The pauses before the next attempts, in milliseconds; after them the longest one is repeated. */
const pauses = [1000, 2000, 4000, 8000];
const longestPause = 15_000;

/**
 * The state of the connection after the attempts so far: whether the server can be reached, and whether the user is
 * signed in. After each failure there is a pause, longer than the one before.
 */
export function connection(later: Later) {
	let failures = 0;
	let cancelPause: (() => void) | null = null;
	let unreached = false;
	let signedOut = false;

	function endPause() {
		cancelPause?.();
		cancelPause = null;
	}

	return {
		get unreached() {
			return unreached;
		},
		get signedOut() {
			return signedOut;
		},
		/** Whether nothing may be sent now. */
		get held() {
			return signedOut || cancelPause !== null;
		},
		/** Call this when the server did not answer. @param then is called after the pause */
		failed(then: () => void) {
			unreached = true;
			cancelPause = later(pauses[failures] ?? longestPause, () => {
				endPause();
				then();
			});
			failures += 1;
		},
		replied(reply: Reply) {
			unreached = false;
			failures = 0;
			signedOut = 'refused' in reply && reply.refused.reason === 'signed_out';
		},
		endPause,
		/** Allows the next attempt at once, and forgets earlier failures. */
		reset() {
			failures = 0;
			signedOut = false;
			endPause();
		}
	};
}
