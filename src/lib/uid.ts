/**
 * A new unguessable id of 22 characters (128 bits, base 64 for addresses).
 * Made with `getRandomValues`, because `randomUUID` does not exist on a page served over plain http.
 */
export function uid(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(16));
	return btoa(String.fromCharCode(...bytes))
		.replaceAll('+', '-')
		.replaceAll('/', '_')
		.replace(/=+$/, '');
}
