/** Pages that are never returned to. */
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
 * The page to return to, from `?next=`: a path on this server, read as the browser would read it; otherwise the desk.
 */
export function back(url: Address): string {
	const next = url.searchParams.get('next') ?? '';
	if (!next.startsWith('/') || !URL.canParse(next, url.origin)) return '/';
	const { origin, pathname, search, hash } = new URL(next, url.origin);
	// a path that begins with two slashes names another host
	if (origin !== url.origin || pathname.startsWith('//')) return '/';
	return passing.includes(pathname) ? '/' : pathname + search + hash;
}

/** The part of a URL used here, which SvelteKit has on the server and in the browser. */
type Address = Pick<URL, 'origin' | 'pathname' | 'search'> & {
	searchParams: Pick<URLSearchParams, 'get'>;
};

/** The address of a page from which a person returns to this one, or to the page that this one returns to. */
export function leadingBack(to: string, here: Address): string {
	// a form action in the address must not run again
	const search = here.search.replace(/^\?\/\w+&?/, '?').replace(/^\?$/, '');
	const from = passing.includes(here.pathname) ? back(here) : here.pathname + search;
	if (from === '/' || from === '/lessons') return to;
	return `${to}?next=${encodeURIComponent(from).replaceAll('%2F', '/')}`;
}
