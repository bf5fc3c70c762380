// Controls the date in a test: only `Date` is replaced. Timers run as usual.
import { onTestFinished, vi } from 'vitest';

export const hour = 3_600_000;
/** A moment one hour from now. */
export const soon = () => Date.now() + hour;

/** Moves the date forward and stops it there. The real one returns after the test. */
export function pass(ms: number) {
	onTestFinished(() => void vi.useRealTimers());
	vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + ms });
}
