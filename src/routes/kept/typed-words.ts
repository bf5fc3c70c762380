import { relationWords } from '#lib/wording/wording.ts';

const fields =
	'title text note reason why about contested from to words a b message instructions'.split(' ');

/** What was typed into a form or goes into a command: the chosen relation, then the words, each field once. */
export function typedWords(said: Record<string, unknown>): string[] {
	const relation = Object.entries(relationWords).find(([key]) => key === said.relation)?.[1];
	const words = fields.flatMap((name) => {
		const typed = said[name];
		return typeof typed === 'string' && typed.trim() ? [typed] : [];
	});
	return [...(relation ? [`${relation}.`] : []), ...words];
}

/** The same as one line. */
export const inOneLine = (said: Record<string, unknown>) =>
	typedWords(said).join(' ') || 'A choice with no text.';
