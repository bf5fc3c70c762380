/**
 * The `now`, `later` and `random` for an outbox: timers fire only when a test lets time pass, and no two of the first
 * hundreds of numbers are close, so that entries made in the same millisecond never get the same id.
 * Nothing global is replaced.
 */
export function fakeTimers() {
	let at = 1_000_000;
	let wrong = 0;
	let drawn = 0;
	const timers = new Set<{ at: number; work: () => void }>();
	const quiet = () => new Promise<void>((resolve) => setImmediate(resolve));
	return {
		now: () => at - wrong,
		random: () => (drawn = (drawn + 0.618034) % 1),
		later(ms: number, work: () => void) {
			const timer = { at: at + ms, work };
			timers.add(timer);
			return () => void timers.delete(timer);
		},
		/** Puts the clock back; timers still fire after their time. */
		back: (ms: number) => (wrong += ms),
		async pass(ms = 0) {
			const end = at + ms;
			for (;;) {
				await quiet();
				const [first] = [...timers].toSorted((x, y) => x.at - y.at);
				if (!first || first.at > end) break;
				timers.delete(first);
				at = Math.max(at, first.at);
				first.work();
			}
			at = end;
		}
	};
}
