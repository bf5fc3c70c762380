import {
	at,
	bell,
	clock,
	cost,
	hypothesis,
	onClock,
	position,
	quote,
	type Shape,
	xpath
} from './foreign-annotations.ts';

const said = (body: unknown, more = {}) => ({ ...onClock, body, ...more });

/** Ways to give its words and tags. */
export const bodies: Record<string, Shape> = {
	'no body': { annotation: onClock, ...clock, note: '', code: null },
	'a body that is words': { annotation: said('Hm.'), ...clock, note: 'Hm.' },
	'a bodyValue': { annotation: { ...onClock, bodyValue: 'Hm.' }, ...clock, note: 'Hm.' },
	'a body that is an address': {
		annotation: said('https://elsewhere.example/1'),
		...clock,
		note: 'https://elsewhere.example/1'
	},
	'a textual body': {
		annotation: said({ type: 'TextualBody', value: 'Hm.\r\nSo.', purpose: 'commenting' }),
		...clock,
		note: 'Hm.\nSo.'
	},
	'a textual body in HTML': {
		annotation: said({ value: '<p>Hm &amp; <b>so</b>.</p><p>&lt;i&gt;</p>', format: 'text/html' }),
		...clock,
		note: 'Hm & so.\n<i>'
	},
	'a specific resource around a textual body': {
		annotation: said({ purpose: 'tagging', source: { type: 'TextualBody', value: 'Cause' } }),
		...clock,
		code: 'Cause',
		note: ''
	},
	'a choice of bodies': {
		annotation: said({ type: 'Choice', items: [{ value: 'Hm.' }, { value: 'Äh.' }] }),
		...clock,
		note: 'Hm.'
	},
	'several bodies': {
		annotation: said([{ value: 'Hm.' }, { value: 'And so?' }, { value: 'r', purpose: 'tagging' }]),
		...clock,
		code: 'Remedy',
		note: 'Hm.\n\nAnd so?'
	},
	'a code by its key': {
		annotation: said({ value: 'loaded', purpose: 'tagging' }),
		...clock,
		code: 'Loaded word'
	},
	'a code by its name': {
		annotation: said({ value: 'LOADED WORD', purpose: 'oa:tagging' }),
		...clock,
		code: 'Loaded word'
	},
	'what the annotation is for, where the body does not say': {
		annotation: said('Problem', { motivation: 'tagging' }),
		...clock,
		code: 'Problem',
		note: ''
	},
	'Hypothesis’ tags': {
		annotation: hypothesis([quote('Then he counts the costs')], {
			tags: ['#judgement', 'money', 'Cause', 'town']
		}),
		...cost,
		code: 'Judgement',
		note: 'Costs of **whom**?\n\nTags: money, Cause, town'
	},
	'only tags that are no code': {
		annotation: said({ value: 'money', purpose: 'tagging' }),
		...clock,
		code: null,
		note: 'Tags: money'
	}
};

/** Annotations that cannot be imported, and the reason given. */
export const unusable: Record<string, Shape> = {
	'an XPath alone': {
		annotation: at(xpath),
		fate: 'refused',
		reason: /makes sense only on the page.*RangeSelector/
	},
	'a whole page': {
		annotation: { target: bell },
		fate: 'refused',
		reason: /about a whole article/
	},
	'a label of ours that is no place': {
		annotation: { target: `${bell}#section` },
		fate: 'refused',
		reason: /about a whole article/
	},
	'only its first and last words': {
		annotation: { target: `${bell}#:~:text=Then,costs` },
		fate: 'refused',
		reason: /about a whole article/
	},
	'a position in another text': {
		annotation: at(position(0, 10)),
		fate: 'refused',
		reason: /its source is neither of these articles/
	},
	'a position past the end': {
		annotation: at(position(9000, 9010), bell),
		fate: 'refused',
		reason: /past the end/
	},
	'a position that runs backwards': {
		annotation: at(position(10, 5), bell),
		fate: 'refused',
		reason: /makes sense only on the page/
	},
	'a position that is no number': {
		annotation: at({ type: 'TextPositionSelector', start: '0', end: 5 }, bell),
		fate: 'refused',
		reason: /makes sense only on the page/
	},
	'white space alone': { annotation: at(quote('\n')), fate: 'refused', reason: /has no words/ },
	'an answer to another note': {
		annotation: hypothesis([], { references: ['Xy'] }),
		fate: 'refused',
		reason: /a reply to another note/
	},
	'no target': {
		annotation: { body: 'Hm.' },
		fate: 'refused',
		reason: /doesn’t say what it’s about/
	},
	'no annotation': { annotation: 7, fate: 'refused', reason: /isn’t a note/ },
	'too long a note': {
		annotation: said('x'.repeat(5001)),
		fate: 'refused',
		reason: /5,001 characters; the limit is 5,000/
	},
	'too long a quote': {
		annotation: at(quote('x'.repeat(5001))),
		fate: 'refused',
		reason: /5,001 characters; the limit is 5,000/
	}
};
