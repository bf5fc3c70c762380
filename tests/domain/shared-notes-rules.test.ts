import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as annotations from '#lib/server/notebook/annotations.ts';
import type { Assignment } from '#lib/server/assignment/assignments.ts';
import * as courses from '#lib/server/course/courses.ts';
import type { Taught } from '#lib/server/course/courses.ts';
import { client } from '#lib/server/db/index.ts';
import * as members from '#lib/server/course/members.ts';
import * as notebooks from '#lib/server/notebook/notebooks.ts';
import * as replies from '#lib/server/classroom/replies.ts';
import * as sharedNotes from '#lib/server/classroom/shared-notes.ts';
import * as submissions from '#lib/server/notebook/submissions.ts';
import type { User } from '#lib/server/account/users.ts';
import { notebookOf } from '../support/cast.ts';
import { seen } from '../support/class-work.ts';
import { assign, learner, opened } from '../support/factories.ts';
import { dora, eli, hers, withClass } from '../support/with-class.ts';

let other: Taught;
let fay: User;
let pupils: User[];
withClass(() => {
	other = courses.make(dora, { name: 'History', timeZone: 'UTC' });
	fay = learner(hers, 'Fay');
	pupils = [eli, fay, learner(hers, 'Gus')];
});

type Replied = { by: number; erased: boolean; hidden: boolean };
type Written = {
	visibility: 'me' | 'instructors' | 'class';
	erased: boolean;
	hidden: boolean;
	reply: Replied | null;
};
type Pupil = { first: Written[]; handedIn: boolean; second: Written[] | null; left: boolean };

const note = fc.record({
	visibility: fc.constantFrom(
		'me' as const,
		'instructors' as const,
		'class' as const,
		'class' as const
	),
	erased: fc.boolean(),
	hidden: fc.constantFrom(false, false, true),
	reply: fc.option(fc.record({ by: fc.nat(2), erased: fc.boolean(), hidden: fc.boolean() }), {
		freq: 2
	})
});
const notes = fc.array(note, { maxLength: 2 });
const pupil: fc.Arbitrary<Pupil> = fc.record({
	first: notes,
	handedIn: fc.boolean(),
	second: fc.option(notes),
	left: fc.constantFrom(false, false, false, true)
});

const hide = (notebook: number, uid: string, by: User, reply: number | null) =>
	client
		.prepare(
			`insert into report (notebook_id, annotation_uid, reply_id, by, at, outcome)
				values (?, ?, ?, ?, 1, 'hidden')`
		)
		.run(notebook, uid, reply, by.id);

/** Writes what the plan says, each note with a word of its own. */
function play(who: User, of: Assignment, plan: Pupil, mark: string) {
	const write = (list: Written[], prefix: string) =>
		list.forEach(({ visibility, erased, hidden, reply }, n) => {
			const to = notebooks.findOpen(who, opened(who, of).id);
			const uid = `${mark}-${prefix}-${n}`;
			annotations.add(to, uid, { from: 'A1.1', code: null, note: uid, visibility });
			if (erased) annotations.erase(to, uid);
			if (hidden) hide(to.id, uid, who, null);
			if (!reply) return;
			const { lastInsertRowid } = client
				.prepare(
					`insert into reply (notebook_id, annotation_uid, uid, user_id, text, created_at, erased_at)
						values (?, ?, ?, ?, ?, 1, ?)`
				)
				.run(to.id, uid, uid, pupils[reply.by]?.id, `re ${uid}`, reply.erased ? Date.now() : null);
			if (reply.hidden) hide(to.id, uid, who, Number(lastInsertRowid));
		});
	write(plan.first, 'one');
	if (!plan.handedIn) return;
	submissions.handIn(opened(who, of));
	if (!plan.second) return;
	submissions.continueInCopy(opened(who, of));
	write(plan.second, 'two');
}

/** The notes of a learner's plan that are in their present attempt. */
const present = ({ first, handedIn, second }: Pupil, mark: string): [string, Written][] => [
	...first.map((one, k): [string, Written] => [`${mark}-one-${k}`, one]),
	...(handedIn ? (second ?? []) : []).map((one, k): [string, Written] => [`${mark}-two-${k}`, one])
];

test('a student sees exactly the notes of others that the rule allows, checked against the plan', () => {
	const plans = fc.record({
		sharing: fc.constantFrom('never' as const, 'after' as const, 'start' as const),
		class: fc.array(pupil, { minLength: 3, maxLength: 3 })
	});
	const mine = learner(other, 'Hal');
	fc.assert(
		fc.property(plans, ({ sharing, class: plan }) => {
			client.exec('update membership set left_at = null');
			const of = assign(hers, { sharing });
			const elsewhere = assign(other, { sharing: 'start' });
			plan.forEach((one, n) => play(pupils[n] ?? mine, of, one, `n${n}`));
			for (const who of [mine, ...pupils.slice(0, 1)])
				annotations.add(notebookOf(who), `self-${who.id}-${of.id}`, {
					from: 'A1.1',
					code: null,
					note: 'self'
				});
			for (const who of pupils) opened(who, of);
			plan.forEach(({ left }, n) => left && members.remove(hers, pupils[n]?.id ?? ''));
			plan.forEach((asker, n) => {
				const gone = asker.left || sharing === 'never';
				const expected = plan.flatMap((one, m) => {
					if (m === n || one.left || asker.left || sharing === 'never') return [];
					// in these plans, everybody with a second attempt has withdrawn the first
					const counts = one.handedIn && !one.second;
					if (sharing === 'after' && !(asker.handedIn && counts)) return [];
					const both = sharing === 'start' && one.handedIn && one.second ? one.second : [];
					const told = (list: Written[], prefix: string) =>
						list.flatMap(({ visibility, erased, hidden }, k) =>
							visibility === 'class' && !erased && !hidden ? [`n${m}-${prefix}-${k}`] : []
						);
					return [...told(one.first, 'one'), ...told(both, 'two')];
				});
				const who = pupils[n] ?? mine;
				const id = client
					.prepare('select id from notebook where user_id = ? and assignment_id = ?')
					.pluck()
					.get(who.id, of.id) as number;
				const book = notebooks.find(who, id);
				const found = sharedNotes.of(book).map((one) => one.note);
				expect(sharedNotes.any(book)).toBe(found.length > 0);
				expect(found.toSorted()).toEqual(expected.toSorted());
				// a reply is shown where its note is, and to others only while it is neither deleted nor hidden
				const own = present(asker, `n${n}`).filter(([, { erased }]) => !erased);
				const notes = new Map(plan.flatMap((one, m) => present(one, `n${m}`)));
				const under = gone ? [] : [...expected, ...own.map(([uid]) => uid)];
				const due = under.filter((uid) => {
					const reply = notes.get(uid)?.reply;
					return reply && !reply.erased && (!reply.hidden || reply.by === n);
				});
				const said = replies.of(book).filter(({ erased }) => !erased);
				expect(said.map(({ text }) => text).toSorted()).toEqual(
					due.map((uid) => `re ${uid}`).toSorted()
				);
				for (const one of said) expect(one.mine).toBe(notes.get(one.note)?.reply?.by === n);
			});
			expect(seen(mine, elsewhere)).toEqual([]);
			expect(sharedNotes.of(notebookOf(mine))).toEqual([]);
		}),
		{ seed: 20_261_125, numRuns: 40 }
	);
});
