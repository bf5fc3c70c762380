/** Pages that nobody should be led back to. */
const passing = [
	'/sign-in',
	'/sign-up',
	'/leave',
	'/resume',
	'/reset',
	'/account/password',
	'/account/delete',
	'/account/deleted'
];

/**
 * The page to go back to, from `?next=`: a path of this very address, as the browser would read it; else the
 * desk, where what is assigned lies.
 */
export function back(url: Address): string {
	const next = url.searchParams.get('next') ?? '';
	if (!next.startsWith('/') || !URL.canParse(next, url.origin)) return '/';
	const { origin, pathname, search, hash } = new URL(next, url.origin);
	// a path that begins with two slashes is another host's name
	if (origin !== url.origin || pathname.startsWith('//')) return '/';
	return passing.includes(pathname) ? '/' : pathname + search + hash;
}

/** An address, as SvelteKit has it on the server and in the browser. */
type Address = Pick<URL, 'origin' | 'pathname' | 'search'> & {
	searchParams: Pick<URLSearchParams, 'get'>;
};

/** The address of a page that leads back to this one, or to where this one itself leads back. */
export function leadingBack(to: string, here: Address): string {
	// what a form did is not to be done again
	const search = here.search.replace(/^\?\/\w+&?/, '?').replace(/^\?$/, '');
	const from = passing.includes(here.pathname) ? back(here) : here.pathname + search;
	if (from === '/' || from === '/lessons') return to;
	return `${to}?next=${encodeURIComponent(from).replaceAll('%2F', '/')}`;
}
