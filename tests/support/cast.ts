import { eq } from 'drizzle-orm';
import { close, db, open } from '#lib/server/db/index.ts';
import { attempt } from '#lib/server/db/schema/work.ts';
import * as lessons from '#lib/server/lesson/lessons.ts';
import * as notebooks from '#lib/server/notebook/notebooks.ts';
import { Refusal } from '#lib/server/refusal.ts';
import * as users from '#lib/server/account/users.ts';
import { uid } from '#lib/uid.ts';
import { put } from './tiny-lesson.ts';
import { pastPrediction } from './past-prediction.ts';

/** The people in the tests: Ada works, Ben has a notebook of his own, Cleo is a stranger. */
export let ada: users.User;
export let ben: users.User;
export let cleo: users.User;

/** Opens an empty database with the tiny lesson in it, and creates the cast. */
export function begin() {
	open(':memory:');
	put();
	[ada, ben, cleo] = [users.guest(), users.guest(), users.guest()];
}

/** Closes the database. */
export function end() {
	close();
}

/** This person's notebook for a lesson, past the prediction; opened if there is none yet. */
export function notebookOf(user: users.User, slug = 'tiny'): notebooks.Notebook {
	return pastPrediction(notebooks.open(user, lessons.find(slug), uid()));
}

/** Marks the present attempt as handed in. */
export function handIn({ attemptId }: notebooks.Notebook, at = Date.now()) {
	db.update(attempt).set({ handedInAt: at }).where(eq(attempt.id, attemptId)).run();
}

/** The refusal that `work` throws. Anything else fails the test. */
export function refusal(work: () => unknown): Refusal {
	try {
		work();
	} catch (error) {
		if (error instanceof Refusal) return error;
		throw error;
	}
	throw new Error('Nothing was refused.');
}
