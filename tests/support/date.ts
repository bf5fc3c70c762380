// The date in a test: what `Date` says, and nothing else. Timers run as ever.
import { onTestFinished, vi } from 'vitest';

export const hour = 3_600_000;
/** A moment one hour from now. */
export const soon = () => Date.now() + hour;

/** Moves the date on, where it then stands still until it is moved again. The real one is back after the test. */
export function pass(ms: number) {
	onTestFinished(() => void vi.useRealTimers());
	vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + ms });
}
