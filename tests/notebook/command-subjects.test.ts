import { expect, test } from 'vitest';
import { commandSubject } from '#lib/notebook/command-subjects.ts';
import type { Command } from '#lib/outbox/command-types.ts';
import { commands } from '#lib/input/notebook.ts';
import * as annotations from '#lib/server/notebook/annotations.ts';
import * as answers from '#lib/server/notebook/answers.ts';
import * as judgements from '#lib/server/notebook/judgements.ts';
import * as ownPoints from '#lib/server/notebook/own-points.ts';
import * as selfAssessment from '#lib/server/notebook/self-assessment.ts';
import * as silences from '#lib/server/notebook/silences.ts';
import * as stances from '#lib/server/notebook/stances.ts';
import { readable } from '#lib/server/notebook/text-access.ts';
import { worked } from '../support/full-notebook.ts';
import { hers, withNotebook } from '../support/with-notebook.ts';

withNotebook();

const codes = [{ key: 'cause', name: 'Cause' }];
/** A sentence of the tiny lesson, as a selection has it. */
function selected(label: string) {
	for (const { side, sentences } of readable(hers))
		for (const { start, end, ...sentence } of sentences)
			if (sentence.label === label) return { side, start, end };
	throw new Error(`The tiny lesson has no ${label}.`);
}
const point = { title: 'Who pays?', relation: 'agree', why: '', a: '', b: '' } as const;
const silence = {
	silentSide: 'a',
	code: '',
	text: 'The costs.',
	about: '',
	contested: ''
} as const;
const answer = { question: 'evidence', revision: 0, saveUid: 'save', text: 'Hers.' };
const base = { revision: 0 };

/** Commands of every kind, with what their writer reads when one is refused. */
const all = (): [Command, string][] => {
	const stretch = selected('A1.2');
	const noted = { uid: 'new', ...stretch, note: '', code: '' };
	return [
		[{ kind: 'annotate', ...noted, code: 'cause' }, 'The label Cause on A1.2'],
		[{ kind: 'annotate', ...noted }, 'The highlight on A1.2'],
		[{ kind: 'annotate', ...noted, note: 'Why?' }, 'The note on A1.2'],
		[{ kind: 'annotate', ...noted, note: 'Why?', code: 'cause' }, 'The note on A1.2, Cause'],
		[{ kind: 'annotate', ...noted, exact: 'Autre', code: 'cause' }, 'The label Cause on “Autre”'],
		[
			{ kind: 'annotate', ...noted, end: selected('A2.1').end, code: 'cause' },
			'The label Cause on A1.2–A2.1'
		],
		[{ kind: 'change', ...base, ...noted, code: 'cause' }, 'The label Cause on A1.2'],
		[{ kind: 'erase', uid: 'note-1' }, 'Deleting your note on A1.2'],
		[{ kind: 'restore', uid: 'note-2' }, 'Restoring your note on B1.1'],
		[{ kind: 'restore', uid: 'unknown' }, 'Restoring your note on a passage'],
		[
			{ kind: 'judge', ...base, point: 'tired', relation: 'agree', reason: 'So.' },
			'Your judgement on “Why are teenagers tired in the morning?”'
		],
		[{ kind: 'save', ...answer }, 'Your answer (Evidence)'],
		[{ kind: 'lock', ...answer }, 'Locking your answer (Evidence)'],
		[
			{
				kind: 'stance',
				...base,
				moment: 'after',
				view: 'held',
				position: 2,
				confidence: 4,
				reason: ''
			},
			'Where you stand after reading: 2 of 7, quite sure'
		],
		[{ kind: 'own_point', ...base, uid: 'new', ...point }, 'The point you found'],
		[{ kind: 'erase_point', uid: 'own-1' }, 'Deleting the point “Hers point.”'],
		[{ kind: 'restore_point', uid: 'own-1' }, 'Restoring the point “Hers point.”'],
		[{ kind: 'silence', ...base, uid: 'new', ...silence }, 'What’s missing from A'],
		[{ kind: 'erase_silence', uid: 'silence-1' }, 'Deleting what’s missing from A: Hers silence.'],
		[
			{ kind: 'restore_silence', uid: 'silence-1' },
			'Restoring what’s missing from A: Hers silence.'
		],
		[
			{ kind: 'level', criterion: 'fairness', level: 2 },
			'Your rating of your own work, Fairness: level 3'
		],
		[{ kind: 'skip' }, 'Skipping the prediction'],
		[{ kind: 'count', yes: true }, 'Your highlights in the anonymous totals: included']
	];
};

test('every command says what it was, apart from its words', () => {
	worked(hers);
	const work = {
		annotations: annotations.of(hers, { erased: true }),
		points: judgements.of(hers),
		answers: answers.of(hers),
		stances: stances.of(hers),
		ownPoints: ownPoints.of(hers, { erased: true }),
		silences: silences.of(hers, { erased: true }),
		levels: selfAssessment.of(hers),
		countMe: false,
		skipped: false,
		untold: 0
	};
	const here = { work, texts: readable(hers), codes };
	expect(all().map(([command]) => commandSubject(command, here))).toEqual(
		all().map(([, words]) => words)
	);
	// nothing waits for these two
	const waiting = Object.keys(commands).filter((kind) => !/^(visit|look)$/.test(kind));
	expect(new Set(all().map(([{ kind }]) => kind))).toEqual(new Set(waiting));
});
