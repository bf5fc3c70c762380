import { expect, test } from 'vitest';
import { left } from '#lib/notebook/remaining-work.ts';
import * as annotations from '#lib/server/notebook/annotations.ts';
import * as answers from '#lib/server/notebook/answers.ts';
import * as judgements from '#lib/server/notebook/judgements.ts';
import * as stances from '#lib/server/notebook/stances.ts';
import { worked } from '../support/full-notebook.ts';
import { hers, withNotebook } from '../support/with-notebook.ts';

withNotebook();

const sentences = () =>
	left({
		annotations: annotations.of(hers, { erased: true }),
		points: judgements.of(hers),
		answers: answers.of(hers),
		stances: stances.of(hers)
	});

test('what is left is said in sentences, and no more once it is done', () => {
	expect(sentences()).toEqual([
		'Article A has no note of yours yet.',
		'Article B has no note of yours yet.',
		'Two points are still to be judged.',
		'Two questions are still to be locked.',
		'You have not said where you stand after reading.'
	]);
	worked(hers);
	expect(sentences()).toEqual([
		'Article B has no note of yours yet.',
		'One point is still to be judged.'
	]);
	annotations.restore(hers, 'note-2');
	judgements.judge(hers, 'remedy', 0, { relation: 'conflict', reason: '' });
	expect(sentences()).toEqual([]);
});
