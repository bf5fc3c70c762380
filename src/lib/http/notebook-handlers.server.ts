import { dispatch } from './command-endpoint.server.ts';
import * as input from '#lib/input/notebook.ts';
import * as annotations from '#lib/server/notebook/annotations.ts';
import * as answers from '#lib/server/notebook/answers.ts';
import * as selfAssessment from '#lib/server/notebook/self-assessment.ts';
import * as margin from '#lib/server/classroom/margin.ts';
import * as notebooks from '#lib/server/notebook/notebooks.ts';
import * as ownPoints from '#lib/server/notebook/own-points.ts';
import * as judgements from '#lib/server/notebook/judgements.ts';
import * as howOthersRead from '#lib/server/classroom/how-others-read.ts';
import * as predictions from '#lib/server/notebook/predictions.ts';
import * as silences from '#lib/server/notebook/silences.ts';
import * as stances from '#lib/server/notebook/stances.ts';
import * as textAccess from '#lib/server/notebook/text-access.ts';
import type { Changed } from '#lib/outbox/command-types.ts';

/** What a command changed. Every reply adds the time and whether the notebook is in an account. */
type Result = Omit<Changed, 'savedAt' | 'account'>;

/** The commands of a notebook, by the `kind` that a command names. */
export const notebookCommands = dispatch<typeof input.commands, notebooks.Notebook, Result>(
	input.commands,
	{
		annotate: (notebook, { uid, ...note }) => ({
			annotation: annotations.add(notebook, uid, note)
		}),
		change: (notebook, { uid, revision, ...note }) => ({
			annotation: annotations.change(notebook, uid, revision, note)
		}),
		erase: (notebook, { uid }) => ({
			annotation: annotations.erase(notebook, uid)
		}),
		restore: (notebook, { uid }) => ({
			annotation: annotations.restore(notebook, uid)
		}),
		judge: (notebook, { point, revision, ...said }) => ({
			point: judgements.judge(notebook, point, revision, said)
		}),
		save: (notebook, { question, revision, ...by }) => ({
			answer: answers.save(notebook, question, { ...by, base: revision })
		}),
		lock: (notebook, { question, revision, ...by }) => ({
			answer: answers.lock(notebook, question, { ...by, base: revision })
		}),
		stance: (notebook, { moment, revision, ...said }) => ({
			stance: { ...stances.save(notebook, moment, revision, said), moment }
		}),
		own_point: (notebook, { uid, revision, ...said }) => ({
			ownPoint: ownPoints.save(notebook, uid, revision, said)
		}),
		erase_point: (notebook, { uid }) => ({
			ownPoint: ownPoints.erase(notebook, uid)
		}),
		restore_point: (notebook, { uid }) => ({
			ownPoint: ownPoints.restore(notebook, uid)
		}),
		silence: (notebook, { uid, revision, ...said }) => ({
			silence: silences.save(notebook, uid, revision, said)
		}),
		erase_silence: (notebook, { uid }) => ({
			silence: silences.erase(notebook, uid)
		}),
		restore_silence: (notebook, { uid }) => ({
			silence: silences.restore(notebook, uid)
		}),
		level: (notebook, { criterion, level }) => ({
			level: selfAssessment.choose(notebook, criterion, level)
		}),
		count: (notebook, { yes }) => ({
			counted: howOthersRead.setConsent(notebook, yes)
		}),
		skip: (notebook) => {
			predictions.skip(notebook, textAccess.opened(notebook));
			return {};
		},
		visit: (notebook, { place }) => {
			notebooks.visit(notebook, place);
			return {};
		},
		look: (notebook) => {
			margin.markSeen(notebook);
			return {};
		}
	}
);

/** Commands that don't concern the learner's work, so that they are allowed after handing in, too. */
export const always = ['count', 'visit', 'look'];
