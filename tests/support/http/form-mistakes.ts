import * as annotations from '#lib/server/notebook/annotations.ts';
import * as answers from '#lib/server/notebook/answers.ts';
import * as judgements from '#lib/server/notebook/judgements.ts';
import { uid } from '#lib/uid.ts';
import type { Learner } from './tiny-server.ts';
import { own, silent } from './send-command.ts';

/** One mistake in a form that is otherwise right, and the expected message. */
export type Mistake = [
	what: string,
	form: string,
	fields: (me: Learner) => Record<string, string>,
	status: number,
	says: RegExp
];

/** Words that a page could mistake for its own markup. */
const odd = 'She said “no” & <b>meant</b> "yes".';
export const annotate = (more: Record<string, string>) => () => ({
	uid: uid(),
	from: 'A1.2',
	to: 'A1.3',
	words: '',
	code: 'cause',
	note: odd,
	...more
});
export const judge = (more: Record<string, string>) => () => ({
	point: 'tired',
	revision: '0',
	reason: odd,
	...more
});
export const answer = (more: Record<string, string>) => () => ({
	question: 'evidence',
	revision: '0',
	saveUid: uid(),
	text: odd,
	...more
});
const stance = (more: Record<string, string>) => () => ({
	moment: 'before',
	revision: '0',
	confidence: '4',
	reason: odd,
	...more
});
const incomplete = /^This form is incomplete\. Please reload the page/;

export const mistakes: Mistake[] = [
	[
		'a note of 5,001 characters',
		'read?/annotate',
		annotate({ note: 'é'.repeat(5001) }),
		400,
		/^The note has 5,001 characters; the limit is 5,000/
	],
	[
		'a sentence that there is not',
		'read?/annotate',
		annotate({ from: 'A9.9' }),
		400,
		/^There is no sentence A9\.9\. The numbers run from A1\.1 to A3\.2 and from B1\.1 to B2\.4\.$/
	],
	[
		'no sentence',
		'read?/annotate',
		annotate({ from: '  ' }),
		400,
		/^Please enter a sentence number/
	],
	[
		'a passage across both articles',
		'read?/annotate',
		annotate({ to: 'B1.1' }),
		400,
		/^A1\.2 and B1\.1 are in different articles/
	],
	[
		'a passage that ends before it begins',
		'read?/annotate',
		annotate({ to: 'A1.1' }),
		400,
		/^A1\.1 comes before A1\.2/
	],
	[
		'words that are not in the sentence',
		'read?/annotate',
		annotate({ words: 'the sleep <hormone>' }),
		400,
		/^The words “the sleep <hormone>” aren’t in A1\.2/
	],
	[
		'a code that the codebook does not have',
		'read?/annotate',
		annotate({ code: 'villain' }),
		400,
		/^This lesson has no label “villain”/
	],
	[
		'a note that was changed elsewhere',
		'read?/change',
		({ notebook }) => {
			const { uid: id } = annotations.add(notebook, uid(), {
				from: 'A1.1',
				code: null,
				note: 'One.'
			});
			annotations.change(notebook, id, 1, { from: 'A1.1', code: null, note: 'Two.' });
			return { ...annotate({})(), uid: id, revision: '1' };
		},
		409,
		/^This note was changed in another window/
	],
	[
		'a point without a relation',
		'compare?/judge',
		judge({}),
		400,
		/^Please choose how the two articles relate/
	],
	[
		'a relation that there is not',
		'compare?/judge',
		judge({ relation: 'winner' }),
		400,
		/^Please choose how the two articles relate/
	],
	[
		'a judgement that was changed elsewhere',
		'compare?/judge',
		({ notebook }) => {
			judgements.judge(notebook, 'tired', 0, { relation: 'agree', reason: 'Both say so.' });
			return judge({ relation: 'conflict' })();
		},
		409,
		/^You compared this point differently in another window/
	],
	[
		'a revision that is no number',
		'compare?/judge',
		judge({ relation: 'conflict', revision: '1 or 1=1' }),
		400,
		incomplete
	],
	[
		'an answer of 20,001 characters',
		'answer?/save',
		answer({ text: 'x'.repeat(20_001) }),
		400,
		/^The answer has 20,001 characters; the limit is 20,000/
	],
	[
		'an answer that was saved elsewhere',
		'answer?/save',
		({ notebook }) => {
			answers.save(notebook, 'evidence', { text: 'From the other tab.', base: 0, saveUid: uid() });
			return answer({})();
		},
		409,
		/^This answer was changed in another window/
	],
	[
		'locking an answer without evidence',
		'answer?/lock',
		answer({ text: 'A says so [A2.2].' }),
		422,
		/^Still needed: 1 passage from B\./
	],
	[
		'locking an answer that cites a sentence that there is not',
		'answer?/lock',
		answer({ text: 'See [A2.2], [B1.3] and [B7.7].' }),
		422,
		/^There is no sentence B7\.7/
	],
	[
		'how sure one is, without where one stands',
		'before?/stance',
		stance({}),
		400,
		/^Please choose where you stand/
	],
	[
		'a point of one’s own on a sentence that there is not',
		'compare?/own_point&view=found',
		() => ({ ...own, revision: '0', title: odd, why: odd, a: 'A9.9' }),
		400,
		/^There is no sentence A9\.9/
	],
	[
		'a silence about a sentence of the silent side',
		'compare?/silence&view=found',
		() => ({ ...silent, revision: '0', text: odd, about: 'A1.1' }),
		400,
		/^A1\.1 isn’t in article B/
	],
	['locking nothing', 'answer?/lock', answer({ text: '' }), 422, /^There’s nothing to lock yet/]
];
