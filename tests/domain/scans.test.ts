import { expect, test } from 'vitest';
import * as assignments from '#lib/server/assignment/assignments.ts';
import * as assignedNotebooks from '#lib/server/classroom/assigned-notebooks.ts';
import * as courses from '#lib/server/course/courses.ts';
import * as desk from '#lib/server/notebook/desk.ts';
import * as feedback from '#lib/server/review/feedback.ts';
import * as submittedWork from '#lib/server/review/submitted-work.ts';
import * as margin from '#lib/server/classroom/margin.ts';
import * as members from '#lib/server/course/members.ts';
import * as notebooks from '#lib/server/notebook/notebooks.ts';
import * as overview from '#lib/server/classroom/overview.ts';
import * as queue from '#lib/server/review/queue.ts';
import * as releases from '#lib/server/review/releases.ts';
import * as replies from '#lib/server/classroom/replies.ts';
import * as reviews from '#lib/server/review/reviews.ts';
import * as submissions from '#lib/server/notebook/submissions.ts';
import { asked, scanned } from '../support/sql-trace.ts';
import { taken } from '../support/review-class.ts';
import { all, withReviewClass } from '../support/with-review-class.ts';

withReviewClass(['Ann', 'Bob'], { sharing: 'after' });

/** Tables that grow with every class of a school. A table that stays small may be read whole. */
const growing = [
	'notebook',
	'attempt',
	'annotation',
	'answer',
	'judgement',
	'citation',
	'stance',
	'silence',
	'own_point',
	'membership',
	'user',
	'session',
	'review',
	'score',
	'remark',
	'reply',
	'log'
];
const read = (work: () => unknown) => asked(work).flatMap(scanned);

test('reading a whole table is detected', () => {
	expect(read(() => assignments.mine(all.dora))).toContain('assignment');
});

test('no page of a student or a teacher reads what other classes wrote', () => {
	const [ann, bob] = all.pupils;
	if (!ann || !bob) return expect.fail('Two handed in.');
	const of = taken(all.dora, ann.of);
	reviews.saveScore(of, 'evidence', 0, { level: 1, remark: '' });
	releases.one(of, { unscored: true });
	const note = margin.of(notebooks.find(bob.who, bob.of.id))?.notes[0];
	replies.add(bob.of, { notebookId: ann.of.id, uid: note?.uid ?? '' }, 'r1', 'Says who?');
	const pages = {
		desk: () => [
			desk.of(ann.who),
			...[ann.who, all.dora].map((who) => [
				assignments.mine(who),
				feedback.mine(who),
				courses.of(who),
				queue.waiting(who)
			])
		],
		notebook() {
			const mine = notebooks.find(ann.who, ann.of.id);
			expect(margin.of(mine)).toMatchObject({ replies: [{ text: 'Says who?' }] });
			return [assignedNotebooks.status(mine), submissions.of(mine), margin.markSeen(mine)];
		},
		course: () => members.of(courses.taught(all.dora, all.hers.id)),
		overview: () => overview.of(all.made),
		margin: () => margin.taught(all.made),
		review: () => [queue.submissions(all.made), submittedWork.read(of), reviews.find(of)]
	};
	for (const [name, page] of Object.entries(pages))
		expect([name, read(page).filter((table) => growing.includes(table))]).toEqual([name, []]);
});
