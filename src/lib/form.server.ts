import { fail, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import { missing, Refusal, status } from '#lib/server/refusal.ts';
import type { User } from '#lib/server/users.ts';

/** What a form gets back when the domain says no: all that was typed, and one sentence. */
export type Refused = {
	values: Record<string, string>;
	refusal: string;
	reason: Refusal['reason'];
};

/**
 * Reads a form, checks its shape and does the work. A refusal comes back to the page with everything that
 * was typed; only what is missing or foreign becomes an error page.
 * @param schema from `#lib/input.ts`
 * @param work gets the checked input; what it returns is the action's result; it may redirect
 */
export async function submitted<S extends v.GenericSchema, T>(
	request: Request,
	schema: S,
	work: (input: v.InferOutput<S>) => T
) {
	const data = await request.formData();
	const values: Record<string, string> = {};
	for (const [name, value] of data) if (typeof value === 'string') values[name] = value;
	try {
		const parsed = v.safeParse(schema, values, { abortEarly: true });
		if (!parsed.success) throw new Refusal('invalid', parsed.issues[0].message);
		return work(parsed.output);
	} catch (error) {
		if (!(error instanceof Refusal) || error.reason === 'missing') throw error;
		const refused: Refused = { values, refusal: error.message, reason: error.reason };
		return fail(status[error.reason], refused);
	}
}

/**
 * The person this request comes from.
 * @throws Refusal `missing` when there is none: to nobody, nothing is there
 */
export function signedIn(locals: RequestEvent['locals']): User {
	if (!locals.user) throw missing();
	return locals.user;
}
