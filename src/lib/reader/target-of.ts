/** The element that an address names after its #; null without one, and where that can’t be read. */
export function targetOf({ hash }: Pick<URL, 'hash'>): HTMLElement | null {
	try {
		return document.getElementById(decodeURIComponent(hash.slice(1)));
	} catch {
		// not everything after a % is a letter, for example in an address that was cut off
		return null;
	}
}
