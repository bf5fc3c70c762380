import * as annotations from '#lib/server/notebook/annotations.ts';
import * as answers from '#lib/server/notebook/answers.ts';
import * as lessons from '#lib/server/lesson/lessons.ts';
import * as selfAssessment from '#lib/server/notebook/self-assessment.ts';
import * as notebooks from '#lib/server/notebook/notebooks.ts';
import type { Notebook } from '#lib/server/notebook/notebooks.ts';
import * as ownPoints from '#lib/server/notebook/own-points.ts';
import * as judgements from '#lib/server/notebook/judgements.ts';
import * as silences from '#lib/server/notebook/silences.ts';
import * as stances from '#lib/server/notebook/stances.ts';
import * as submissions from '#lib/server/notebook/submissions.ts';
import * as users from '#lib/server/account/users.ts';
import type { User } from '#lib/server/account/users.ts';
import { uid } from '#lib/uid.ts';
import { pastPrediction } from '../past-prediction.ts';

const opened = (who: User, slug = 'pressed-or-embraced') =>
	notebooks.open(who, lessons.find(slug), uid());

/** A guest with notes, judgements and answers in the shipped lesson; one of the answers is locked. */
export function workedAlone() {
	const who = users.guest();
	const notebook = pastPrediction(opened(who));
	work(notebook);
	return { who, notebook };
}

/** An empty notebook of the tiny lesson, before the prediction. */
export const startedAlone = (who: User) => opened(who, 'tiny');

function work(notebook: Notebook) {
	const note = (name: string, remark: Parameters<typeof annotations.add>[2]) =>
		annotations.add(notebook, name, remark);
	note('note', { from: 'A1.2', code: 'problem', note: 'A charge.' });
	note('longer', { from: 'A1.2', to: 'A1.3', code: 'cause', note: '' });
	note('plain', { from: 'B1.1', code: null, note: '' });
	note('words', { from: 'A1.2', words: 'new good friend', code: 'judgement', note: 'Irony?' });
	note('gone', { from: 'B2.1', code: 'remedy', note: 'Soon gone.' });
	annotations.erase(notebook, 'gone');
	for (const point of ['policy', 'lobbying'])
		judgements.judge(notebook, point, 0, { relation: 'conflict', reason: 'They differ.' });
	const draft = { text: 'Not yet enough [A1.2].', base: 0, saveUid: 'draft' };
	answers.save(notebook, 'evidence', draft);
	answers.lock(notebook, 'corroboration', {
		text: 'Both report it [A12.3; B3.2], and each in its own way [A1.1–A1.2].',
		base: 0,
		saveUid: 'locked'
	});
}

/** A guest who did the same and more in the shipped lesson, including both stances and findings, and handed it in. */
export function finishedAlone() {
	const who = users.guest();
	const notebook = opened(who);
	const stance = { view: 'held', confidence: 4 } as const;
	answers.lock(notebook, 'sourcing', { text: 'A sceptic.', base: 0, saveUid: 'expected' });
	stances.save(notebook, 'before', 0, { ...stance, position: 2, reason: 'The sanctions.' });
	work(notebook);
	ownPoints.save(notebook, 'own', 0, {
		title: 'Who pays?',
		relation: 'a_silent',
		a: '',
		b: 'B8.3; B8.5',
		why: 'Nobody asks.'
	});
	const silence = { silentSide: 'b', text: 'It matters.' } as const;
	silences.save(notebook, 'passage', 0, {
		...silence,
		code: null,
		about: 'A3.4',
		contested: 'B8.3'
	});
	silences.save(notebook, 'cell', 0, { ...silence, code: 'remedy', about: '', contested: '' });
	stances.save(notebook, 'after', 0, { ...stance, position: 5, reason: 'B3.2.' });
	selfAssessment.choose(notebook, 'synthesis', 2);
	submissions.handIn(notebook);
	return { who, notebook };
}
