import { describe, expect, test } from 'vitest';
import { labelled } from '#lib/anchor/passages.ts';
import { read } from '#lib/server/lesson/source/source.ts';
import { wordCount } from '#lib/wording/wording.ts';

const { source, problems } = read('seeds/lessons/pressed-or-embraced');
const { notes = [], codes = [], criteria = [] } = source ?? {};
const texts = (['a', 'b'] as const).map((side) => ({
	side,
	text: source?.articles[side].rendered.text ?? '',
	sentences: source?.articles[side].rendered.blocks.flatMap((block) => block.sentences) ?? []
}));
const samples = criteria.flatMap(({ key, samples }) =>
	samples.map((text, i) => ({ name: `${key} ${i + 1}`, text }))
);

test('the lesson that comes with the program has no errors and no warnings', () => {
	expect(problems).toEqual([]);
});

describe('its author’s notes', () => {
	test('cover A as much as B, with every function on both', () => {
		const functions = codes.flatMap(({ kind, key }) => (kind === 'function' ? [key] : []));
		const tally = (of: 'a' | 'b') =>
			functions.map((key) => notes.filter(({ side, code }) => side === of && code === key).length);
		expect(tally('a')).toEqual([3, 3, 3, 2]);
		expect(tally('b')).toEqual(tally('a'));
		const words = (of: 'a' | 'b') =>
			notes.reduce((sum, { side, note }) => sum + (side === of ? wordCount(note) : 0), 0);
		expect(words('a') / words('b')).toBeCloseTo(1, 1);
		expect(notes).toHaveLength(28);
	});
});

describe('its samples', () => {
	test('cover every level of every criterion, each short enough to read', () => {
		expect(samples).toHaveLength(8 * 4);
		expect(samples.filter(({ text }) => wordCount(text) < 25 || wordCount(text) > 90)).toEqual([]);
	});

	test('quote an author only in words from the sentence they cite', () => {
		const quoted = samples.flatMap(({ name, text }) =>
			[...text.matchAll(/“([^”]+)”[^“”.[\]]*\[([AB][\d.]+)\]/g)].map(
				([, words = '', label = '']) => ({ name, words, label })
			)
		);
		const wrong = quoted.filter(({ words, label }) => {
			const found = labelled(texts, label);
			const { start = 0, end = 0 } = found?.sentence ?? {};
			return !found?.text.text.slice(start, end).includes(`“${words}”`);
		});
		expect(wrong).toEqual([]);
		expect(quoted).toHaveLength(10);
	});
});
