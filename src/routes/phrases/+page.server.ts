import { redirect } from '@sveltejs/kit';
import { signedIn, submitted } from '#lib/http/form.server.ts';
import * as input from '#lib/input/review.ts';
import * as courses from '#lib/server/course/courses.ts';
import * as commentBank from '#lib/server/review/comment-bank.ts';
import { missing } from '#lib/server/refusal.ts';
import type { Actions, PageServerLoad } from './$types';

/** The comment bank of an instructor. */
export const load: PageServerLoad = ({ locals, url }) => {
	const who = signedIn(locals);
	if (!commentBank.teaches(who)) throw missing();
	const edit = Number(url.searchParams.get('edit'));
	const all = commentBank.usableBy(who);
	return {
		phrases: all,
		editing: all.find(({ id, own }) => own && id === edit) ?? null,
		done: url.searchParams.get('done'),
		places: commentBank.places(who),
		courses: courses.teaching(who)
	};
};

export const actions: Actions = {
	keep: ({ locals, request }) =>
		submitted(request, input.phrase, (said) => {
			commentBank.save(signedIn(locals), said);
			redirect(303, '/phrases?done=kept');
		}),
	change: ({ locals, request }) =>
		submitted(request, input.change, ({ id, ...said }) => {
			commentBank.change(signedIn(locals), id, said);
			redirect(303, '/phrases?done=changed');
		}),
	/** Deletes a phrase. The response has it, so that the page can offer to save it again. */
	forget: ({ locals, request }) =>
		submitted(request, input.forget, ({ id }) => ({
			values: {} as Record<string, string>,
			refusal: undefined,
			reason: undefined,
			forgotten: commentBank.remove(signedIn(locals), id)
		}))
};
