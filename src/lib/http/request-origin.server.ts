/**
 * Who sent a request. Browsers say it in `Sec-Fetch-Site`, but only over TLS and to the same computer, so its absence
 * says nothing.
 */
const siteOf = ({ headers }: Request) => headers.get('sec-fetch-site');

const reads = ({ method }: Request) => method === 'GET' || method === 'HEAD';

/** Whether a change was sent by a page of another origin. SvelteKit's own check covers forms only. */
export function changesFromElsewhere(request: Request, origin: string): boolean {
	if (reads(request)) return false;
	const site = siteOf(request);
	if (site && site !== 'same-origin') return true;
	const from = request.headers.get('origin');
	return from !== null && from !== origin;
}

/**
 * Whether a page of another origin made the browser read something that nobody asked for: an image, a frame, a script,
 * or a page that is loaded in advance. Following a link from an email or another site is a navigation.
 */
export function readFromElsewhere(request: Request): boolean {
	if (!reads(request)) return false;
	const { headers } = request;
	const site = siteOf(request);
	if (!site || site === 'same-origin' || site === 'none') return false;
	// only what a whole tab shows is a document
	return headers.get('sec-fetch-dest') !== 'document' || headers.has('sec-purpose');
}

/**
 * Whether a browser that doesn't say who sent the request at least asks for something else than a page, such as an
 * image.
 */
export function isNoPage(request: Request): boolean {
	const accepts = request.headers.get('accept') ?? '';
	return /\b(?:image|video|audio|text\/css)\b/.test(accepts) && !accepts.includes('text/html');
}
