import { and, asc, eq, exists, isNotNull, isNull, lte, ne, not, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { db } from './db/index.ts';
import { user } from './db/schema/account.ts';
import { assignment, membership } from './db/schema/course.ts';
import { code } from './db/schema/lesson.ts';
import { report } from './db/schema/talk.ts';
import { sentence, version } from './db/schema/text.ts';
import { annotation, attempt, notebook } from './db/schema/work.ts';
import type { Notebook } from './notebooks.ts';
import { opened } from './texts.ts';

export type Shared = ReturnType<typeof of>[number];

const theirs = alias(attempt, 'theirs');
const mine = alias(attempt, 'mine');

/**
 * That a note may be seen by this learner: it is of a classmate who is still there, for the same assignment, in the
 * newest of their attempts that the rule allows, meant for the class, and neither deleted nor hidden after a report.
 * The rule is read in the query. It speaks of annotation, attempt, notebook, assignment and membership.
 */
export function sharedWith(
	asker: Pick<Notebook, 'id' | 'userId' | 'assignmentId'>
): SQL | undefined {
	const handedIn = db
		.select({ id: mine.id })
		.from(mine)
		.where(and(eq(mine.notebookId, asker.id), isNotNull(mine.handedInAt)));
	const newest = (
		also: SQL
	) => sql`${attempt.number} = (select max(${theirs.number}) from attempt theirs
		where ${theirs.notebookId} = ${notebook.id} and ${also})`;
	const hidden = db
		.select({ id: report.id })
		.from(report)
		.where(
			and(
				eq(report.notebookId, notebook.id),
				eq(report.annotationUid, annotation.uid),
				isNull(report.replyId),
				eq(report.outcome, 'hidden')
			)
		);
	return and(
		eq(notebook.assignmentId, asker.assignmentId ?? 0),
		ne(notebook.userId, asker.userId),
		eq(annotation.visibility, 'class'),
		isNull(annotation.erasedAt),
		not(exists(hidden)),
		sql`((${assignment.sharing} = 'start' and ${newest(sql`true`)})
			or (${assignment.sharing} = 'after' and ${exists(handedIn)}
				and ${newest(isNotNull(theirs.handedInAt))}))`
	);
}

const firstSentence = alias(sentence, 'first_sentence');
const lastSentence = alias(sentence, 'last_sentence');
const on = (
	one: typeof firstSentence | typeof lastSentence,
	ordinal: typeof annotation.first | typeof annotation.last
) =>
	and(
		eq(one.versionId, annotation.versionId),
		eq(one.ordinal, ordinal),
		lte(annotation.first, annotation.last)
	);

/**
 * What classmates wrote in the margin and this learner may see now, in the order of the texts; of its writer only a
 * number, unless the assignment shows names. None before the texts are open, or after leaving the course. Replies,
 * counts, search and export of others' notes ask here, too.
 */
export function of(asker: Notebook) {
	if (!asker.assignment?.joined || !opened(asker)) return [];
	return db
		.select({
			notebookId: notebook.id,
			uid: annotation.uid,
			alias: membership.alias,
			name: sql<string | null>`case when ${assignment.sharingNames} then ${user.name} end`,
			side: version.side,
			from: sql<string>`coalesce(${firstSentence.label}, '')`,
			to: sql<string>`coalesce(${lastSentence.label}, '')`,
			first: annotation.first,
			last: annotation.last,
			start: annotation.start,
			end: annotation.end,
			exact: annotation.exact,
			fit: annotation.fit,
			code: code.key,
			note: annotation.note
		})
		.from(annotation)
		.innerJoin(attempt, eq(attempt.id, annotation.attemptId))
		.innerJoin(notebook, eq(notebook.id, attempt.notebookId))
		.innerJoin(assignment, eq(assignment.id, notebook.assignmentId))
		.innerJoin(
			membership,
			and(
				eq(membership.courseId, assignment.courseId),
				eq(membership.userId, notebook.userId),
				isNull(membership.leftAt)
			)
		)
		.innerJoin(user, eq(user.id, notebook.userId))
		.innerJoin(version, eq(version.id, annotation.versionId))
		.leftJoin(firstSentence, on(firstSentence, annotation.first))
		.leftJoin(lastSentence, on(lastSentence, annotation.last))
		.leftJoin(code, eq(code.id, annotation.codeId))
		.where(sharedWith(asker))
		.orderBy(asc(version.side), asc(annotation.start), asc(annotation.end), asc(membership.alias))
		.all();
}

/** Keeps when this learner first saw what others wrote, in the attempt they are in. A second time changes nothing. */
export function seen(asker: Notebook) {
	db.update(attempt)
		.set({ othersSeenAt: Date.now() })
		.where(and(eq(attempt.id, asker.attemptId), isNull(attempt.othersSeenAt)))
		.run();
}
