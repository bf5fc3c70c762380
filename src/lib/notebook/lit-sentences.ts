import { cites } from '#lib/text/evidence.ts';
import type { LayerNote, Side } from '#lib/server/db/schema/lesson-content.ts';
import { here, type Step } from '#lib/address/notebook-steps.ts';
import type { Notebook } from './state.svelte.ts';

/** Sentences of a side, by their ordinals. */
type Stretch = { side: Side; first: number; last: number };

/**
 * The passages that are highlighted besides the learner's own notes: in Answer those that a visible model answer
 * cites, in Read the author's notes if the address asks for them.
 */
export function litSentences(
	step: Step,
	url: { pathname: string; searchParams: Pick<URLSearchParams, 'get' | 'has'> },
	{ work, texts }: Pick<Notebook, 'work' | 'texts'>,
	authors: LayerNote[]
): Stretch[] {
	if (step === 'read') return url.searchParams.has('author') ? authors : [];
	if (step !== 'answer') return [];
	const asked = work.answers.filter((answer) => answer.step === 'answer');
	return cites(here(asked, url, 'question').model ?? '', texts);
}
