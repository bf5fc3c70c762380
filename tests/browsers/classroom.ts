import { rmSync } from 'node:fs';
import { join } from 'node:path';
import * as annotations from '#lib/server/notebook/annotations.ts';
import * as answers from '#lib/server/notebook/answers.ts';
import * as assignedNotebooks from '#lib/server/classroom/assigned-notebooks.ts';
import * as courses from '#lib/server/course/courses.ts';
import { close, open } from '#lib/server/db/index.ts';
import { seatLearner } from '#lib/server/course/seats.ts';
import * as judgements from '#lib/server/notebook/judgements.ts';
import * as stances from '#lib/server/notebook/stances.ts';
import * as submissions from '#lib/server/notebook/submissions.ts';
import * as users from '#lib/server/account/users.ts';
import type { User } from '#lib/server/account/users.ts';
import { uid } from '#lib/uid.ts';
import { administrator, assign, teacher } from '../support/factories.ts';
import { forget } from '../support/mutated-lesson.ts';
import { serve, temporary } from '../support/server.ts';
import { put } from '../support/tiny-lesson.ts';
import type { Work } from './steps.ts';

/** The built server on a data folder of its own, with a course to which the tiny lesson is assigned. */
export type Classroom = {
	url: string;
	/** Creates an account with this name and password, as the form does, and adds it to the course. */
	learner(name: string, password: string): Promise<User>;
	/** What is in the database of a learner's notebook for the assignment. */
	work(of: User): Work;
	end(): Promise<void>;
};

export async function classroom(): Promise<Classroom> {
	const data = temporary();
	open(join(data, 'parallax.db'));
	put();
	forget();
	const { url, stop } = await serve({ data });
	const course = courses.make(teacher(administrator(), 'Dora'), {
		name: 'History',
		timeZone: 'Europe/Berlin'
	});
	const assignment = assign(course);
	return {
		url,
		async learner(name, password) {
			const who = await signUp(url, name, password);
			seatLearner(course.id, who.id);
			return who;
		},
		work: (of) => workIn(assignedNotebooks.open(of, assignment.id, uid())),
		async end() {
			await stop();
			close();
			rmSync(data, { recursive: true, force: true });
		}
	};
}

async function signUp(url: string, name: string, password: string): Promise<User> {
	const form = { name, login: name.toLowerCase(), password, passwordAgain: password };
	const reply = await fetch(`${url}/sign-up`, {
		method: 'POST',
		headers: { origin: url, accept: 'text/html' },
		body: new URLSearchParams(form),
		redirect: 'manual'
	});
	const session = /parallax_session=([^;]+)/.exec(reply.headers.get('set-cookie') ?? '')?.[1];
	const who = session && users.bySession(session);
	if (!who) throw new Error(`${name} could not sign up: ${reply.status}.`);
	return who;
}

function workIn(notebook: ReturnType<typeof assignedNotebooks.open>): Work {
	const { before, after } = stances.of(notebook);
	const locked = answers
		.of(notebook)
		.flatMap(({ key, lockedText }) => (lockedText === null ? [] : [[key, lockedText] as const]));
	return {
		notes: annotations
			.of(notebook)
			.map(({ from, exact, code, note }) => ({ from, exact, code, note })),
		judgements: judgements
			.of(notebook)
			.flatMap(({ key, judgement }) =>
				judgement?.relation
					? [{ point: key, relation: judgement.relation, reason: judgement.reason }]
					: []
			),
		locked: Object.fromEntries(locked),
		stances: [before?.position ?? null, after?.position ?? null],
		handedIn: submissions.of(notebook).length
	};
}
