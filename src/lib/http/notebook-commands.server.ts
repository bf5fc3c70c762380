import * as fields from '#lib/input/fields.ts';
import { type Commands, commandOn } from './command-endpoint.server.ts';
import * as input from '#lib/input/notebook.ts';
import * as annotations from '#lib/server/notebook/annotations.ts';
import * as answers from '#lib/server/notebook/answers.ts';
import * as selfAssessment from '#lib/server/notebook/self-assessment.ts';
import * as margin from '#lib/server/classroom/margin.ts';
import * as notebooks from '#lib/server/notebook/notebooks.ts';
import * as ownPoints from '#lib/server/notebook/own-points.ts';
import * as judgements from '#lib/server/notebook/judgements.ts';
import * as howOthersRead from '#lib/server/classroom/how-others-read.ts';
import * as silences from '#lib/server/notebook/silences.ts';
import * as stances from '#lib/server/notebook/stances.ts';

/** What a command changed, as `Changed` in the notebook's browser side has it. */
type Result = {
	annotation?: annotations.Annotation;
	point?: judgements.Point;
	answer?: answers.Answer | answers.Saved;
	stance?: stances.Stance & { moment: stances.Moment };
	ownPoint?: ownPoints.OwnPoint;
	silence?: silences.Silence;
	level?: selfAssessment.Criterion;
	counted?: boolean;
};

const command = commandOn<notebooks.Notebook, Result>();

/** Everything that can be done in a notebook, by the `kind` that a command names. */
export const commands: Commands<notebooks.Notebook> = {
	annotate: command(input.annotate, (notebook, { uid, ...remark }) => ({
		annotation: annotations.add(notebook, uid, remark)
	})),
	change: command(input.change, (notebook, { uid, revision, ...remark }) => ({
		annotation: annotations.change(notebook, uid, revision, remark)
	})),
	erase: command(input.erase, (notebook, { uid }) => ({
		annotation: annotations.erase(notebook, uid)
	})),
	restore: command(input.erase, (notebook, { uid }) => ({
		annotation: annotations.restore(notebook, uid)
	})),
	judge: command(input.judge, (notebook, { point, revision, ...said }) => ({
		point: judgements.judge(notebook, point, revision, said)
	})),
	save: command(input.answer, (notebook, { question, revision, ...by }) => ({
		answer: answers.save(notebook, question, { ...by, base: revision })
	})),
	lock: command(input.answer, (notebook, { question, revision, ...by }) => ({
		answer: answers.lock(notebook, question, { ...by, base: revision })
	})),
	stance: command(input.stance, (notebook, { moment, revision, ...said }) => ({
		stance: { ...stances.take(notebook, moment, revision, said), moment }
	})),
	own_point: command(input.ownPoint, (notebook, { uid, revision, ...said }) => ({
		ownPoint: ownPoints.put(notebook, uid, revision, said)
	})),
	erase_point: command(input.erase, (notebook, { uid }) => ({
		ownPoint: ownPoints.erase(notebook, uid)
	})),
	restore_point: command(input.erase, (notebook, { uid }) => ({
		ownPoint: ownPoints.restore(notebook, uid)
	})),
	silence: command(input.silence, (notebook, { uid, revision, ...said }) => ({
		silence: silences.put(notebook, uid, revision, said)
	})),
	erase_silence: command(input.erase, (notebook, { uid }) => ({
		silence: silences.erase(notebook, uid)
	})),
	restore_silence: command(input.erase, (notebook, { uid }) => ({
		silence: silences.restore(notebook, uid)
	})),
	level: command(input.level, (notebook, { criterion, level }) => ({
		level: selfAssessment.choose(notebook, criterion, level)
	})),
	count: command(input.count, (notebook, { yes }) => ({
		counted: howOthersRead.count(notebook, yes)
	})),
	visit: command(input.visit, (notebook, { place }) => {
		notebooks.visit(notebook, place);
		return {};
	}),
	look: command(fields.nothing, (notebook) => {
		margin.look(notebook);
		return {};
	})
};

/** What is about the notebook, and not of the work in it: possible also once that was handed in. */
export const always = ['count', 'visit', 'look'];
