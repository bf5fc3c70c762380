import { json, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import { Refusal, status } from '#lib/server/refusal.ts';

/** Everything that can be done to something, by the `kind` that a command names. */
export type Commands<To> = Record<string, (to: To, body: unknown) => object>;

/** What makes a command of its schema, the same as its form's, and the one domain call that it is. */
export const commandOn =
	<To, Result extends object>() =>
	<S extends v.GenericSchema>(schema: S, run: (to: To, by: v.InferOutput<S>) => Result) =>
	(to: To, body: unknown): Result => {
		const parsed = v.safeParse(schema, body, { abortEarly: true });
		if (!parsed.success) throw new Refusal('invalid', parsed.issues[0].message);
		return run(to, parsed.output);
	};

const signedOut = {
	reason: 'signed_out',
	message: 'You are no longer signed in on this browser.'
};

/**
 * Does the one command in a request. Answers with what changed, or with why not: whoever sent it keeps it until one
 * of the two has come.
 * @param find what it is done to, for whoever asks; gets its kind, or null for what is no command at all
 */
export async function commanded<To>(
	{ locals, request }: Pick<RequestEvent, 'locals' | 'request'>,
	commands: Commands<To>,
	find: (kind: string | null) => To
): Promise<Response> {
	if (!locals.user) return json({ refused: signedOut }, { status: 401 });
	try {
		const sent = await read(request);
		const to = find(sent && sent.kind);
		if (!sent) throw new Refusal('invalid', 'This is no change.');
		const run = Object.hasOwn(commands, sent.kind) ? commands[sent.kind] : undefined;
		if (!run) throw new Refusal('invalid', 'This program does not know such a change.');
		const account = locals.user.isAnonymous ? undefined : true;
		return json({ changed: { ...run(to, sent.body), savedAt: Date.now(), account } });
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		const { reason, message, theirs } = error;
		const saved = reason === 'incomplete' ? { answer: theirs, savedAt: Date.now() } : undefined;
		const refused = saved ? { reason, message, changed: saved } : { reason, message, theirs };
		return json({ refused }, { status: status[reason] });
	}
}

/** What was sent, or null when it is nothing that could be a command. */
async function read(request: Request) {
	const sent: unknown = await request.json().catch(() => null);
	if (typeof sent !== 'object' || sent === null) return null;
	const { kind = '', ...body }: { kind?: unknown } = sent;
	return { kind: typeof kind === 'string' ? kind : '', body };
}
