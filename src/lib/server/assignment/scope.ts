import { type Column, type SQL, sql } from 'drizzle-orm';
import { type Step, stepOf } from '#lib/address/notebook-steps.ts';
import { assignment, extension } from '#lib/server/db/schema/course.ts';
import { point, question } from '#lib/server/db/schema/lesson.ts';
import { attempt, notebook } from '#lib/server/db/schema/work.ts';
import * as lessons from '#lib/server/lesson/lessons.ts';
import * as points from '#lib/server/lesson/points.ts';

/**
 * The assignment of a learner's notebook: which parts of the lesson, by which rules. `dueAt` is this learner's own,
 * `returnedAt` when the previous attempt was returned, `joined` whether they are still in the course, `over` whether
 * assignment or course is archived.
 */
export type Assigned = Pick<
	typeof assignment.$inferSelect,
	'id' | 'courseId' | 'dueAt' | 'modelsReleasedAt' | keyof typeof rules
> & { returnedAt: number | null; joined: boolean; over: boolean };

const rules = {
	late: assignment.late,
	sharing: assignment.sharing,
	sharingNames: assignment.sharingNames,
	textsAfterPrediction: assignment.textsAfterPrediction,
	blind: assignment.blind,
	steps: assignment.steps,
	points: assignment.points,
	questions: assignment.questions,
	modelsAt: assignment.modelsAt,
	takeBack: assignment.takeBack
};

/**
 * When an assignment is due for one learner: their extension, or the class's date if that is later; null if it is
 * never due. The query has a left join with their extension.
 */
export const ownDue = sql<
	number | null
>`max(coalesce(${extension.dueAt}, ${assignment.dueAt}), ${assignment.dueAt})`;

/**
 * Whether a due date had passed at a moment: `hasPassed` in wording/due-minute.ts, for queries. In SQLite the remainder
 * of a moment before 1970 is negative.
 */
export const passed = (due: Column | SQL, at: number | Column | SQL): SQL<boolean> =>
	sql<boolean>`coalesce(
	${due} - (${due} % 60000 + 60000) % 60000 + 60000 <= ${at}, 0)`.mapWith(Boolean);

/** When the attempt before this one was sent back; null where there is none, or its student withdrew it. */
export const returnedAt = sql<number | null>`(select last.returned_at from attempt last
	where last.notebook_id = ${notebook.id} and last.number = ${attempt.number} - 1)`;

/** The columns of `Assigned`. The query has the notebook, its attempt and a left join with its assignment. */
export const ruling = () => ({
	id: assignment.id,
	courseId: assignment.courseId,
	...rules,
	modelsReleasedAt: assignment.modelsReleasedAt,
	dueAt: ownDue,
	returnedAt,
	joined: sql<boolean>`exists (select 1 from membership seat
		where seat.course_id = ${assignment.courseId} and seat.user_id = ${notebook.userId}
		and seat.role = 'learner' and seat.left_at is null)`.mapWith(Boolean),
	over: sql<boolean>`(${assignment.archivedAt} is not null or exists (select 1 from course away
		where away.id = ${assignment.courseId} and away.archived_at is not null))`.mapWith(Boolean)
});

/**
 * Which part of its lesson a notebook is for: in self-study all of it, otherwise what was assigned. Everything that
 * reads a lesson's questions and points for a learner reads them here.
 */
export type Part = { editionId: number; assignment: Choice | null };

/** The parts of a lesson that an assignment chooses. */
export type Choice = Pick<Assigned, 'steps' | 'points' | 'questions'>;

/** The part that an assignment is for, without a learner. */
export const part = <Of extends Choice & { editionId: number }>(assignment: Of) => ({
	editionId: assignment.editionId,
	assignment: assignment
});

/** Whether a step is in it. */
const has = ({ assignment }: Pick<Part, 'assignment'>, step: Step): boolean =>
	assignment?.steps.includes(step) ?? true;

/** The questions in their order. */
export function questions(part: Part) {
	const all = lessons.questions(part);
	const { assignment } = part;
	if (!assignment) return all;
	const { questions: chosen } = assignment;
	return all.filter(({ key, step }) => has(part, step) && (chosen?.includes(key) ?? true));
}

/** The criteria whose questions are asked. Cached. */
export function criteria(part: Part) {
	const due = questions(part).map(({ key }) => key);
	return lessons
		.criteria(part)
		.filter(({ questionKey }) => !questionKey || due.includes(questionKey));
}

/** Whether a point is among those to compare. */
export const compares = (part: Part, { key }: { key: string }): boolean =>
	has(part, 'compare') && (part.assignment?.points?.includes(key) ?? true);

/** The points to compare in their order, without arguments. */
export const pointsAsked = (part: Part) =>
	points.keys(part).filter((point) => compares(part, point));

/** Whether a place, as `notebooks.visit` gets it, is in this part of the lesson. */
export function offers(part: Part, place: string): boolean {
	const [step, query] = place.split('?');
	const named = new URLSearchParams(query);
	const point = named.get('point');
	const question = named.get('question');
	return (
		has(part, stepOf({ pathname: `/${step}` })) &&
		(point === null || compares(part, { key: point })) &&
		(question === null || questions(part).some(({ key }) => key === question))
	);
}

/**
 * Whether a question or point is expected rather than optional: the core of the lesson, and everything chosen one by
 * one for an assignment.
 */
export const expected = (part: Part, kind: 'points' | 'questions', { core }: { core: boolean }) =>
	core || Boolean(part.assignment?.[kind]);

const stepped = (step: unknown) =>
	sql`exists (select 1 from json_each(${assignment.steps}) where value = ${step})`;

/** The question is in the part that the notebook is for. The query has a left join with its assignment. */
export const asking = sql<boolean>`(${notebook.assignmentId} is null or (${stepped(question.step)}
	and (${assignment.questions} is null
		or ${question.key} in (select value from json_each(${assignment.questions})))))`;

/** The point is in the part that the notebook is for. The query has a left join with its assignment. */
export const comparing = sql<boolean>`(${notebook.assignmentId} is null or (${stepped('compare')}
	and (${assignment.points} is null
		or ${point.key} in (select value from json_each(${assignment.points})))))`;

/** Whether it is expected, in such a query. */
export const expecting = {
	questions: sql<boolean>`(${question.core} or ${assignment.questions} is not null)`.mapWith(
		question.core
	),
	points: sql<boolean>`(${point.core} or ${assignment.points} is not null)`.mapWith(point.core)
};
