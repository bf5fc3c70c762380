import type { Fate } from '#lib/server/exchange/import-notes.ts';

/** An annotation as other programs write it, on the tiny lesson's texts, and the expected result. */
export type Shape = {
	annotation: unknown;
	fate: Fate;
	label?: string;
	exact?: string;
	code?: string | null;
	note?: string;
	reason?: RegExp;
};

export const quote = (exact: string, prefix = '', suffix = '') => ({
	type: 'TextQuoteSelector',
	exact,
	prefix,
	suffix
});
export const position = (start: number, end: number) => ({
	type: 'TextPositionSelector',
	start,
	end
});
export const at = (selector: unknown, source = 'https://elsewhere.example/page') => ({
	target: { source, selector }
});
export const clock = { fate: 'exact', label: 'A3.1', exact: 'a body clock' } as const;
export const cost = { fate: 'exact', label: 'B2.1', exact: 'Then he counts the costs' } as const;
export const onClock = at(quote('a body clock'));
export const bell = 'https://harbour-post.example/bell';
/** As in Hypothesis: three selectors, with the position counted in its own page. */
export const hypothesis = (selectors: unknown[], more = {}) => ({
	id: 'Ab3dEfGh',
	created: '2024-05-07T08:00:00.000000+00:00',
	text: 'Costs of **whom**?',
	updated: '2024-05-08T08:00:00.000000+00:00',
	uri: bell,
	tags: [],
	user: 'acct:x@y',
	target: [{ source: bell, selector: selectors }],
	...more
});
export const xpath = {
	type: 'RangeSelector',
	startContainer: '/div[1]/p[2]',
	startOffset: 0,
	endContainer: '/div[1]/p[2]',
	endOffset: 24
};

/** Ways to give its passage. */
export const places: Record<string, Shape> = {
	'a quote with a page’s own marks and line breaks': {
		annotation: at(quote('The first lesson, a teacher\n\t  told her, "stopped being')),
		fate: 'approximate',
		label: 'A2.3',
		exact: 'The first lesson, a teacher told her, “stopped being'
	},
	'a quote with other words': {
		annotation: at(quote('The second lesson, a teacher told her')),
		fate: 'orphan'
	},
	'a bare quote': { annotation: onClock, ...clock },
	'a quote in a list': { annotation: at([quote('a body clock')]), ...clock },
	'a quote without a type': { annotation: at({ exact: 'a body clock' }), ...clock },
	'a quote with a prefixed type': {
		annotation: {
			'@type': 'oa:Annotation',
			...at({ '@type': 'oa:TextQuoteSelector', exact: 'a body clock' })
		},
		...clock
	},
	'a quote below a CSS selector': {
		annotation: at({ type: 'CssSelector', value: '#x', refinedBy: quote('a body clock') }),
		...clock
	},
	'a choice of selectors': {
		annotation: at({ type: 'Choice', items: [xpath, quote('a body clock')] }),
		...clock
	},
	'a source with properties': {
		annotation: { target: { source: { id: bell }, selector: quote('Then he counts the costs') } },
		...cost
	},
	'an XPath beside a quote': {
		annotation: at([xpath, quote('Then he counts the costs')]),
		...cost
	},
	'Hypothesis’ three selectors': {
		annotation: hypothesis([xpath, position(4711, 4735), quote('Then he counts the costs')]),
		...cost,
		note: 'Costs of **whom**?'
	},
	'the article’s address in other letters': {
		annotation: at(quote('Then he counts the costs'), 'http://www.harbour-post.example/bell/'),
		...cost
	},
	'words that stand twice': {
		annotation: at(quote('teenagers')),
		fate: 'exact',
		label: 'B1.1',
		exact: 'teenagers'
	},
	'words that stand in both articles': {
		annotation: at(quote('later')),
		fate: 'approximate',
		label: 'A1.2',
		exact: 'later'
	},
	'words in both articles, with their surroundings': {
		annotation: at(quote('later', 'A ', ' start, he argues')),
		fate: 'exact',
		label: 'B1.2',
		exact: 'later'
	},
	'words in both articles, one of which is named': {
		annotation: at(quote('in winter', 'at dark stops '), bell),
		fate: 'exact',
		label: 'B2.2',
		exact: 'in winter'
	},
	'words that only the other article has': {
		annotation: at(quote('a body clock'), bell),
		fate: 'orphan',
		label: '',
		exact: 'a body clock'
	},
	'words that stand nowhere': {
		annotation: at(quote('the sundial')),
		fate: 'orphan',
		label: '',
		exact: 'the sundial'
	},
	'half a character': {
		annotation: at(quote('\ud83d')),
		fate: 'orphan',
		label: '',
		exact: '\ufffd'
	},
	'a position in the article’s page': {
		annotation: at(position(0, 10), bell),
		fate: 'approximate',
		label: 'B1.1',
		exact: 'Tom Okafor'
	},
	'a target that is an address with characters': {
		annotation: { target: `${bell}#char=0,10` },
		fate: 'approximate',
		label: 'B1.1',
		exact: 'Tom Okafor'
	},
	'a target that is an address with words': {
		annotation: { target: `${bell}#:~:text=counts%20the-,costs,-.%20Buses` },
		fate: 'exact',
		label: 'B2.1',
		exact: 'costs'
	},
	'a fragment selector': {
		annotation: at({ type: 'FragmentSelector', value: 'char=0,10' }, bell),
		fate: 'approximate',
		label: 'B1.1',
		exact: 'Tom Okafor'
	},
	'a target that is a list of one': {
		annotation: { target: [onClock.target] },
		...clock
	}
};
