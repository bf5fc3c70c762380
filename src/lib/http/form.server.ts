import { fail, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import { missing, Refusal, status } from '#lib/server/refusal.ts';
import { unavailable } from '#lib/server/unavailable.ts';
import { written } from '#lib/server/written.ts';
import type { User } from '#lib/server/account/users.ts';

/** The reply to a form that the domain refuses: everything that was typed, and one message. */
export type Refused = {
	values: Record<string, string>;
	refusal: string;
	reason: Refusal['reason'];
};

/** The fields of a form. @throws Refusal `invalid` where the body is not a form, or is incomplete */
export async function fieldsIn(request: Request): Promise<FormData> {
	try {
		return await request.formData();
	} catch (error) {
		// a body that is too large has its own error
		if (error instanceof Error && 'status' in error) throw error;
		throw new Refusal(
			'invalid',
			'This form arrived incomplete, so nothing was changed. Please go back, reload the page and send it again.'
		);
	}
}

type Work<S extends v.GenericSchema, T> = (input: v.InferOutput<S>) => T;

/**
 * Reads a form, validates it and runs `work` in one transaction. A refusal returns to the page with everything that was
 * typed; only if something doesn't exist or belongs to somebody else is there an error page.
 * @param schema from `#lib/input/`
 * @param work takes the validated input; returns the action's result, and may redirect
 */
export const submitted = <S extends v.GenericSchema, T>(
	request: Request,
	schema: S,
	work: Work<S, T extends Promise<unknown> ? never : T>
) => received(request, schema, (input) => written(() => work(input)));

/**
 * The same for work that waits in between, as for a password to be hashed: no transaction can last over that, so each
 * of its steps that writes is passed to `written`.
 */
export const submittedInSteps = <S extends v.GenericSchema, T>(
	request: Request,
	schema: S,
	work: Work<S, Promise<T>>
) => received(request, schema, work);

/** The refusal of a form. @throws whatever else went wrong, and `missing`, which has a page of its own */
export function refused(error: unknown): Refusal {
	const refusal = error instanceof Refusal ? error : unavailable(error);
	if (!refusal || refusal.reason === 'missing') throw error;
	return refusal;
}

async function received<S extends v.GenericSchema, T>(
	request: Request,
	schema: S,
	work: Work<S, Promise<T>>
) {
	const data = await fieldsIn(request);
	// no form has a field with this name, and page data must not contain one
	const typed = [...data].filter(
		(field): field is [string, string] => typeof field[1] === 'string' && field[0] !== '__proto__'
	);
	const values = Object.fromEntries(typed.filter(([name]) => !/password/i.test(name)));
	try {
		const parsed = v.safeParse(schema, Object.fromEntries(typed), { abortEarly: true });
		if (!parsed.success) throw new Refusal('invalid', parsed.issues[0].message);
		return await work(parsed.output);
	} catch (error) {
		const { message, reason } = refused(error);
		const reply: Refused = { values, refusal: message, reason };
		return fail(status[reason], reply);
	}
}

/** The user of this request. @throws Refusal `missing` without one, so that strangers can't find out what exists */
export function signedIn(locals: RequestEvent['locals']): User {
	if (!locals.user) throw missing();
	return locals.user;
}
