import type { RequestEvent } from '@sveltejs/kit';
import type { Handle, HandleServerError, ServerInit } from '@sveltejs/kit/hooks';
import { leadingBack } from './lib/address/return-to.ts';
import { changesFromElsewhere, readFromElsewhere } from './lib/http/request-origin.server.ts';
import { holder } from './lib/http/session.server.ts';
import * as accounts from './lib/server/account/accounts.ts';
import { close, hurry, open } from '#lib/server/db/index.ts';
import * as softDelete from './lib/server/notebook/soft-delete.ts';
import { log } from './lib/server/logger.ts';
import * as rateLimits from './lib/server/rate-limits.ts';
import { Refusal, status } from '#lib/server/refusal.ts';
import { unavailable } from '#lib/server/unavailable.ts';
import { secret } from '#lib/server/secret.ts';
import * as oneTimeTokens from './lib/server/account/one-time-tokens.ts';
import * as users from './lib/server/account/users.ts';

/** Runs before the first request, but not during the build. `npm start` sets the path of the database. */
export const init: ServerInit = () => {
	open(process.env.PARALLAX_DB ?? 'data/parallax.db');
	secret();
	users.sweep();
	rateLimits.sweep();
	oneTimeTokens.sweep();
	softDelete.sweep();
	hurry();
	process.once('sveltekit:shutdown', close);
};

const headers = {
	'x-content-type-options': 'nosniff',
	'referrer-policy': 'same-origin',
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'permissions-policy': 'camera=(), geolocation=(), microphone=()'
};

const bare =
	"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";

const choosing = ['/account/password', '/leave'];

/** Redirects people whose password was set by somebody else to the page where they choose their own. */
function diverted({ locals: { user }, route, url, isDataRequest }: RequestEvent): Response | null {
	if (!user || user.isAnonymous || choosing.includes(route.id ?? '')) return null;
	if (!accounts.wasGiven(user)) return null;
	const location = leadingBack('/account/password', url);
	if (isDataRequest) return Response.json({ type: 'redirect', location });
	return new Response(null, { status: 303, headers: { location } });
}

export const handle: Handle = async ({ event, resolve }) => {
	const began = performance.now();
	if (changesFromElsewhere(event.request, event.url.origin))
		return new Response('This request didn’t come from a Parallax page, so nothing was changed.', {
			status: 403
		});
	if (readFromElsewhere(event.request))
		return new Response('Another site asked for this, so nothing is shown.', { status: 403 });
	event.locals.user = holder(event);
	const response = diverted(event) ?? (await resolve(event));
	for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
	// the last-resort error page, src/error.html, gets no policy from SvelteKit: this one lets no script run there
	const html = response.headers.get('content-type')?.startsWith('text/html');
	if (html && !response.headers.has('content-security-policy'))
		response.headers.set('content-security-policy', bare);
	// personal pages stay out of every cache, so that the next person at this computer can't go back to them
	if (event.locals.user || !response.headers.has('cache-control'))
		response.headers.set('cache-control', 'private, no-store');
	log.info({
		method: event.request.method,
		route: event.route.id,
		status: response.status,
		ms: Math.round(performance.now() - began)
	});
	return response;
};

export const handleError: HandleServerError = ({ error, kind, event }) => {
	const refusal = error instanceof Refusal ? error : unavailable(error);
	if (refusal) return { status: status[refusal.reason], message: refusal.message };
	if (kind !== 'unknown') return;
	log.error({ route: event.route.id, method: event.request.method, err: error });
	return {
		message:
			'Something went wrong on the server. What you saved before is safe. ' +
			'Please go back and try again. The details are in the server’s log.'
	};
};
