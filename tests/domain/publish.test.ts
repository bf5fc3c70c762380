import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { client, db } from '#lib/server/db/index.ts';
import * as tables from '#lib/server/db/schema/lesson.ts';
import { sentence, version } from '#lib/server/db/schema/text.ts';
import { published } from '#lib/server/db/triggers.ts';
import * as lessons from '#lib/server/lesson/lessons.ts';
import * as textAccess from '#lib/server/notebook/text-access.ts';
import { newTitle, newWords, put } from '../support/tiny-lesson.ts';
import { withDatabase } from '../support/each-test.ts';

const rows = (table: string) =>
	client.prepare(`select count(*) from "${table}"`).pluck().get() as number;

withDatabase();

describe('an edition', () => {
	test('is published only when the source changed', () => {
		expect(put()).toEqual({ slug: 'tiny', edition: 1, did: 'published', warnings: [] });
		expect(put()).toMatchObject({ edition: 1, did: 'unchanged' });
		expect(put([newTitle])).toMatchObject({ edition: 2, did: 'published' });
		expect(put([newTitle])).toMatchObject({ edition: 2, did: 'unchanged' });
		expect(put()).toMatchObject({ edition: 3, did: 'published' });
		expect(lessons.find('tiny')).toMatchObject({ number: 3, title: 'The first bell' });
	});

	test('lists its warnings', () => {
		const said = put([
			[
				'a.md',
				'Buses and clubs',
				'In the end, and after all has been said, buses and all the clubs in town'
			]
		]);
		expect(said.warnings.map(({ file }) => file)).toEqual(['b.md']);
	});

	test('reuses the row of an unchanged text, and keeps every key', () => {
		put();
		const keys = () => {
			const of = lessons.find('tiny');
			return [lessons.questions({ editionId: of.id }), lessons.codes({ editionId: of.id })].map(
				(list) => list.map(({ key }) => key)
			);
		};
		const before = {
			texts: textAccess.texts({ editionId: lessons.find('tiny').id }),
			keys: keys()
		};
		put([newWords]);
		const after = { texts: textAccess.texts({ editionId: lessons.find('tiny').id }), keys: keys() };
		expect(after.texts.a).toEqual(before.texts.a);
		expect(after.texts.b.versionId).not.toBe(before.texts.b.versionId);
		expect(after.keys).toEqual(before.keys);
		expect(rows('version')).toBe(3);
		put();
		expect(rows('version')).toBe(3);
	});

	test('has a new version of a text when only the emphasis changed', () => {
		put();
		put([['a.md', 'late *less* often', 'late less often']]);
		const texts = db
			.select({ text: version.text })
			.from(version)
			.where(eq(version.side, 'a'))
			.all();
		expect(texts).toHaveLength(2);
		expect(texts[0]).toEqual(texts[1]);
	});

	test('has sentences at the places that their labels name', () => {
		put();
		const { a } = textAccess.texts({ editionId: lessons.find('tiny').id });
		const stored = db.select().from(sentence).where(eq(sentence.versionId, a.versionId)).all();
		expect(stored.map(({ label }) => label).join(' ')).toBe(
			'A1.1 A1.2 A1.3 A2.1 A2.2 A2.3 A3.1 A3.2'
		);
		expect(stored.map(({ ordinal }) => ordinal)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
		expect(a.text.slice(stored[2]?.start, stored[2]?.end)).toMatch(/^A bell.*night”\.$/);
	});

	test.each(published)('never changes or loses a row of %s', (table) => {
		put();
		expect(rows(table)).toBeGreaterThan(0);
		const key = table === 'sentence' ? 'ordinal' : 'id';
		const change = `update "${table}" set ${key} = ${key}`;
		expect(() => client.exec(change)).toThrow('published content never changes');
		expect(() => client.exec(`delete from "${table}"`)).toThrow(
			'published content is never deleted'
		);
	});
});

describe('what students are to find', () => {
	test('on a silent point is neither in the point nor among its passages', () => {
		put();
		const points = db.select().from(tables.point).all();
		const silent = points.find(({ key }) => key === 'families');
		expect(silent).toMatchObject({ argumentA: null, argumentB: null });
		const shown = db.select().from(tables.passage).all();
		expect(shown.filter(({ pointId }) => pointId === silent?.id)).toEqual([]);
		expect(shown).toHaveLength(5);
		const hidden = db
			.select()
			.from(tables.withheld)
			.where(eq(tables.withheld.pointId, silent?.id ?? 0))
			.get();
		expect(hidden?.body).toMatchObject({
			relation: 'a_silent',
			argumentA: null,
			argumentB: 'Children of parents who leave early would be alone for an hour.',
			passages: [{ side: 'b', first: 2, last: 3 }]
		});
	});

	test('on other points is only how the articles relate, and why', () => {
		put();
		const point = db.select().from(tables.point).where(eq(tables.point.key, 'remedy')).get();
		expect(point?.argumentB).toBe('Leave the bell alone and teach better sleep.');
		const hidden = db
			.select()
			.from(tables.withheld)
			.where(eq(tables.withheld.pointId, point?.id ?? 0))
			.get();
		expect(hidden?.body).toEqual({
			relation: 'conflict',
			why: 'One would move the clock, the other the habits.',
			argumentA: null,
			argumentB: null,
			passages: []
		});
	});

	test('in the author’s notes and samples is withheld with the edition and the criterion', () => {
		put();
		const { id } = lessons.find('tiny');
		const rows = db.select().from(tables.withheld).all();
		const [layer, ...otherLayers] = rows.filter(({ kind }) => kind === 'layer');
		expect([layer?.editionId, otherLayers]).toEqual([id, []]);
		const { a } = textAccess.texts({ editionId: id });
		const { notes } = layer && 'notes' in layer.body ? layer.body : { notes: [] };
		expect(notes).toHaveLength(6);
		expect(notes[1]).toMatchObject({ side: 'a', first: 5, last: 5, code: 'loaded' });
		expect(a.text.slice(notes[1]?.start, notes[1]?.end)).toBe('waiting room');
		const evidence = db
			.select()
			.from(tables.criterion)
			.where(eq(tables.criterion.key, 'evidence'))
			.get();
		const samples = rows.filter(({ kind }) => kind === 'sample');
		expect(samples.map(({ criterionId }) => criterionId)).toEqual([evidence?.id]);
		expect(samples[0]?.body).toMatchObject({
			samples: [/^Evidence/, /^A has/, /^A shows/, /^A leans/].map((begins) =>
				expect.stringMatching(begins)
			)
		});
	});

	test('is in no table but withheld', () => {
		put();
		const secrets = [
			'Bodies may need',
			'a correct label alone',
			'the other the habits',
			'would be alone',
			'nobody’s fault',
			'a matter of taste'
		];
		const all = client.prepare("select name from sqlite_master where type = 'table'").pluck().all();
		const leaks = (all as string[]).filter((table) => {
			const text = JSON.stringify(client.prepare(`select * from "${table}"`).all());
			return secrets.some((secret) => text.includes(secret));
		});
		expect(leaks).toEqual(['withheld']);
	});
});
