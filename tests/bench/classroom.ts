import { join } from 'node:path';
import { core } from '#lib/server/assignment-rules.ts';
import * as accounts from '#lib/server/accounts.ts';
import * as annotations from '#lib/server/annotations.ts';
import * as answers from '#lib/server/answers.ts';
import { open as openFor } from '#lib/server/assigned-notebooks.ts';
import * as assignments from '#lib/server/assignments.ts';
import * as courses from '#lib/server/courses.ts';
import type { Taught } from '#lib/server/courses.ts';
import { client, close, open } from '#lib/server/db/index.ts';
import * as grants from '#lib/server/grants.ts';
import * as lessons from '#lib/server/lessons.ts';
import * as members from '#lib/server/members.ts';
import * as tokens from '#lib/server/tokens.ts';
import * as users from '#lib/server/users.ts';
import { uid } from '#lib/uid.ts';

export type Seat = { id: number; token: string; userId: string };
export type Room = { assignment: number; instructor: string; seats: Seat[] };
export type Classroom = Awaited<ReturnType<typeof classroom>>;

const account = (name: string) => accounts.make(null, { name, login: uid() }, 'no hash');

/** How large the classes are whose overview is asked for. */
export const sizes = [30, 300, 3000] as const;

/**
 * Classes of each size in which two of three have begun, with notes and a locked answer; and three hundred people who
 * are about to join another one. Written without waiting for the disk, because nothing is measured yet.
 */
export function classroom(data: string) {
	open(join(data, 'parallax.db'));
	client.pragma('synchronous = OFF');
	const admin = tokens.becomeAdmin(account('Grace'), tokens.firstAdmin() ?? '');
	const [lesson] = lessons.offered();
	if (!lesson) throw new Error('There is no lesson to measure with.');
	const asked = lessons.questions({ editionId: lesson.id });
	const question = asked.find(({ step, core }) => step === 'answer' && core)?.key ?? '';
	const make = (name: string): Taught => {
		const who = account('Dora');
		grants.allow(admin, who.id, 'teacher');
		return courses.make(who, { name, timeZone: 'UTC' });
	};
	const rooms = sizes.map((size): Room => {
		const course = make(`A class of ${size}`);
		const chosen = { ...core(lesson), title: 'The lesson', textsAfterPrediction: false };
		const made = assignments.make(course, lesson, chosen);
		const seats = Array.from({ length: size }, (_, n) => {
			const who = account(`Learner ${n}`);
			members.seat(course.id, who.id);
			const token = size === 300 ? users.signIn(who) : '';
			if (n % 3 === 0 && size !== 300) return { id: 0, token, userId: who.id };
			const notebook = openFor(who, made.id, uid());
			for (const from of ['A1.1', 'B1.1'])
				annotations.add(notebook, uid(), { from, code: null, note: `Note of ${n}.` });
			answers.save(notebook, question, { text: 'Begun.', base: 0, saveUid: uid() });
			return { id: notebook.id, token, userId: who.id };
		});
		const instructor = users.signIn({ id: course.userId, name: '', isAnonymous: false });
		return { assignment: made.id, instructor, seats };
	});
	const joining = make('A class to join');
	const joiners = Array.from({ length: 300 }, (_, n) => users.signIn(account(`Joiner ${n}`)));
	client.pragma('wal_checkpoint(TRUNCATE)');
	close();
	return { rooms, question, course: joining.id, code: joining.joinCode ?? '', joiners };
}

/** What is in the file in the end: who joined, each with which number, and what each answer says. */
export function found(data: string, { course, question }: Classroom) {
	open(join(data, 'parallax.db'));
	const aliases = client
		.prepare("select alias from membership where course_id = ? and role = 'learner'")
		.pluck()
		.all(course) as number[];
	const texts = client
		.prepare(
			`select attempt.notebook_id as id, answer.text as text from answer
				join attempt on attempt.id = answer.attempt_id
				join question on question.id = answer.question_id where question.key = ?`
		)
		.all(question) as { id: number; text: string }[];
	close();
	return { aliases, texts: new Map(texts.map(({ id, text }) => [id, text])) };
}
