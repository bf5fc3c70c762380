import * as annotations from '#lib/server/notebook/annotations.ts';
import * as answers from '#lib/server/notebook/answers.ts';
import * as selfAssessment from '#lib/server/notebook/self-assessment.ts';
import type { Notebook } from '#lib/server/notebook/notebooks.ts';
import * as ownPoints from '#lib/server/notebook/own-points.ts';
import * as judgements from '#lib/server/notebook/judgements.ts';
import * as silences from '#lib/server/notebook/silences.ts';
import * as stances from '#lib/server/notebook/stances.ts';

/** Adds everything that a learner can write in the tiny lesson, with this mark in every word. */
export function worked(to: Notebook, mark = 'Hers'): Notebook {
	const held = { view: 'held', position: 2, confidence: 4 } as const;
	stances.save(to, 'before', 0, { ...held, reason: `${mark} before.` });
	answers.lock(to, 'expect', { text: `${mark} expected.`, base: 0, saveUid: `${mark}-expect` });
	annotations.add(to, 'note-1', { from: 'A1.2', code: 'cause', note: `${mark} note.` });
	annotations.add(to, 'note-2', { from: 'B1.1', code: null, note: `${mark} gone.` });
	annotations.erase(to, 'note-2');
	judgements.judge(to, 'tired', 0, { relation: 'complement', reason: `${mark} reason.` });
	const own = { title: `${mark} point.`, why: `${mark} why.`, a: 'A2.2', b: 'B1.3–B1.4' };
	ownPoints.save(to, 'own-1', 0, { ...own, relation: 'agree' });
	const silent = { code: 'remedy', text: `${mark} silence.`, about: 'B1.4', contested: 'A3.1' };
	silences.save(to, 'silence-1', 0, { ...silent, silentSide: 'a' });
	const evident = `${mark} evidence [A2.2], [B1.3].`;
	answers.lock(to, 'evidence', { text: evident, base: 0, saveUid: `${mark}-lock` });
	answers.save(to, 'evidence', { text: `${mark} later A1.1.`, base: 1, saveUid: `${mark}-later` });
	stances.save(to, 'after', 0, { ...held, position: 3, reason: `${mark} after B2.4.` });
	selfAssessment.choose(to, 'evidence', 2);
	return to;
}
