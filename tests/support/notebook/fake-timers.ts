/**
 * The `now` and `later` for an outbox: timers fire only when a test lets time pass.
 * Nothing global is replaced.
 */
export function fakeTimers() {
	let at = 1_000_000;
	let wrong = 0;
	const timers = new Set<{ at: number; work: () => void }>();
	const quiet = () => new Promise<void>((resolve) => setImmediate(resolve));
	return {
		now: () => at - wrong,
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
