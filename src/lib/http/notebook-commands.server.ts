import { type Commands, commandOn } from './command-endpoint.server.ts';
import * as input from '#lib/input/notebook.ts';
import * as annotations from '#lib/server/annotations.ts';
import * as answers from '#lib/server/answers.ts';
import * as levels from '#lib/server/levels.ts';
import * as margin from '#lib/server/classroom/margin.ts';
import * as notebooks from '#lib/server/notebooks.ts';
import * as ownPoints from '#lib/server/own-points.ts';
import * as points from '#lib/server/points.ts';
import * as howOthersRead from '#lib/server/classroom/how-others-read.ts';
import * as silences from '#lib/server/silences.ts';
import * as stances from '#lib/server/stances.ts';

/** What a command changed, as `Changed` in the notebook's browser side has it. */
type Result = {
	annotation?: annotations.Annotation;
	point?: points.Point;
	answer?: answers.Answer | answers.Saved;
	stance?: stances.Stance & { moment: stances.Moment };
	ownPoint?: ownPoints.OwnPoint;
	silence?: silences.Silence;
	level?: levels.Criterion;
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
		point: points.judge(notebook, point, revision, said)
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
		level: levels.choose(notebook, criterion, level)
	})),
	count: command(input.count, (notebook, { yes }) => ({
		counted: howOthersRead.count(notebook, yes)
	})),
	visit: command(input.visit, (notebook, { place }) => {
		notebooks.visit(notebook, place);
		return {};
	}),
	look: command(input.nothing, (notebook) => {
		margin.look(notebook);
		return {};
	})
};

/** What is about the notebook, and not of the work in it: possible also once that was handed in. */
export const always = ['count', 'visit', 'look'];
