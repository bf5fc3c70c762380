import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { paragraphs, render } from '#lib/server/lesson/source/markdown.ts';
import type { Rendered } from '#lib/server/lesson/source/markdown.ts';
import type { Run } from '#lib/text/blocks.ts';
import { SEED, text } from '../support/sample-texts.ts';

const joined = (runs: Run[]) => runs.map((run) => run.text).join('');
const runsOf = (markdown: string) => paragraphs(markdown).flatMap(({ runs }) => runs);
const linesOf = (markdown: string) => render('a', markdown).text.split('\n');

/** Checks what must hold for every rendered text. */
function keepsItsPromises({ text, blocks }: Rendered) {
	let at = 0;
	for (const [n, { sentences }] of blocks.entries()) {
		expect(sentences.length).toBeGreaterThan(0);
		expect(sentences.map(({ label }) => label)).toEqual(
			sentences.map((_, m) => `A${n + 1}.${m + 1}`)
		);
		for (const [m, { start, end, runs }] of sentences.entries()) {
			expect(text.slice(at, start)).toMatch(m > 0 ? /^ ?$/ : n > 0 ? /^\n$/ : /^$/);
			expect(joined(runs)).toBe(text.slice(start, end));
			expect(joined(runs)).toBe(joined(runs).trim());
			expect(runs.every((run) => run.text !== '')).toBe(true);
			at = end;
		}
	}
	expect(text.slice(at)).toBe('');
	expect(text).not.toMatch(/\s\s|[^\S \n]/);
	expect(text.isWellFormed()).toBe(true);
}

describe('a rendered text', () => {
	const markdown = [
		'# The *West* and Baku',
		'It began in the U.S. Congress. **It did\nnot** end.',
		'> “Why?” she asked.\n>\n> He left.',
		'- one\n- two. Three.'
	].join('\n\n');
	const rendered = render('b', markdown);

	test('has one line for each block', () => {
		expect(rendered.text).toBe(
			'The West and Baku\nIt began in the U.S. Congress. It did not end.\n' +
				'“Why?” she asked.\nHe left.\none\ntwo. Three.'
		);
		expect(rendered.words).toBe(22);
	});

	test('has blocks of each kind, with labels by paragraph and sentence', () => {
		const shape = rendered.blocks.map(({ kind, sentences }) => [
			kind,
			...sentences.map(({ label }) => label)
		]);
		expect(shape).toEqual([
			['heading', 'B1.1'],
			['paragraph', 'B2.1', 'B2.2'],
			['quote', 'B3.1'],
			['quote', 'B4.1'],
			['item', 'B5.1'],
			['item', 'B6.1', 'B6.2']
		]);
	});

	test('has the runs of each sentence', () => {
		expect(rendered.blocks[0]?.sentences[0]?.runs).toEqual([
			{ text: 'The ' },
			{ text: 'West', em: true },
			{ text: ' and Baku' }
		]);
		expect(rendered.blocks[1]?.sentences[1]).toEqual({
			label: 'B2.2',
			start: 49,
			end: 64,
			runs: [{ text: 'It did not', strong: true }, { text: ' end.' }]
		});
	});

	test('splits a run across two sentences', () => {
		const [block] = render('a', '*It ended. It began* again.').blocks;
		expect(block?.sentences.map(({ runs }) => runs)).toEqual([
			[{ text: 'It ended.', em: true }],
			[{ text: 'It began', em: true }, { text: ' again.' }]
		]);
	});
});

const shown: [what: string, markdown: string, lines: string[]][] = [
	['nothing', ' \n\n ', ['']],
	['HTML in a sentence', 'a <b onclick="x()">b</b> <br>', ['a <b onclick="x()">b</b> <br>']],
	['an HTML block', '<script>\nalert(1)\n</script>', ['<script> alert(1) </script>']],
	['an HTML comment', 'a\n\n<!-- b -->', ['a', '<!-- b -->']],
	[
		'entities',
		'R&amp;D &lt;b&gt; &#8217;&#x259;&#146; caf&eacute; &hellip;',
		['R&D <b> ’ə’ café …']
	],
	['unknown entities', '&nosuch; &amp &; AT&T', ['&nosuch; &amp &; AT&T']],
	['an escaped entity', '\\&amp; &amp;lt; `&amp;`', ['&amp; &lt; &amp;']],
	['an entity within an entity', '&#38;lt; &amp;#38; R&D &#65;', ['&lt; &#38; R&D A']],
	['no characters', '&#0;&#xD800;&#x110000;\ud800\0', ['\ufffd\ufffd\ufffd\ufffd\ufffd']],
	['soft and hard breaks', 'a\nb  \nc\\\nd', ['a b c d']],
	['white space', 'a  \tb&nbsp;&nbsp;c *\u00a0*\u2028d', ['a b c * * d']],
	['images', 'See ![the *map*](map.svg) ![](x.png)\n\n![](y.png)', ['See the map']],
	['code', 'Say `a  *b*`\n\n```js\nlet x;\n\nx\n```', ['Say a *b*', 'let x; x']],
	['rules and definitions', 'a\n\n***\n\n[x]: https://example.org\n\nb [x]', ['a', 'b x']],
	['tables', '| a | b |\n|---|---|\n| c | *d* |', ['a | b', 'c | d']],
	['crossed-out words', 'not ~~never~~ ~30 km', ['not never ~30 km']],
	['numbered items', '1. one\n2. two', ['1. one', '2. two']],
	['a year that looks like a number', '1915. It began.', ['1915. It began.']],
	['tasks', '- [ ] one\n- [x] two', ['[ ] one', '[x] two']],
	['items of several paragraphs', '- a\n\n  b\n- c', ['a b', 'c']],
	['items within items', '- a\n  - b\n\n    > c\n- d', ['a', 'b', 'c', 'd']],
	['a list in a quotation', '> a\n>\n> - b', ['a', 'b']],
	['escapes', '\\*a\\* 1\\. \\[b\\]', ['*a* 1. [b]']],
	['a mark of byte order', '\ufeff# a', ['a']],
	['decomposed letters', 'Cafe\u0301 Café', ['Cafe\u0301 Café']]
];
test.each(shown)('%s', (_what, markdown, lines) => {
	expect(linesOf(markdown)).toEqual(lines);
	keepsItsPromises(render('a', markdown));
});

const links: [written: string, href: string | undefined][] = [
	['[x](https://example.org/?a=1&amp;b=2)', 'https://example.org/?a=1&b=2'],
	['[x](HTTP://example.org)', 'HTTP://example.org'],
	['[x](mailto:a@example.org)', 'mailto:a@example.org'],
	['[x][y]\n\n[y]: https://example.org', 'https://example.org'],
	['[x](javascript:alert(1))', undefined],
	['[x](JaVaScRiPt:alert(1))', undefined],
	['[x](java&#10;script:alert)', undefined],
	['[x](&#106;avascript:alert)', undefined],
	['[x](<https://example.org/&#10;x>)', undefined],
	['[x](data:text/html,x)', undefined],
	['[x](vbscript:x)', undefined],
	['[x](file:///etc/passwd)', undefined],
	['[x](//example.org)', undefined],
	['[x](/here)', undefined],
	['[x](#here)', undefined],
	['[x](https://)', undefined],
	['[x]()', undefined]
];
test.each(links)('%s links to %s', (written, href) => {
	expect(runsOf(written)).toEqual([href ? { text: 'x', href } : { text: 'x' }]);
});

test('marks nest, and neighbouring runs with equal marks are joined', () => {
	expect(runsOf('a&amp;\\*b **c *d*** [e `f`](https://example.org)')).toEqual([
		{ text: 'a&*b ' },
		{ text: 'c ', strong: true },
		{ text: 'd', em: true, strong: true },
		{ text: ' ' },
		{ text: 'e ', href: 'https://example.org' },
		{ text: 'f', code: true, href: 'https://example.org' }
	]);
});

test('prose has paragraphs without labels', () => {
	expect(paragraphs('One. Two.\n\n> Three')).toEqual([
		{ kind: 'paragraph', runs: [{ text: 'One. Two.' }] },
		{ kind: 'quote', runs: [{ text: 'Three' }] }
	]);
});

test('the rules for rendered texts hold for any text', () => {
	const marks = [
		'',
		'',
		'*',
		'**',
		'`',
		'> ',
		'- ',
		'# ',
		'1. ',
		'[',
		'](https://x.org)',
		'<b>',
		'\n\n'
	];
	const markdown = fc
		.array(fc.tuple(fc.constantFrom(...marks), text, fc.constantFrom(...marks)), { maxLength: 6 })
		.map((parts) => parts.flat().join(''));
	fc.assert(
		fc.property(markdown, (written) => keepsItsPromises(render('a', written))),
		{ seed: SEED, numRuns: 300 }
	);
});

test('20,000 words render quickly', () => {
	const paragraph = 'The West *is* squeezing Baku, [they](https://example.org) say. It is not. ';
	const markdown = Array.from({ length: 400 }, () => paragraph.repeat(5)).join('\n\n');
	const before = process.cpuUsage();
	const rendered = render('a', markdown);
	// CPU time of this process, because the clock says little on a busy machine
	const { user, system } = process.cpuUsage(before);
	expect((user + system) / 1000).toBeLessThan(3000);
	expect(rendered.words).toBe(20_000);
	expect(rendered.blocks).toHaveLength(400);
	expect(rendered.blocks[399]?.sentences.at(-1)?.label).toBe('A400.10');
	keepsItsPromises(rendered);
});
