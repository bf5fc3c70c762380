import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as annotations from '#lib/server/annotations.ts';
import type { Assignment } from '#lib/server/assignments.ts';
import * as courses from '#lib/server/courses.ts';
import type { Taught } from '#lib/server/courses.ts';
import { client } from '#lib/server/db/index.ts';
import * as members from '#lib/server/members.ts';
import * as notebooks from '#lib/server/notebooks.ts';
import * as shared from '#lib/server/shared.ts';
import * as submissions from '#lib/server/submissions.ts';
import type { User } from '#lib/server/users.ts';
import { show } from '#lib/server/visibility.ts';
import { begin, end, notebookOf, refusal } from '../cast.ts';
import { administrator, assign, learner, opened, teacher } from '../staff.ts';

let hers: Taught;
let other: Taught;
let eli: User;
let fay: User;
let pupils: User[];
beforeEach(() => {
	begin();
	const dora = teacher(administrator(), 'Dora');
	[hers, other] = [1, 2].map(() => courses.make(dora, { name: 'History', timeZone: 'UTC' })) as [
		Taught,
		Taught
	];
	[eli, fay] = [learner(hers, 'Eli'), learner(hers, 'Fay')];
	pupils = [eli, fay, learner(hers, 'Gus')];
});
afterEach(end);

/** What this learner sees of others for an assignment, as the words of the notes. */
const seen = (who: User, of: Assignment) =>
	shared
		.of(opened(who, of))
		.map(({ note }) => note)
		.toSorted();

type Written = { visibility: 'me' | 'instructors' | 'class'; erased: boolean; hidden: boolean };
type Pupil = { first: Written[]; handedIn: boolean; second: Written[] | null; left: boolean };

const note = fc.record({
	visibility: fc.constantFrom(
		'me' as const,
		'instructors' as const,
		'class' as const,
		'class' as const
	),
	erased: fc.boolean(),
	hidden: fc.constantFrom(false, false, true)
});
const notes = fc.array(note, { maxLength: 2 });
const pupil: fc.Arbitrary<Pupil> = fc.record({
	first: notes,
	handedIn: fc.boolean(),
	second: fc.option(notes),
	left: fc.constantFrom(false, false, false, true)
});

/** Writes what the plan says, each note with a word that tells it apart. */
function play(who: User, of: Assignment, plan: Pupil, mark: string) {
	const write = (list: Written[], prefix: string) =>
		list.forEach(({ visibility, erased, hidden }, n) => {
			const to = notebooks.findOpen(who, opened(who, of).id);
			const uid = `${mark}-${prefix}-${n}`;
			annotations.add(to, uid, { from: 'A1.1', code: null, note: uid });
			show(to, uid, visibility);
			if (erased) annotations.erase(to, uid);
			if (hidden)
				client
					.prepare(
						`insert into report (notebook_id, annotation_uid, by, at, outcome) values (?, ?, ?, 1, 'hidden')`
					)
					.run(to.id, uid, who.id);
		});
	write(plan.first, 'one');
	if (!plan.handedIn) return;
	submissions.handIn(opened(who, of));
	if (!plan.second) return;
	submissions.goOn(opened(who, of));
	write(plan.second, 'two');
}

test('of others one sees exactly what the rule allows, as a plain look at the plan says', () => {
	const plans = fc.record({
		sharing: fc.constantFrom('never' as const, 'after' as const, 'start' as const),
		class: fc.array(pupil, { minLength: 3, maxLength: 3 })
	});
	const mine = learner(other, 'Hal');
	fc.assert(
		fc.property(plans, ({ sharing, class: plan }) => {
			client.exec('update membership set left_at = null');
			const [of, elsewhere] = [assign(hers, { sharing }), assign(other, { sharing: 'start' })];
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
				const expected = plan.flatMap((one, m) => {
					if (m === n || one.left || asker.left || sharing === 'never') return [];
					if (sharing === 'after' && !(asker.handedIn && one.handedIn)) return [];
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
				const found = shared.of(notebooks.find(who, id)).map((one) => one.note);
				expect(found.toSorted()).toEqual(expected.toSorted());
			});
			expect(seen(mine, elsewhere)).toEqual([]);
			expect(shared.of(notebookOf(mine))).toEqual([]);
		}),
		{ seed: 20_261_125, numRuns: 40 }
	);
});

const remark = { from: 'A1.2', code: 'cause', note: 'A hormone.' };

test('a writer is a number, and has a name only where the assignment shows names', () => {
	const told = [false, true].map((sharingNames) => {
		const of = assign(hers, { sharing: 'start', sharingNames });
		annotations.add(opened(fay, of), 'n1', remark);
		return shared.of(opened(eli, of));
	});
	expect(told).toMatchObject([
		[{ alias: 2, name: null, from: 'A1.2', code: 'cause', side: 'a' }],
		[{ alias: 2, name: 'Fay' }]
	]);
	expect(JSON.stringify(told[0])).not.toContain('Fay');
});

test('nothing of others is there before the texts are open', () => {
	const of = assign(hers, { sharing: 'start', textsAfterPrediction: true });
	const free = assign(hers, { sharing: 'start' });
	const his = opened(fay, free);
	annotations.add(his, 'n1', remark);
	client.prepare('update notebook set assignment_id = ? where id = ?').run(of.id, his.id);
	expect(seen(eli, of)).toEqual([]);
});

test('when one first saw what others wrote is kept once', () => {
	const his = opened(eli, assign(hers, { sharing: 'start' }));
	const at = () => client.prepare('select others_seen_at from attempt').pluck().get();
	shared.seen(his);
	const first = at();
	client.exec('update attempt set others_seen_at = 5');
	shared.seen(his);
	expect([typeof first, at()]).toEqual(['number', 5]);
});

test('who sees a note can be changed until it is handed in', () => {
	const his = opened(eli, assign(hers, { sharing: 'start' }));
	expect(refusal(() => show(his, 'none', 'me')).reason).toBe('missing');
	annotations.add(his, 'n1', remark);
	submissions.handIn(his);
	expect(() => show(his, 'n1', 'me')).toThrow('this work was handed in');
});
