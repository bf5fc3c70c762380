import * as v from 'valibot';
import * as input from './input.ts';
import * as annotations from './server/annotations.ts';
import * as answers from './server/answers.ts';
import * as notebooks from './server/notebooks.ts';
import * as points from './server/points.ts';
import { Refusal } from './server/refusal.ts';

/** What a command changed, as `Changed` in the notebook's browser side has it. */
type Result = {
	annotation?: annotations.Annotation;
	point?: points.Point;
	answer?: answers.Answer | answers.Saved;
};

/** A command's schema, the same as its form's, and the one domain call that it is. */
const command =
	<S extends v.GenericSchema>(
		schema: S,
		run: (to: notebooks.Notebook, by: v.InferOutput<S>) => Result
	) =>
	(notebook: notebooks.Notebook, body: unknown): Result => {
		const parsed = v.safeParse(schema, body, { abortEarly: true });
		if (!parsed.success) throw new Refusal('invalid', parsed.issues[0].message);
		return run(notebook, parsed.output);
	};

/** Everything that can be done in a notebook, by the `kind` that a command names. */
export const commands: Record<string, ReturnType<typeof command>> = {
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
	visit: command(input.visit, (notebook, { place }) => {
		notebooks.visit(notebook, place);
		return {};
	})
};
