import { vi } from 'vitest';

/** The clock of a test: an hour, a moment one hour from now, and letting time go by. Ends with `vi.useRealTimers`. */
export const hour = 3_600_000;
export const soon = () => Date.now() + hour;
export const pass = (ms: number) => vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + ms });
