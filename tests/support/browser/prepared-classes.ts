import type { Administrator } from '#lib/server/account/administrators.ts';
import * as invitations from '#lib/server/course/invitations.ts';
import * as annotations from '#lib/server/notebook/annotations.ts';
import { change } from '#lib/server/assignment/changes.ts';
import * as assignments from '#lib/server/assignment/assignments.ts';
import type { Taught } from '#lib/server/course/courses.ts';
import { client } from '#lib/server/db/index.ts';
import * as extensions from '#lib/server/assignment/extensions.ts';
import type { Notebook } from '#lib/server/notebook/notebooks.ts';
import * as commentBank from '#lib/server/review/comment-bank.ts';
import * as prompts from '#lib/server/classroom/prompts.ts';
import * as releases from '#lib/server/review/releases.ts';
import * as remarks from '#lib/server/review/remarks.ts';
import * as returns from '#lib/server/review/returns.ts';
import * as submissionAccess from '#lib/server/review/submission-access.ts';
import * as reviews from '#lib/server/review/reviews.ts';
import * as spotlights from '#lib/server/insight/spotlights.ts';
import * as submissions from '#lib/server/notebook/submissions.ts';
import type { User } from '#lib/server/account/users.ts';
import { done, five } from '../class-work.ts';
import { assign, learner, opened, teacher } from '../factories.ts';
import { worked } from '../full-notebook.ts';

const hour = 3_600_000;

/**
 * Assignments of one course at every stage, with the student Eli in each; and a second teacher, who has only been
 * invited yet.
 */
export function classesAtWork(grace: Administrator, dora: User, course: Taught) {
	const eli = learner(course, 'Eli');
	const otto = teacher(grace, 'Otto');
	invitations.invite(course, { userId: otto.id, login: 'otto', role: 'instructor' });
	return {
		second: otto,
		student: eli,
		places: {
			...running(dora, course, eli),
			...reviewed(dora, course, eli),
			...returned(dora, course, eli),
			...shared(course, eli),
			...counted(course)
		}
	};
}

/** Due soon, with a message, an extension and a change: Eli has written everything in it, another has a long name. */
function running(dora: User, course: Taught, eli: User) {
	const dueAt = Date.now() + hour;
	const made = assign(course, { dueAt, modelsAt: 'hand', instructions: 'Read both.', blind: true });
	const mine = worked(opened(eli, made));
	prompts.add(made, { from: 'A1.2' }, 'Who says so?');
	const long = learner(course, 'Frederike von und zu Hohenlohe-Waldenburg');
	extensions.extend(made, long.id, dueAt + hour);
	const title = 'The bell, changed for everybody, and for how long';
	change(made, { ...assignments.taught(dora, made.id), title });
	return { running: String(made.id), runningNotebook: String(mine.id) };
}

/**
 * Handed in by three: Eli's review is released, with a comment at a passage; Gus's has a comment, and waits; Uma
 * withdrew her work after her review was released.
 */
function reviewed(dora: User, course: Taught, eli: User) {
	const made = assign(course, { title: 'The bell, reviewed' });
	prompts.add(made, { from: 'A1.2' }, 'Who says so?');
	const handIn = (who: User, mark: string) => {
		const notebook = worked(opened(who, made), mark);
		submissions.handIn(notebook);
		const submission = submissionAccess.findByNumber(dora, notebook.id, 1);
		const said = { text: 'What of this do you know?', criterion: 'fairness' };
		remarks.save(submission, `at-${mark}`, 0, { ...said, on: { from: 'A1.2' } });
		return { notebook, submission };
	};
	const elis = handIn(eli, 'Eli');
	const gus = handIn(learner(course, 'Gus'), 'Gus');
	const uma = handIn(learner(course, 'Uma'), 'Uma');
	for (const { submission } of [elis, uma]) {
		reviews.saveScore(submission, 'fairness', 0, { level: 3, remark: '' });
		releases.one(submission, { unscored: true });
	}
	submissions.continueInCopy(submissions.present(uma.notebook));
	commentBank.save(dora, {
		text: 'Say where it stands.',
		criterionKey: null,
		questionKey: null,
		courseId: null
	});
	return {
		reviewed: String(made.id),
		released: String(elis.notebook.attemptId),
		waiting: String(gus.notebook.attemptId),
		withdrawn: String(uma.notebook.attemptId),
		feedback: String(elis.notebook.id)
	};
}

/** Eli's work was returned, and the comments on a passage and on two answers are released. */
function returned(dora: User, course: Taught, eli: User) {
	const made = assign(course, { title: 'The bell, returned' });
	const notebook = worked(opened(eli, made), 'Eli');
	submissions.handIn(notebook);
	const of = submissionAccess.findByNumber(dora, notebook.id, 1);
	const say = (uid: string, text: string, on: remarks.On) =>
		remarks.save(of, uid, 0, { text, criterion: null, on });
	say('passage', 'Is that much?', { from: 'A2.2' });
	say('answer', 'Which of them?', { question: 'evidence' });
	say('expected', 'By whom?', { question: 'expect' });
	returns.returnWork(of, 'Read on.');
	releases.one(of, { unscored: true });
	return { returned: String(made.id), returnedNotebook: String(notebook.id) };
}

/** Notes are shared from the start: Fay has one, and there is a prompt. */
function shared(course: Taught, eli: User) {
	const made = assign(course, { title: 'The bell, shared', sharing: 'start' });
	const fays = opened(learner(course, 'Fay'), made);
	annotations.add(fays, 'fays-note', { from: 'A1.2', code: 'cause', note: 'A hormone.' });
	prompts.add(made, { from: 'A1.2' }, 'Who says so?');
	return { shared: String(made.id), sharedNotebook: String(opened(eli, made).id) };
}

/**
 * Handed in by enough students to split them into those who changed their mind and those who didn't; a note is
 * pinned.
 */
function counted(course: Taught) {
	const made = assign(course, { title: 'The bell, counted' });
	const more = ['Jo', 'Kim'].map((name) => ({
		name,
		notes: 'A1.2 judgement',
		relation: 'agree' as const
	}));
	const [first] = [...five, ...more].map((one) => done(course, made, one));
	if (first) spotlights.pin(made, { note: firstNote(first) });
	return { counted: String(made.id) };
}

const firstNote = ({ attemptId }: Notebook) =>
	Number(
		client.prepare('select min(id) from annotation where attempt_id = ?').pluck().get(attemptId)
	);
