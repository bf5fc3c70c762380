import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { db } from '#lib/server/db/index.ts';
import { edition } from '#lib/server/db/schema/lesson.ts';
import { lesson } from '#lib/server/db/schema/text.ts';
import { annotation, attempt, notebook } from '#lib/server/db/schema/work.ts';
import * as lessons from '#lib/server/lesson/lessons.ts';
import * as notebooks from '#lib/server/notebook/notebooks.ts';
import * as users from '#lib/server/account/users.ts';
import * as textAccess from '#lib/server/notebook/text-access.ts';
import { publishSeeds, summary } from '../../seeds/seed.ts';
import { edit, mutated } from '../support/mutated-lesson.ts';
import { newTitle, newWords, put, thirdTitle } from '../support/tiny-lesson.ts';
import { withDatabase } from '../support/each-test.ts';

withDatabase();

describe('a seed', () => {
	test('does not overwrite an edition made in the app', () => {
		put();
		put([newTitle], 'app');
		expect(put()).toMatchObject({ edition: 2, did: 'kept' });
		expect(put([thirdTitle])).toMatchObject({ edition: 2, did: 'kept' });
		expect(lessons.find('tiny').title).toBe('The later bell');
	});

	test('does not overwrite a lesson that was created in the app', () => {
		put([], 'app');
		expect(put([newTitle])).toMatchObject({ edition: 1, did: 'kept' });
		expect(db.select().from(lesson).get()).toMatchObject({ origin: 'app', seedHash: null });
	});

	test('is followed again once it matches the edition made in the app', () => {
		put();
		put([newTitle], 'app');
		expect(put([newTitle])).toMatchObject({ edition: 2, did: 'unchanged' });
		expect(put([thirdTitle])).toMatchObject({ edition: 3, did: 'published' });
	});

	test('that is broken does not stop the others, and says what to do', () => {
		const broken = mutated([['points.md', 'b: [B1.2]', 'b: [B9.4]']], undefined, 'broken');
		const all = [...publishSeeds(`${broken}/..`), ...publishSeeds('tests/lessons')];
		expect(all.map((each) => each.published?.did ?? null)).toEqual([null, 'published']);
		expect(all.flatMap(summary).map((line) => line.replace(/^.*?(?=broken)/, ''))).toEqual([
			'broken: not published. Correct the problems below, then start again.',
			'broken/points.md:7: point “tired” cites B9.4, but b.md has 2 paragraphs. Use a sentence number from B1.1 to B2.4.',
			'tiny: published as edition 1.'
		]);
	});

	test('that becomes faulty leaves the earlier edition in place', () => {
		const folder = mutated();
		expect(publishSeeds(`${folder}/..`)[0]?.published?.did).toBe('published');
		edit(folder, ['rubric.md', '4. Both', 'Both']);
		expect(publishSeeds(`${folder}/..`)[0]?.published).toBeNull();
		expect(lessons.find('tiny').number).toBe(1);
	});
});

describe('a notebook', () => {
	const opened = () => notebooks.open(users.guest(), lessons.find('tiny'), crypto.randomUUID());
	const editionOf = ({ id }: { id: number }) =>
		db
			.select()
			.from(edition)
			.innerJoin(notebook, eq(notebook.editionId, edition.id))
			.where(eq(notebook.id, id))
			.get()?.edition.number;

	test('without work follows the newest edition', () => {
		put();
		const empty = opened();
		put([newWords]);
		expect(editionOf(empty)).toBe(2);
		put([newTitle]);
		expect(editionOf(empty)).toBe(3);
	});

	test('with work, or handed in, keeps its edition', () => {
		put();
		const written = opened();
		const handedIn = opened();
		const empty = opened();
		const { a } = textAccess.texts(written);
		const anchor = {
			versionId: a.versionId,
			start: 0,
			end: 9,
			exact: 'Teenagers',
			prefix: '',
			suffix: ' are',
			first: 0,
			last: 0
		};
		const note = {
			uid: 'n',
			note: '',
			revision: 1,
			createdAt: 1,
			changedAt: 1,
			attemptId: written.attemptId
		};
		db.insert(annotation)
			.values({ ...note, ...anchor })
			.run();
		db.update(attempt).set({ handedInAt: 1 }).where(eq(attempt.id, handedIn.attemptId)).run();
		put([newWords]);
		expect([written, handedIn, empty].map(editionOf)).toEqual([1, 1, 2]);
	});

	test('of another lesson stays as it is', () => {
		put();
		const mine = opened();
		expect(put([newTitle], 'app', 'other').slug).toBe('other');
		expect(editionOf(mine)).toBe(1);
		expect(lessons.pinned(mine).slug).toBe('tiny');
	});
});
