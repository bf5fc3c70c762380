import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as annotations from '#lib/server/notebook/annotations.ts';
import { db } from '#lib/server/db/index.ts';
import { attempt, notebook } from '#lib/server/db/schema/work.ts';
import * as lessons from '#lib/server/lesson/lessons.ts';
import * as notebooks from '#lib/server/notebook/notebooks.ts';
import * as users from '#lib/server/account/users.ts';
import { SEED } from '../support/sample-texts.ts';
import { ada, ben, cleo, handIn, notebookOf, refusal } from '../support/cast.ts';
import { withLesson } from '../support/each-test.ts';
import { put } from '../support/tiny-lesson.ts';

withLesson();

const remark = { from: 'A1.1', code: 'problem', note: 'Why early?' };

const count = () => db.select().from(notebook).all().length;
const attempts = () => db.select().from(attempt).all().length;

describe('opening', () => {
	test('twice gives one notebook with one attempt', () => {
		const of = lessons.find('tiny');
		const first = notebooks.open(ada, of, 'a-doubled-click');
		expect(notebooks.open(ada, of, 'a-doubled-click')).toEqual(first);
		expect(notebooks.open(ada, of, 'on-another-day')).toEqual(first);
		expect([count(), attempts()]).toEqual([1, 1]);
	});

	test('gives each person one notebook for each lesson', () => {
		put([], 'seed', 'other');
		const opened = [notebookOf(ada), notebookOf(ben), notebookOf(ada, 'other')];
		expect(new Set(opened.map(({ id }) => id)).size).toBe(3);
		expect(
			notebooks
				.of(ada)
				.map(({ slug }) => slug)
				.toSorted()
		).toEqual(['other', 'tiny']);
		expect(notebooks.of(cleo)).toEqual([]);
	});

	test('begins at the first step, and later at the place last visited', () => {
		const mine = notebookOf(ada);
		expect(mine.place).toBe('before');
		notebooks.visit(mine, 'compare?point=remedy');
		expect(notebookOf(ada).place).toBe('compare?point=remedy');
	});

	test('lists the notebook last worked in first', () => {
		put([], 'seed', 'other');
		const tiny = notebookOf(ada);
		const other = notebookOf(ada, 'other');
		const worked = (of: notebooks.Notebook, lastAt: number) =>
			db.update(notebook).set({ lastAt }).where(eq(notebook.id, of.id)).run();
		const listed = () => notebooks.of(ada).map(({ slug }) => slug);
		worked(tiny, 2);
		worked(other, 1);
		expect(listed()).toEqual(['tiny', 'other']);
		annotations.add(other, 'n1', remark);
		expect(listed()).toEqual(['other', 'tiny']);
	});
});

describe('reading a notebook', () => {
	test.each(['find', 'findOpen'] as const)('with %s hides that other people’s exist', (way) => {
		const { id } = notebookOf(ada);
		const [foreign, missing] = [id, id + 1000].map((wanted) =>
			refusal(() => notebooks[way](ben, wanted))
		);
		expect({ ...foreign, message: foreign?.message }).toEqual({
			...missing,
			message: missing?.message
		});
		expect(missing?.reason).toBe('missing');
		expect(missing?.message).toBe('Page not found, or you don’t have access.');
	});

	test('of somebody else that was handed in is refused as missing, too', () => {
		const hers = notebookOf(ada);
		handIn(hers);
		expect(refusal(() => notebooks.findOpen(ben, hers.id)).reason).toBe('missing');
	});

	test('is possible exactly when a plain check of its owner says so', () => {
		const slugs = ['tiny', 'second', 'third'];
		slugs.forEach((slug) => put([], 'seed', slug));
		const person = fc.nat({ max: 3 });
		const opened = fc.record({
			by: person,
			slug: fc.constantFrom(...slugs),
			passes: fc.array(fc.boolean(), { maxLength: 3 })
		});
		const readable = (user: users.User, of: { userId: string }) => of.userId === user.id;
		let seen = 0;
		let hidden = 0;
		let closed = 0;
		fc.assert(
			fc.property(fc.array(opened, { maxLength: 12 }), (all) => {
				db.delete(notebook).run();
				const people = Array.from({ length: 4 }, users.guest);
				const one = (n: number) => people[n] ?? ada;
				for (const { by, slug, passes } of all) pass(notebookOf(one(by), slug), passes);
				const rows = db.select().from(notebook).all();
				for (const user of people) {
					const mine = rows.filter((row) => readable(user, row));
					const listed = notebooks.of(user).map(({ id }) => id);
					expect(listed.toSorted()).toEqual(mine.map(({ id }) => id).toSorted());
					for (const row of rows) {
						const found = attemptOf(() => notebooks.find(user, row.id));
						const open = attemptOf(() => notebooks.findOpen(user, row.id));
						expect(found !== null).toBe(readable(user, row));
						const latest = newest(row.id);
						if (found) expect(found).toBe(latest?.id);
						expect(open).toBe(latest?.handedInAt ? null : found);
						if (!found) hidden += 1;
						else if (open) seen += 1;
						else closed += 1;
					}
				}
			}),
			{ seed: SEED, numRuns: 40 }
		);
		expect(Math.min(seen, hidden, closed)).toBeGreaterThan(20);
	});
});

/** The attempt of the notebook that was found, or null when it was refused. */
function attemptOf(find: () => notebooks.Notebook): number | null {
	try {
		return find().attemptId;
	} catch {
		return null;
	}
}

const newest = (id: number) =>
	db
		.select()
		.from(attempt)
		.where(eq(attempt.notebookId, id))
		.all()
		.reduce((one, other) => (other.number > one.number ? other : one));

/** Hands in the present attempt once for each entry, and opens the next one where the entry is true. */
function pass(of: notebooks.Notebook, passes: boolean[]) {
	for (const next of passes) {
		const { id, number, handedInAt } = newest(of.id);
		if (!handedInAt) db.update(attempt).set({ handedInAt: 1 }).where(eq(attempt.id, id)).run();
		if (next)
			db.insert(attempt)
				.values({ notebookId: of.id, number: number + 1, openedAt: 1 })
				.run();
	}
}
