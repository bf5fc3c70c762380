import { json } from '@sveltejs/kit';
import { signedIn } from '#lib/form.server.ts';
import { reviewing } from '#lib/reviewing.server.ts';
import { Refusal, status } from '#lib/server/refusal.ts';
import * as returns from '#lib/server/returns.ts';
import type { RequestHandler } from './$types';

const signedOut = {
	reason: 'signed_out',
	message: 'You are no longer signed in on this browser.'
};

/**
 * Does one command in the review of a submission. Answers with what changed, or with why not: whoever sent it
 * keeps it until one of the two has come.
 */
export const POST: RequestHandler = async ({ locals, params, request }) => {
	if (!locals.user) return json({ refused: signedOut }, { status: 401 });
	try {
		const of = returns.find(signedIn(locals), params.submission);
		const body: unknown = await request.json().catch(() => null);
		const kind = typeof body === 'object' && body && 'kind' in body ? String(body.kind) : '';
		const run = Object.hasOwn(reviewing, kind) ? reviewing[kind] : undefined;
		if (!run) throw new Refusal('invalid', 'This program does not know such a change.');
		return json({ changed: { ...run(of, body), savedAt: Date.now() } });
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		const { reason, message, theirs } = error;
		return json({ refused: { reason, message, theirs } }, { status: status[reason] });
	}
};
