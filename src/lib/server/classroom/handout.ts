import * as scope from '#lib/server/assignment/scope.ts';
import type { Part } from '#lib/server/assignment/scope.ts';
import type { Assignment } from '#lib/server/assignment/assignments.ts';
import * as lessons from '#lib/server/lesson/lessons.ts';
import type { Own } from '#lib/server/notebook/notebooks.ts';
import * as prompts from './prompts.ts';
import { Refusal } from '#lib/server/refusal.ts';
import * as articleSources from '#lib/server/notebook/article-sources.ts';
import * as textAccess from '#lib/server/notebook/text-access.ts';

export type Handout = ReturnType<typeof of>;

/** The assigned parts in the lesson's order, without answers or anybody's work. */
function parts(part: Part) {
	const asked = scope.questions(part).map(({ key, step, skill, prompt, guidance }) => ({
		key,
		step,
		skill,
		prompt,
		guidance
	}));
	return {
		before: asked.filter(({ step }) => step === 'before'),
		points: scope.pointsAsked(part),
		answer: asked.filter(({ step }) => step === 'answer')
	};
}

/** How many parts are assigned: numbers, which give nothing away before the texts open. */
export function amount(part: Part) {
	const { before, points, answer } = parts(part);
	return { before: before.length, points: points.length, answer: answer.length };
}

/** An instructor reads as a learner who has written nothing and may see everything. */
export const instructor = (assignment: Assignment): textAccess.Reader => ({
	editionId: assignment.editionId,
	attemptId: 0,
	assignment: {
		...assignment,
		textsAfterPrediction: false,
		returnedAt: null,
		joined: false,
		over: false
	}
});

const both = ({ a, b }: lessons.Sides<lessons.Article>, reader: textAccess.Reader) => {
	const written = textAccess.texts(reader);
	return [a, b].map((record) => ({ ...record, blocks: written[record.side].blocks }));
};

function lesson(edition: { editionId: number }) {
	const { title, question, content } = lessons.pinned(edition);
	return { title, question, poles: content.poles };
}

/** The prompts, numbered in the order of the texts. */
const asked = (list: prompts.Prompt[]) =>
	list
		.filter(({ erased }) => !erased)
		.map(({ id, side, start, end, from, to, exact, text }, i) => ({
			uid: `prompt-${id}`,
			side,
			start,
			end,
			from,
			to,
			exact,
			text,
			number: i + 1
		}));

/**
 * An assignment as its class first gets it, with sources hidden where they are at first: for the preview and for
 * paper.
 */
export const of = (assignment: Assignment) => ({
	title: assignment.title,
	instructions: assignment.instructions,
	steps: assignment.steps,
	lesson: lesson(assignment),
	articles: both(articleSources.atFirst(assignment), instructor(assignment)),
	prompts: asked(prompts.taught(assignment)),
	...parts(scope.part(assignment))
});

/**
 * The same for a learner who has opened it.
 * @param heading from `assigned-notebooks.status`
 * @throws Refusal `closed` while the texts are
 */
export function own(notebook: Own, heading: { title: string; instructions: string }): Handout {
	const { assignment, editionId } = notebook;
	if (!assignment) throw new Refusal('invalid', 'This notebook doesn’t belong to an assignment.');
	return {
		title: heading.title,
		instructions: heading.instructions,
		steps: assignment.steps,
		lesson: lesson(notebook),
		articles: both(articleSources.of(notebook), notebook),
		prompts: asked(prompts.of(notebook)),
		...parts({ editionId, assignment })
	};
}
