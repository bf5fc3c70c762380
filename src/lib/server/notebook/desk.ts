import { and, count, desc, eq, inArray, sql } from 'drizzle-orm';
import { asking, comparing, expecting, returnedAt } from '#lib/server/assignment/scope.ts';
import type { Step } from '#lib/address/notebook-steps.ts';
import { db } from '#lib/server/db/index.ts';
import { stance } from '#lib/server/db/schema/findings.ts';
import { assignment } from '#lib/server/db/schema/course.ts';
import { edition, point, question } from '#lib/server/db/schema/lesson.ts';
import { lesson } from '#lib/server/db/schema/text.ts';
import { answer, attempt, judgement, notebook } from '#lib/server/db/schema/work.ts';
import { many } from '#lib/wording/wording.ts';
import * as attemptCounts from './attempt-counts.ts';
import { newest, readableBy } from './notebooks.ts';
import type { View } from './stances.ts';
import type { User } from '#lib/server/account/users.ts';

/** How many are done, of how many. */
type Part = { done: number; of: number };

/**
 * A user's notebooks, last used first, each with its progress in numbers and the next step in one sentence. Once
 * handed in, `shift` has the learner's stances before and after. Five queries, however many notebooks.
 */
export function of(user: User) {
	const begun = notebooks(user);
	const ids = begun.map(({ attemptId }) => attemptId);
	const notes = attemptCounts.notes(ids);
	const points = judged(ids);
	const questions = asked(ids);
	const stances = stood(ids);
	return begun.map(({ attemptId, later, steps, ...rest }) => {
		const mine = <T extends { attemptId: number }>(rows: T[]) =>
			rows.filter((row) => row.attemptId === attemptId);
		const view = (moment: 'before' | 'after'): View | null =>
			mine(stances).find((row) => row.moment === moment)?.said ?? null;
		const core = (row: { core: boolean }) => row.core;
		const before = mine(questions).filter(({ step }) => step === 'before');
		const progress = {
			notes: { a: notes(attemptId, 'a'), b: notes(attemptId, 'b') },
			points: sum(mine(points)),
			questions: sum(mine(questions).filter(core))
		};
		const stance = view('before');
		const now = view('after');
		return {
			...rest,
			progress,
			shift: rest.handedInAt === null ? null : { before: stance, after: now },
			next: next({
				handedIn: rest.handedInAt !== null,
				closed: later && !(stance && left(sum(before)) === 0),
				steps,
				stance,
				now,
				notes: progress.notes,
				points: left(sum(mine(points).filter(core))),
				questions: left(progress.questions)
			})
		};
	});
}

function notebooks(user: User) {
	return db
		.select({
			id: notebook.id,
			slug: lesson.slug,
			title: sql<string>`coalesce(${assignment.title}, ${edition.title})`,
			place: notebook.place,
			lastAt: notebook.lastAt,
			number: attempt.number,
			returnedAt,
			handedInAt: attempt.handedInAt,
			attemptId: attempt.id,
			assignmentId: notebook.assignmentId,
			steps: assignment.steps,
			later:
				sql<boolean>`coalesce(${assignment.textsAfterPrediction}, ${edition.textsAfterPrediction})`.mapWith(
					Boolean
				)
		})
		.from(notebook)
		.innerJoin(attempt, and(eq(attempt.notebookId, notebook.id), eq(attempt.number, newest)))
		.innerJoin(edition, eq(edition.id, notebook.editionId))
		.innerJoin(lesson, eq(lesson.id, edition.lessonId))
		.leftJoin(assignment, eq(assignment.id, notebook.assignmentId))
		.where(readableBy(user))
		.orderBy(desc(notebook.lastAt), desc(notebook.id))
		.all();
}

const judged = (attempts: number[]) =>
	db
		.select({
			attemptId: attempt.id,
			core: expecting.points,
			done: count(judgement.relation),
			of: count()
		})
		.from(attempt)
		.innerJoin(notebook, eq(notebook.id, attempt.notebookId))
		.innerJoin(point, eq(point.editionId, notebook.editionId))
		.leftJoin(judgement, and(eq(judgement.pointId, point.id), eq(judgement.attemptId, attempt.id)))
		.leftJoin(assignment, eq(assignment.id, notebook.assignmentId))
		.where(and(inArray(attempt.id, attempts), comparing))
		.groupBy(attempt.id, expecting.points)
		.all();

const asked = (attempts: number[]) =>
	db
		.select({
			attemptId: attempt.id,
			core: expecting.questions,
			step: question.step,
			done: count(answer.lockedAt),
			of: count()
		})
		.from(attempt)
		.innerJoin(notebook, eq(notebook.id, attempt.notebookId))
		.innerJoin(question, eq(question.editionId, notebook.editionId))
		.leftJoin(answer, and(eq(answer.questionId, question.id), eq(answer.attemptId, attempt.id)))
		.leftJoin(assignment, eq(assignment.id, notebook.assignmentId))
		.where(and(inArray(attempt.id, attempts), asking))
		.groupBy(attempt.id, expecting.questions, question.step)
		.all();

const stood = (attempts: number[]) =>
	db
		.select({
			attemptId: stance.attemptId,
			moment: stance.moment,
			said: {
				view: stance.view,
				position: stance.position,
				confidence: stance.confidence,
				reason: stance.reason
			}
		})
		.from(stance)
		.where(inArray(stance.attemptId, attempts))
		.all();

const sum = (parts: Part[]): Part =>
	parts.reduce((one, other) => ({ done: one.done + other.done, of: one.of + other.of }), {
		done: 0,
		of: 0
	});
const left = (part: Part) => part.of - part.done;

/** The progress that decides the next step. */
type State = {
	handedIn: boolean;
	closed: boolean;
	/** The assigned steps, always with reading and handing in; null in self-study, which has all. */
	steps: Step[] | null;
	stance: View | null;
	now: View | null;
	notes: { a: number; b: number };
	points: number;
	questions: number;
};

/** The first assigned thing that is not done yet, as a sentence. */
function next({ handedIn, closed, steps, stance, now, notes, points, questions }: State): string {
	const { a, b } = notes;
	const asked = steps?.includes('before') ?? true;
	if (handedIn)
		return `You’ve ${steps ? 'handed this in' : 'finished this'}. You can view it, or continue in a copy.`;
	if (closed) return 'Next: lock your prediction and say where you stand. Then the articles open.';
	if (asked && !stance && !a && !b) return 'Next: say where you stand, then start reading.';
	if (!a && !b) return 'Next: read both articles and highlight what stands out.';
	if (!a || !b) return `Next: read article ${a ? 'B' : 'A'} and highlight what stands out.`;
	// everything that is assigned is expected, so only self-study tells main from optional
	const main = steps ? '' : 'main ';
	if (points) return `Next: compare the articles (${many(points, `${main}point`)} left).`;
	if (questions) return `Next: answer ${many(questions, `${main}question`)}.`;
	if (!now) return 'Next: say where you stand now.';
	return `You’re ready to ${steps ? 'hand in' : 'finish'}.`;
}
