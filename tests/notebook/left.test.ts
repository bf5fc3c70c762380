import { expect, test } from 'vitest';
import { remainingWork } from '#lib/notebook/remaining-work.ts';
import * as annotations from '#lib/server/notebook/annotations.ts';
import * as answers from '#lib/server/notebook/answers.ts';
import * as judgements from '#lib/server/notebook/judgements.ts';
import * as stances from '#lib/server/notebook/stances.ts';
import { worked } from '../support/full-notebook.ts';
import { hers, withNotebook } from '../support/with-notebook.ts';

withNotebook();

const sentences = () =>
	remainingWork({
		annotations: annotations.of(hers, { erased: true }),
		points: judgements.of(hers),
		answers: answers.of(hers),
		stances: stances.of(hers)
	});

test('the remaining work is listed in sentences, until it is done', () => {
	expect(sentences()).toEqual([
		'You have no notes on article A yet.',
		'You have no notes on article B yet.',
		'2 points left to compare.',
		'2 answers left to lock.',
		'You haven’t said where you stand now.'
	]);
	worked(hers);
	expect(sentences()).toEqual(['You have no notes on article B yet.', '1 point left to compare.']);
	annotations.restore(hers, 'note-2');
	judgements.judge(hers, 'remedy', 0, { relation: 'conflict', reason: '' });
	expect(sentences()).toEqual([]);
});
