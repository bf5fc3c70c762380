import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as auditHistory from '#lib/server/admin/audit-history.ts';
import { type Chosen, core, sound } from '#lib/server/assignment/rules.ts';
import * as assignments from '#lib/server/assignment/assignments.ts';
import * as courses from '#lib/server/course/courses.ts';
import { client } from '#lib/server/db/index.ts';
import * as lessons from '#lib/server/lesson/lessons.ts';
import * as notebooks from '#lib/server/notebook/notebooks.ts';
import { refusal } from '../support/cast.ts';
import { newTitle, put } from '../support/tiny-lesson.ts';
import { account, assign, chosen, learner, opened } from '../support/factories.ts';
import { hour, pass, soon } from '../support/date.ts';
import { dora, eli, hers, withClass } from '../support/with-class.ts';

withClass();

describe('assigning', () => {
	test('gives a class one edition of a lesson, which stays when a later edition appears', () => {
		const made = assign(hers);
		const his = opened(eli, made);
		put([newTitle]);
		expect(lessons.find('tiny').number).toBe(2);
		expect(notebooks.find(eli, his.id).editionId).toBe(made.editionId);
		expect(opened(learner(hers, 'Fay'), made).editionId).toBe(made.editionId);
		expect(auditHistory.of(hers)[0]).toMatchObject({ action: 'made', subjectId: String(made.id) });
		expect(JSON.stringify(auditHistory.of(hers))).not.toContain('The bell');
	});

	test('starts from the main parts of the lesson, which fit into fifty minutes', () => {
		const preset = core(lessons.find('tiny'));
		expect([preset.points, preset.questions]).toEqual([
			['tired', 'remedy'],
			['expect', 'evidence']
		]);
		expect(sound(preset, lessons.find('tiny').id)).toEqual(preset);
	});

	test.each([
		[{ title: ' ' }, /title/],
		[{ title: 'a'.repeat(161) }, /at most 160/],
		[{ opensAt: 20, dueAt: 20 }, /must be after the opening date/],
		[{ late: 'close' }, /don’t accept late work/],
		[{ modelsAt: 'due' }, /if model answers appear/],
		[{ steps: ['before', 'read'] }, /reading the articles and handing in/],
		[{ points: ['nowhere'] }, /has changed/],
		[{ points: [] }, /has changed/],
		[{ questions: ['expect', 'gone'] }, /has changed/],
		[{ blind: true, steps: ['read', 'after'] }, /question before reading first/],
		[{ questions: ['expect'] }, /question to answer after reading/],
		[{ textsAfterPrediction: true, questions: ['both'] }, /question before reading first/]
	] as const)('with choices that do not go together is refused: %j', (changes, why) => {
		const said = refusal(() => assign(hers, changes as Parameters<typeof assign>[1]));
		expect(said.reason).toBe('invalid');
		expect(said.message).toMatch(why);
	});

	test('puts parts in the lesson’s order, whatever order they were chosen in', () => {
		const made = assign(hers, { steps: ['after', 'read', 'before'], points: ['remedy', 'tired'] });
		expect([made.steps, made.points]).toEqual([
			['before', 'read', 'after'],
			['tired', 'remedy']
		]);
	});

	test('is refused in an archived class', () => {
		expect(refusal(() => assign(courses.archive(hers))).reason).toBe('closed');
	});

	test('starts, when it is duplicated, from the same choices without the dates, and stores nothing', () => {
		const rules: Partial<Chosen> = {
			modelsAt: 'hand',
			instructions: 'Read well.',
			points: ['tired']
		};
		const made = assign(hers, { ...rules, opensAt: 1, dueAt: soon() });
		const again = assignments.duplicate(assignments.releaseModels(made));
		expect(assignments.of(hers)).toHaveLength(1);
		const other = courses.make(dora, { name: 'Civics', timeZone: 'UTC' });
		const copied = assignments.make(other, { id: made.editionId }, again);
		expect(copied).toMatchObject({ ...chosen(rules), opensAt: null, dueAt: null });
		expect([copied.courseId, copied.modelsReleasedAt]).toEqual([other.id, null]);
	});
});

describe('an assignment', () => {
	test('shows students its title, class and dates, but nothing else, before it opens', () => {
		const made = assign(hers, { opensAt: soon(), instructions: 'Secret.' });
		const known = assignments.find(eli, made.id);
		expect(known).toEqual({
			id: made.id,
			title: 'The bell',
			opensAt: made.opensAt,
			dueAt: null,
			opened: false,
			courseId: hers.id,
			courseName: 'History',
			timeZone: 'UTC',
			notebookId: null
		});
		expect(assignments.mine(eli)).toEqual([known]);
		expect(refusal(() => opened(eli, made)).reason).toBe('closed');
		pass(hour);
		expect(assignments.find(eli, made.id)).toMatchObject({ instructions: 'Secret.', opened: true });
		expect(opened(eli, made).assignment).toMatchObject({ id: made.id });
	});

	test('shows its teachers everything, its students what they may know, and others nothing', () => {
		const made = assign(hers, { modelsAt: 'hand' });
		expect(assignments.either(dora, made.id)).toEqual({ taught: made });
		expect(assignments.either(eli, made.id)).toEqual({
			announced: assignments.find(eli, made.id)
		});
		expect(assignments.find(eli, made.id)).not.toHaveProperty('modelsAt');
		expect(refusal(() => assignments.either(account('Zoe'), made.id)).reason).toBe('missing');
	});

	test('is listed by due date, with undated ones last', () => {
		const [never, later, sooner] = [null, soon() + hour, soon()].map((dueAt) =>
			assign(hers, { dueAt })
		);
		expect(assignments.mine(eli).map(({ id }) => id)).toEqual([sooner?.id, later?.id, never?.id]);
		expect(assignments.mine(dora)).toEqual([]);
	});

	test('that is archived disappears for students, and returns when it is reopened', () => {
		const made = assign(hers);
		const his = opened(eli, made);
		const away = assignments.archive(made);
		expect(assignments.mine(eli)).toEqual([]);
		expect(refusal(() => assignments.find(eli, made.id)).reason).toBe('missing');
		expect(notebooks.find(eli, his.id).assignment?.over).toBe(true);
		expect(assignments.of(hers)).toEqual([away]);
		assignments.unarchive(away);
		expect(assignments.mine(eli)).toMatchObject([{ notebookId: his.id }]);
	});

	test('is found by students of its class, and in full by its teachers, as the memberships say', () => {
		const cast = [dora, eli, account('Fay'), account('Gus')];
		const other = courses.make(dora, { name: 'Civics', timeZone: 'UTC' });
		const given = [assign(hers), assign(other), assignments.archive(assign(hers))];
		const plans = fc.array(
			fc.record({
				who: fc.nat(cast.length - 1),
				in: fc.constantFrom(hers.id, other.id),
				role: fc.constantFrom('learner', 'instructor'),
				left: fc.boolean()
			}),
			{ maxLength: 8 }
		);
		const insert = client.prepare(
			`insert into membership (course_id, user_id, role, joined_at, left_at) values (?, ?, ?, 1, ?)
			on conflict do update set role = excluded.role, left_at = excluded.left_at`
		);
		const reason = (work: () => unknown) => {
			try {
				return Boolean(work());
			} catch {
				return false;
			}
		};
		fc.assert(
			fc.property(plans, (plan) => {
				client.exec('delete from membership');
				const seats = new Map<string, string | null>();
				for (const { who, in: id, role, left } of plan) {
					insert.run(id, cast[who]?.id, role, left ? 2 : null);
					seats.set(`${id} ${cast[who]?.id}`, left ? null : role);
				}
				for (const who of cast) {
					const listed = assignments.mine(who).map(({ id }) => id);
					for (const { id, courseId, archivedAt } of given) {
						const role = seats.get(`${courseId} ${who.id}`);
						const learns = role === 'learner' && archivedAt === null;
						expect([
							reason(() => assignments.taught(who, id)),
							reason(() => assignments.find(who, id)),
							listed.includes(id)
						]).toEqual([role === 'instructor', learns, learns]);
					}
				}
			}),
			{ seed: 20_261_123, numRuns: 30 }
		);
	});
});
