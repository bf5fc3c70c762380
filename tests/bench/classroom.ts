import { core } from '#lib/server/assignment/rules.ts';
import { open as openNotebook } from '#lib/server/classroom/assigned-notebooks.ts';
import * as annotations from '#lib/server/notebook/annotations.ts';
import * as answers from '#lib/server/notebook/answers.ts';
import * as assignments from '#lib/server/assignment/assignments.ts';
import * as courses from '#lib/server/course/courses.ts';
import type { Taught } from '#lib/server/course/courses.ts';
import { client, close } from '#lib/server/db/index.ts';
import * as lessons from '#lib/server/lesson/lessons.ts';
import * as users from '#lib/server/account/users.ts';
import { uid } from '#lib/uid.ts';
import { account, administrator, learner, teacher } from '../support/factories.ts';
import { firstLesson, openIn, settle } from './prepare.ts';
import { scale } from './scale.ts';
import type { Prepared } from './writer.ts';

/** A class: its assignment, its teacher's session token, and the notebooks of those who have begun. */
export type Room = { size: number; assignment: number; teacherToken: string; begun: Prepared[] };
export type Classroom = ReturnType<typeof classroom>;

/**
 * A class of each size with notes and answers, in the middle one from everybody, in the others from two in three; and
 * people who are about to join another one. Written without waiting for the disk, because nothing is measured yet.
 * @param sizes of the classes, all of them by default
 */
export function classroom(data: string, sizes: readonly number[] = scale.classes) {
	openIn(data);
	client.pragma('synchronous = OFF');
	const admin = administrator();
	const lesson = firstLesson();
	const asked = lessons.questions({ editionId: lesson.id });
	const question = asked.find(({ step, core }) => step === 'answer' && core)?.key ?? '';
	const make = (name: string): Taught =>
		courses.make(teacher(admin, 'Dora'), { name, timeZone: 'UTC' });
	const [, middle] = scale.classes;
	const rooms = sizes.map((size): Room => {
		const course = make(`A class of ${size}`);
		const chosen = { ...core(lesson), title: 'The lesson', textsAfterPrediction: false };
		const { id: assignment } = assignments.make(course, lesson, chosen);
		const everybody = size === middle;
		const begun: Prepared[] = [];
		for (let n = 0; n < size; n++) {
			const who = learner(course, `Learner ${n}`);
			if (n % 3 === 0 && !everybody) continue;
			const notebook = openNotebook(who, assignment, uid());
			for (const from of ['A1.1', 'B1.1'])
				annotations.add(notebook, uid(), { from, code: null, note: `Note of ${n}.` });
			answers.save(notebook, question, { text: 'Begun.', base: 0, saveUid: uid() });
			begun.push({ id: notebook.id, token: everybody ? users.signIn(who) : '', question });
		}
		const teacherToken = users.signIn({ id: course.userId, name: '', isAnonymous: false });
		return { size, assignment, teacherToken, begun };
	});
	const joining = make('A class to join');
	const joiners = Array.from({ length: scale.joiners }, (_, n) =>
		users.signIn(account(`Joiner ${n}`))
	);
	settle();
	close();
	return { rooms, question, course: joining.id, code: joining.joinCode ?? '', joiners };
}

/** Reads from the database how many joined, and the text of each answer. */
export function found(data: string, { course, question }: Classroom) {
	openIn(data);
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
