import { asc } from 'drizzle-orm';
import { expect, test } from 'vitest';
import * as answers from '#lib/server/notebook/answers.ts';
import { db } from '#lib/server/db/index.ts';
import { citation } from '#lib/server/db/schema/findings.ts';
import { readable } from '#lib/server/notebook/text-access.ts';
import { by, evident } from '../support/answers.ts';
import { hers, withNotebook } from '../support/with-notebook.ts';

withNotebook();

const cited = () =>
	db
		.select()
		.from(citation)
		.orderBy(asc(citation.ordinal))
		.all()
		.map(({ exact }) => exact);

test('an answer cites the sentences that its text names, and nothing else', () => {
	answers.save(hers, 'evidence', by(evident));
	expect(cited()).toEqual([
		expect.stringMatching(/^Pupils there slept 34 minutes longer/),
		expect.stringMatching(/^Half of the parents .* adult”\.$/)
	]);
	answers.save(hers, 'evidence', by('Only [B2.4] and A9.9.', 1));
	expect(cited()).toEqual([expect.stringMatching(/^He would rather “teach sleep/)]);
	answers.save(hers, 'evidence', by('Nothing.', 2));
	expect(cited()).toEqual([]);
});

test('the citations of an answer follow its text, whatever else changes in it', () => {
	const [bell, district] = ['A bell at eight', 'Lindqvist points'].map((words) =>
		expect.stringMatching(new RegExp(`^${words}`))
	);
	[
		['A1.3 and A2.1', bell, district],
		['First A1.3; then, more to the point, A2.1', bell, district],
		['A2.1 and A1.3', district, bell],
		['A2.1 and A1.3 and A2.1 again', district, bell],
		['A2.1', district]
	].forEach(([text, ...expected], base) => {
		answers.save(hers, 'evidence', by(String(text), base));
		expect([text, ...cited()]).toEqual([text, ...expected]);
	});
});

test('citations are the words of the article at their offsets', () => {
	answers.save(hers, 'evidence', by('A1.1–A3.2, A2.1, B1.1-3, b2.4'));
	const texts = new Map(readable(hers).map(({ versionId, text }) => [versionId, text]));
	const rows = db.select().from(citation).all();
	expect(rows).toHaveLength(4);
	for (const { versionId, start, end, exact, fit, attemptId } of rows) {
		expect(texts.get(versionId)?.slice(start, end)).toBe(exact);
		expect([fit, attemptId]).toEqual(['exact', hers.attemptId]);
	}
});

test('citations stay when the same text is saved twice', () => {
	const save = by(evident);
	answers.save(hers, 'evidence', save);
	const before = cited();
	answers.save(hers, 'evidence', save);
	expect(cited()).toEqual(before);
});

test('the citations of one answer stay when another is saved', () => {
	answers.save(hers, 'evidence', by('A1.1'));
	answers.save(hers, 'both', by('B1.1'));
	expect(db.select().from(citation).all()).toHaveLength(2);
});
