import * as answers from '#lib/server/notebook/answers.ts';
import type { Notebook } from '#lib/server/notebook/notebooks.ts';

/** An answer with all the evidence that the tiny lesson's question “evidence” asks for. */
export const evident = 'A measured it [A2.2], B asked parents [B1.3–B1.4].';

let saves = 0;
/** A save of this text, based on this revision. Each has its own id. */
export const by = (text: string, base = 0) => ({ text, base, saveUid: `save-${(saves += 1)}` });

/** A question of a notebook, with its answer. */
export function answerOf(notebook: Notebook, key: string): answers.Answer {
	const found = answers.of(notebook).find((each) => each.key === key);
	if (!found) throw new Error(`The tiny lesson has no question “${key}”.`);
	return found;
}
