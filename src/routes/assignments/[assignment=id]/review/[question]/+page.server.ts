import { redirect } from '@sveltejs/kit';
import { signedIn, submitted } from '#lib/http/form.server.ts';
import * as input from '#lib/input/review.ts';
import { reviewCommands } from '#lib/http/review-handlers.server.ts';
import * as byQuestion from '#lib/server/review/by-question.ts';
import * as assignments from '#lib/server/assignment/assignments.ts';
import * as commentBank from '#lib/server/review/comment-bank.ts';
import { missing } from '#lib/server/refusal.ts';
import * as submissionAccess from '#lib/server/review/submission-access.ts';
import * as reviews from '#lib/server/review/reviews.ts';
import type { Actions, PageServerLoad } from './$types';

/** The answers to one question across the class. */
export const load: PageServerLoad = ({ locals, params }) => {
	const at = Date.now();
	const who = signedIn(locals);
	const of = assignments.taught(who, params.assignment);
	const { question, rows } = byQuestion.answersTo(of, params.question);
	const [first] = rows;
	return {
		at,
		owner: who.id,
		question,
		rows,
		assignment: { id: of.id, title: of.title },
		criteria: first
			? reviews
					.rubric(submissionAccess.find(who, first.id))
					.filter(({ questionKey }) => questionKey === question.key)
			: [],
		phrases: commentBank.offered(who)
	};
};

export const actions: Actions = {
	score: ({ locals, params, request }) =>
		submitted(request, input.anything, (typed) => {
			const of = submissionAccess.find(signedIn(locals), Number(typed.submission) || 0);
			if (of.assignment?.id !== params.assignment) throw missing();
			reviewCommands.score?.(of, typed);
			redirect(
				303,
				`/assignments/${params.assignment}/review/${params.question}#submission-${of.attemptId}`
			);
		})
};
