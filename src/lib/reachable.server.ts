/**
 * Where others reach what is open here: the address that was typed, but for `localhost`, which is everybody's own
 * computer; there the first address in the local network, which `npm start` found out.
 */
export function reachable({ origin, hostname }: URL): string {
	const here = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
	return (here && process.env.PARALLAX_NETWORK) || origin;
}
