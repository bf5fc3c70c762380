/**
 * Runs `work` by a clock of its own: until it ends, whatever in this process asks what time it is gets the moment
 * that was told last. The domain takes every moment from the clock, and so a story that took weeks can be told
 * through it.
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
