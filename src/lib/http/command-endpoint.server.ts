import { json, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import type { Schemas } from '#lib/input/command.ts';
import { Refusal, status } from '#lib/server/refusal.ts';

/** What each command does to something, by its kind. */
export type Commands<To> = Record<string, (to: To, body: unknown) => object>;

/** For each command of a table the one domain call that it is. */
type Calls<Table extends Schemas, To, Result> = {
	[Kind in keyof Table]: (to: To, by: v.InferOutput<Table[Kind]>) => Result;
};

/**
 * The commands of a table, each of which reads its body by its schema, the same as its form's, and makes its call.
 * @throws Refusal `invalid` where a body does not fit, with the schema's sentence
 */
export function dispatch<Table extends Schemas, To, Result extends object>(
	schemas: Table,
	calls: Calls<Table, To, Result>
): Commands<To> {
	return Object.fromEntries(
		Object.keys(schemas).map((kind: keyof Table & string) => [
			kind,
			(to: To, body: unknown) => {
				const parsed = v.safeParse(schemas[kind] as Table[typeof kind], body, { abortEarly: true });
				if (!parsed.success) throw new Refusal('invalid', parsed.issues[0].message);
				return calls[kind](to, parsed.output);
			}
		])
	);
}

const signedOut = {
	reason: 'signed_out',
	message: 'You are no longer signed in on this browser.'
};

/**
 * Does the one command in a request. Answers with what changed, or with why not: whoever sent it keeps it until one
 * of the two has come.
 * @param find what it is done to, for whoever asks; gets its kind, or null for what is no command at all
 */
export async function runCommand<To>(
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
