import { and, asc, eq, isNotNull, isNull, or, sql } from 'drizzle-orm';
import * as accounts from './accounts.ts';
import { db } from './db/index.ts';
import { user } from './db/schema/account.ts';
import { assignment, course, extension, grant, log, membership } from './db/schema/course.ts';
import { criterion, level, question } from './db/schema/lesson.ts';
import { citation } from './db/schema/findings.ts';
import { phrase, remark, review, score } from './db/schema/review.ts';
import { reply } from './db/schema/talk.ts';
import { answer, attempt, notebook } from './db/schema/work.ts';
import * as notebooks from './notebooks.ts';
import * as submissions from './submissions.ts';
import { file } from './takeaway.ts';
import type { User } from './users.ts';

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());
/** The same row with its moment as others read it. */
const dated = <T extends { at: number }>({ at, ...row }: T) => ({ at: iso(at), ...row });

/**
 * Everything that is kept about a person and that they may see, as plain JSON: account, courses, each notebook and what
 * was handed in of it, what they said about others' notes, reviews once they are released, phrases of their own, and
 * what the log says of them. What others wrote is in it only where it is about their work.
 */
export function everything(who: User) {
	const kept = notebooks.of(who).map(({ id }) => notebooks.find(who, id));
	return {
		format: 'parallax-person',
		formatVersion: 1,
		writtenAt: new Date().toISOString(),
		account: account(who),
		courses: courses(who),
		extensions: extensions(who),
		notebooks: kept.map((mine) => ({
			...file(mine),
			/** As it was handed in, before the present state above. */
			submissions: submissions
				.of(mine)
				.filter(({ number }) => number < mine.number)
				.map(({ number }) => file(submissions.find(who, mine.id, number))),
			returned: returned(mine),
			reviews: reviews(mine)
		})),
		replies: replies(who),
		phrases: phrases(who),
		log: logged(who)
	};
}

function account(who: User) {
	const row = db.select().from(user).where(eq(user.id, who.id)).get();
	const roles = db.select().from(grant).where(eq(grant.userId, who.id)).all();
	return {
		...{ id: who.id, name: who.name, since: row?.createdAt.toISOString() ?? null },
		login: who.isAnonymous ? null : accounts.loginOf(who),
		email: row?.email.endsWith('@users.invalid') ? null : (row?.email ?? null),
		may: roles.map(({ role, at }) => ({ role, since: iso(at) }))
	};
}

const courses = (who: User) =>
	db
		.select({
			name: course.name,
			role: membership.role,
			alias: membership.alias,
			joinedAt: membership.joinedAt,
			leftAt: membership.leftAt
		})
		.from(membership)
		.innerJoin(course, eq(course.id, membership.courseId))
		.where(eq(membership.userId, who.id))
		.orderBy(asc(membership.joinedAt))
		.all()
		.map(({ joinedAt, leftAt, ...row }) => ({
			...{ ...row, joinedAt: iso(joinedAt), leftAt: iso(leftAt) }
		}));

const extensions = (who: User) =>
	db
		.select({ assignment: assignment.title, dueAt: extension.dueAt, at: extension.at })
		.from(extension)
		.innerJoin(assignment, eq(assignment.id, extension.assignmentId))
		.where(eq(extension.userId, who.id))
		.all()
		.map(({ dueAt, ...row }) => ({ ...dated(row), dueAt: iso(dueAt) }));

const returned = (of: notebooks.Own) =>
	db
		.select({ number: attempt.number, at: attempt.returnedAt, message: attempt.message })
		.from(attempt)
		.where(and(eq(attempt.notebookId, of.id), isNotNull(attempt.returnedAt)))
		.all()
		.map(({ at, ...row }) => ({ at: iso(at), ...row }));

/** The words that a remark is about. */
const exact = sql<string | null>`coalesce(${remark.exact}, ${citation.exact})`;

/** What instructors said of it and released. */
function reviews(of: notebooks.Own) {
	const found = db
		.select({
			id: review.id,
			number: attempt.number,
			comment: review.comment,
			total: review.override,
			at: review.releasedAt
		})
		.from(review)
		.innerJoin(attempt, eq(attempt.id, review.submissionId))
		.where(and(eq(attempt.notebookId, of.id), isNotNull(review.releasedAt)))
		.orderBy(asc(attempt.number))
		.all();
	return found.map(({ id, at, ...row }) => ({
		...{ at: iso(at), ...row },
		levels: db
			.select({
				criterion: criterion.name,
				level: level.wording,
				points: level.points,
				remark: score.remark
			})
			.from(score)
			.innerJoin(criterion, eq(criterion.id, score.criterionId))
			.leftJoin(level, eq(level.id, score.levelId))
			.where(eq(score.reviewId, id))
			.all(),
		remarks: db
			.select({ at: remark.at, question: question.key, exact, text: remark.text })
			.from(remark)
			.leftJoin(answer, eq(answer.id, remark.answerId))
			.leftJoin(citation, eq(citation.id, remark.citationId))
			.leftJoin(question, eq(question.id, answer.questionId))
			.where(and(eq(remark.reviewId, id), isNull(remark.erasedAt)))
			.all()
			.map(dated)
	}));
}

const replies = (who: User) =>
	db
		.select({ at: reply.createdAt, assignment: assignment.title, text: reply.text })
		.from(reply)
		.innerJoin(notebook, eq(notebook.id, reply.notebookId))
		.leftJoin(assignment, eq(assignment.id, notebook.assignmentId))
		.where(and(eq(reply.userId, who.id), isNull(reply.erasedAt)))
		.all()
		.map(dated);

const phrases = (who: User) =>
	db
		.select({ at: phrase.createdAt, text: phrase.text })
		.from(phrase)
		.where(eq(phrase.ownerId, who.id))
		.all()
		.map(dated);

/** What they did that is written down, and what was done to them; of others not even the id. */
const logged = (who: User) =>
	db
		.select({ at: log.at, action: log.action, actorId: log.actorId })
		.from(log)
		.where(or(eq(log.actorId, who.id), and(eq(log.subject, 'user'), eq(log.subjectId, who.id))))
		.orderBy(asc(log.id))
		.all()
		.map(({ actorId, ...row }) => ({ ...dated(row), byThemselves: actorId === who.id }));
