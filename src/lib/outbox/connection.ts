import type { Reply } from './entries.ts';
import type { Later } from './indexed-db.ts';

/** How long it is until the next attempt, in milliseconds; the last one is repeated. */
const pauses = [1000, 2000, 4000, 8000];
const longestPause = 15_000;

/**
 * What the attempts so far have shown of the connection: whether the server can be reached, and whether somebody is
 * signed in. After each failure comes a pause, longer than the one before.
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
		/** Whether nothing can be sent now. */
		get held() {
			return signedOut || cancelPause !== null;
		},
		/** The server did not answer. @param then is called when the pause is over */
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
		/** Tries at once, as if nothing had failed. */
		reset() {
			failures = 0;
			signedOut = false;
			endPause();
		}
	};
}
