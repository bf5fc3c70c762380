import { and, desc, eq, sql } from 'drizzle-orm';
import * as auditLog from '#lib/server/audit-log.ts';
import type { Assignment } from './assignments.ts';
import * as assignments from './assignments.ts';
import { allowed, logDetail } from './changes.ts';
import { between } from './rules.ts';
import * as courses from '#lib/server/course/courses.ts';
import type { Taught } from '#lib/server/course/courses.ts';
import { db, transact } from '#lib/server/db/index.ts';
import { extension } from '#lib/server/db/schema/course.ts';
import { log } from '#lib/server/db/schema/instance.ts';
import { localOf, momentOf } from '#lib/wording/time-zone.ts';

/** What dates keep when the time zone of their class changes. */
export type Keeping = 'moments' | 'clocks';

/** A date of an assignment as it is, and where it would move if it kept its clock time. */
type Dated = { kind: 'opens' | 'due' | 'extension'; at: number; moved: number };

/** An assignment with dates; `stays` says why it keeps its moments in any case. */
export type Move = { id: number; title: string; dates: Dated[]; stays: string | null };

/**
 * Changes the name and time zone of a class. Where assignments have dates, they keep their moments or their clock
 * times. An assignment that students have started keeps its moments if a date would come too early or too late for
 * them. Everything is logged. Changing back with the same choice restores the dates, except of an
 * assignment that became due later and that students have started.
 * @param keeping null to learn first what would move
 * @returns the assignments with dates, if they have to be decided about first and nothing was changed; otherwise none
 * @throws Refusal `invalid` as `courses.make`
 */
export function change(of: Taught, chosen: courses.Chosen, keeping: Keeping | null): Move[] {
	return transact(() => {
		const { timeZone } = courses.sound(chosen);
		const all = timeZone === of.timeZone ? [] : assignments.of(of).filter(dated);
		const moves = preview(of, all, timeZone);
		if (moves.length && !keeping) return moves;
		const kept = moves.filter(({ stays }) => stays !== null).map(({ id }) => id);
		const about: Record<string, string> = moves.length ? { dates: keeping ?? '' } : {};
		if (keeping === 'clocks') about.kept = kept.join(' ');
		courses.change(of, chosen, about);
		if (keeping === 'clocks')
			for (const one of all) if (!kept.includes(one.id)) move(one, timeZone);
		return [];
	});
}

const dated = ({ opensAt, dueAt }: Assignment) => opensAt !== null || dueAt !== null;

function preview(of: Taught, all: Assignment[], timeZone: string): Move[] {
	const stayed = stayedBefore(of, timeZone);
	return all.map((one) => {
		const date = (kind: Dated['kind'], at: number | null): Dated[] =>
			at === null ? [] : [{ kind, at, moved: sameClock(at, one.timeZone, timeZone) }];
		const extended = new Set(extensions(one).map(({ dueAt }) => dueAt));
		return {
			id: one.id,
			title: one.title,
			dates: [
				...date('opens', one.opensAt),
				...date('due', one.dueAt),
				...[...extended].toSorted().flatMap((at) => date('extension', at))
			],
			stays: whyStays(one, timeZone, stayed.includes(one.id))
		};
	});
}

const extensions = (of: Assignment) =>
	db.select().from(extension).where(eq(extension.assignmentId, of.id)).all();

/** The moment at which the clocks of the other zone show the same time, to the millisecond. */
function sameClock(at: number, from: string, to: string): number {
	const minute = 60_000;
	const within = ((at % minute) + minute) % minute;
	return (momentOf(localOf(at, from), to) ?? at - within) + within;
}

/** The choices of an assignment with the same clock times in another zone. */
function shifted(of: Assignment, to: string): Assignment {
	const moved = (at: number | null) => at && sameClock(at, of.timeZone, to);
	return { ...of, opensAt: moved(of.opensAt), dueAt: moved(of.dueAt) };
}

function whyStays(of: Assignment, timeZone: string, before: boolean): string | null {
	if (before) return 'It kept its moment at the last change, too.';
	const to = shifted(of, timeZone);
	const may = allowed(of);
	const refused = between(of, to).filter((one) => may[one] !== true);
	if (refused.includes('due earlier')) return 'Students have started, so it can’t be due earlier.';
	return refused.includes('opens later') && (to.opensAt ?? 0) > Date.now()
		? 'Students have started, so it can’t open later.'
		: null;
}

/**
 * The assignments that kept their moments at the last change of the zone, if this one takes that back: what moved then
 * moves back, and nothing else.
 */
function stayedBefore(of: Taught, timeZone: string): number[] {
	const last = db
		.select({ detail: log.detail })
		.from(log)
		.where(
			and(
				eq(log.courseId, of.id),
				eq(log.subject, 'course'),
				eq(log.action, 'changed'),
				sql`${log.detail} ->> 'to' is not null`
			)
		)
		.orderBy(desc(log.id))
		.get();
	const { from, to, dates, kept } = (last?.detail ?? {}) as Record<string, string | undefined>;
	const back = from === timeZone && to === of.timeZone && dates === 'clocks';
	return back && kept ? kept.split(' ').map(Number) : [];
}

/** Moves the dates of an assignment and of its extensions to the same clock times in another zone. */
function move(of: Assignment, timeZone: string) {
	const to = shifted(of, timeZone);
	const { opensAt, dueAt } = to;
	assignments.put(of, { opensAt, dueAt }, 'changed', logDetail(of, to, between(of, to)));
	for (const { userId, dueAt: until } of extensions(of)) {
		const moved = sameClock(until, of.timeZone, timeZone);
		const theirs = and(eq(extension.assignmentId, of.id), eq(extension.userId, userId));
		db.update(extension).set({ dueAt: moved }).where(theirs).run();
		auditLog.note(
			{ id: of.by },
			{
				action: 'extended',
				subject: 'assignment',
				subjectId: of.id,
				courseId: of.courseId,
				detail: { user: userId, dueAt: moved }
			}
		);
	}
}
