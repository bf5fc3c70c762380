import { and, asc, eq, isNull, or } from 'drizzle-orm';
import * as accounts from '#lib/server/account/accounts.ts';
import { db } from '#lib/server/db/index.ts';
import { user } from '#lib/server/db/schema/account.ts';
import { assignment, course, extension, membership } from '#lib/server/db/schema/course.ts';
import { grant, log } from '#lib/server/db/schema/instance.ts';
import { phrase } from '#lib/server/db/schema/review.ts';
import { reply } from '#lib/server/db/schema/note-discussion.ts';
import { notebook } from '#lib/server/db/schema/work.ts';
import * as feedback from '#lib/server/review/feedback.ts';
import * as notebooks from '#lib/server/notebook/notebooks.ts';
import * as returns from '#lib/server/review/returns.ts';
import * as submissions from '#lib/server/notebook/submissions.ts';
import * as invitations from '#lib/server/course/invitations.ts';
import { file } from '#lib/server/exchange/notebook-file.ts';
import type { User } from '#lib/server/account/users.ts';

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());
/** The row with its time in ISO 8601. */
const dated = <T extends { at: number }>({ at, ...row }: T) => ({ at: iso(at), ...row });

/**
 * Everything that is stored about a person and that they may see, as plain JSON: account, courses, each notebook
 * with its submissions, replies, released reviews, their own phrases, and their log entries. What others wrote is
 * included only where it is about their work.
 */
export function everything(who: User) {
	const all = notebooks.of(who).map(({ id }) => notebooks.find(who, id));
	return {
		format: 'parallax-person',
		formatVersion: 1,
		writtenAt: new Date().toISOString(),
		account: account(who),
		courses: courses(who),
		invitations: invitations.received(who),
		extensions: extensions(who),
		notebooks: all.map((mine) => ({
			...file(mine),
			/** Its earlier submissions. */
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
		id: who.id,
		name: who.name,
		since: row?.createdAt.toISOString() ?? null,
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
			...row,
			joinedAt: iso(joinedAt),
			leftAt: iso(leftAt)
		}));

const extensions = (who: User) =>
	db
		.select({ assignment: assignment.title, dueAt: extension.dueAt, at: extension.at })
		.from(extension)
		.innerJoin(assignment, eq(assignment.id, extension.assignmentId))
		.where(eq(extension.userId, who.id))
		.all()
		.map(({ dueAt, ...row }) => ({ ...dated(row), dueAt: iso(dueAt) }));

const returned = (notebook: notebooks.Own) =>
	returns.list(notebook).map(({ at, ...row }) => ({ at: iso(at), ...row }));

/** Its released reviews. */
const reviews = (notebook: notebooks.Own) =>
	feedback.every(notebook).map(({ releasedAt, number, comment, override, scores, remarks }) => ({
		at: iso(releasedAt),
		number,
		comment,
		total: override,
		levels: scores.map(({ name, wording, blank, points, remark }) => ({
			criterion: name,
			level: blank ? 'Left blank' : wording,
			points,
			remark
		})),
		remarks: remarks.map(({ at, question, exact, text }) => dated({ at, question, exact, text }))
	}));

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

/** Log entries by them or about them, without the ids of others. */
const logged = (who: User) =>
	db
		.select({ at: log.at, action: log.action, actorId: log.actorId })
		.from(log)
		.where(or(eq(log.actorId, who.id), and(eq(log.subject, 'user'), eq(log.subjectId, who.id))))
		.orderBy(asc(log.id))
		.all()
		.map(({ actorId, ...row }) => ({ ...dated(row), byThemselves: actorId === who.id }));
