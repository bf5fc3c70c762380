import { json, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import type { Schemas } from '#lib/input/command.ts';
import { Refusal, status } from '#lib/server/refusal.ts';
import { unavailable } from '#lib/server/unavailable.ts';
import { written } from '#lib/server/written.ts';

/** The commands that can be run on one kind of thing, by their own kind. */
export type Commands<To> = Record<string, (to: To, body: unknown) => object>;

/** The domain call of each command in a table. */
type Calls<Table extends Schemas, To, Result> = {
	[Kind in keyof Table]: (to: To, by: v.InferOutput<Table[Kind]>) => Result;
};

/**
 * Builds the commands of a table: each parses its body by the schema that its form uses, and makes its domain call.
 * @throws Refusal `invalid` with the schema's message where a body does not fit
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
	message: 'You’re no longer signed in on this browser.'
};

/**
 * Runs the command in a request, in one transaction. Responds `{ changed }` or `{ refused }`; the client keeps a
 * command queued until it receives one of them, and sends it again after a 503.
 * @param find loads the object of the command for the signed-in user; takes the command's kind, or null if it is
 * unknown
 */
export async function runCommand<To>(
	{ locals, request }: Pick<RequestEvent, 'locals' | 'request'>,
	commands: Commands<To>,
	find: (kind: string | null) => To
): Promise<Response> {
	if (!locals.user) return json({ refused: signedOut }, { status: 401 });
	try {
		const sent = await read(request);
		const changed = await written(() => {
			const to = find(sent && sent.kind);
			if (!sent) throw new Refusal('invalid', 'This request contains no change.');
			const run = Object.hasOwn(commands, sent.kind) ? commands[sent.kind] : undefined;
			if (!run)
				throw new Refusal(
					'invalid',
					'This version of Parallax doesn’t know this change. Please reload the page.'
				);
			return run(to, sent.body);
		});
		const account = locals.user.isAnonymous ? undefined : true;
		return json({ changed: { ...changed, savedAt: Date.now(), account } });
	} catch (error) {
		const refusal = error instanceof Refusal ? error : unavailable(error);
		if (!refusal) throw error;
		const { reason, message, theirs } = refusal;
		const saved = reason === 'incomplete' ? { answer: theirs, savedAt: Date.now() } : undefined;
		const refused = saved ? { reason, message, changed: saved } : { reason, message, theirs };
		return json({ refused }, { status: status[reason] });
	}
}

/** The body, or null when it can't be a command. */
async function read(request: Request) {
	const sent: unknown = await request.json().catch(() => null);
	if (typeof sent !== 'object' || sent === null) return null;
	const { kind = '', ...body }: { kind?: unknown } = sent;
	return { kind: typeof kind === 'string' ? kind : '', body };
}
