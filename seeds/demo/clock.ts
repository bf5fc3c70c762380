/**
 * Runs `work` with a clock of its own: until it ends, `Date` in this process returns the time that `work` set last.
 * The domain reads all times from the clock, so weeks of activity can be generated through it.
 */
export async function byItsOwnClock(work: (tell: (moment: number) => void) => Promise<void>) {
	const real = Date;
	let moment = real.now();
	globalThis.Date = new Proxy(real, {
		construct: (of, given, as) => Reflect.construct(of, given.length ? given : [moment], as),
		get: (of, key) => (key === 'now' ? () => moment : Reflect.get(of, key))
	});
	try {
		await work((to) => (moment = to));
	} finally {
		globalThis.Date = real;
	}
}
