import { json } from '@sveltejs/kit';
import { always, commands } from '#lib/commands.server.ts';
import { signedIn } from '#lib/form.server.ts';
import * as notebooks from '#lib/server/notebooks.ts';
import { Refusal, status } from '#lib/server/refusal.ts';
import type { RequestHandler } from './$types';

const signedOut = {
	reason: 'signed_out',
	message: 'You are no longer signed in on this browser.'
};

/**
 * Does one command in a notebook. Answers with what changed, or with why not: whoever sent it keeps it
 * until one of the two has come.
 */
export const POST: RequestHandler = async ({ locals, params, request }) => {
	if (!locals.user) return json({ refused: signedOut }, { status: 401 });
	try {
		const user = signedIn(locals);
		const sent = await read(request);
		const { kind, ...body } = sent ?? {};
		const known = typeof kind === 'string' && Object.hasOwn(commands, kind);
		const run = known ? commands[kind] : undefined;
		const any = !sent || (known && always.includes(kind));
		const notebook = (any ? notebooks.find : notebooks.findOpen)(user, params.notebook);
		if (!sent) throw new Refusal('invalid', 'This is no change.');
		if (!run) throw new Refusal('invalid', 'This program does not know such a change.');
		const account = user.isAnonymous ? undefined : true;
		return json({ changed: { ...run(notebook, body), savedAt: Date.now(), account } });
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		const { reason, message, theirs } = error;
		const saved = reason === 'incomplete' ? { answer: theirs, savedAt: Date.now() } : undefined;
		const refused = saved ? { reason, message, changed: saved } : { reason, message, theirs };
		return json({ refused }, { status: status[reason] });
	}
};

/** What was sent, or null when it is nothing that could be a command. */
async function read(request: Request): Promise<Record<string, unknown> | null> {
	const body: unknown = await request.json().catch(() => null);
	return typeof body === 'object' && body !== null ? { ...body } : null;
}
