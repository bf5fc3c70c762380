import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { printed } from '#lib/server/lesson/source/problems.ts';
import { prose } from '#lib/server/lesson/source/sections.ts';
import { read } from '#lib/server/lesson/source/source.ts';
import { edit, forget, mutated } from '../support/mutated-lesson.ts';

type Fault = { file: string; find: string; put: string; said: string[] };

const faults = parseYaml(readFileSync('tests/lessons/faults.yaml', 'utf8')) as Fault[];
const said = (folder: string) => read(folder).problems.map(printed);

afterEach(forget);

describe('a valid lesson', () => {
	test('is read in full, without a warning', () => {
		const { source, problems } = read('tests/lessons/tiny');
		expect(problems).toEqual([]);
		expect(source?.points.map(({ key }) => key)).toEqual(['tired', 'remedy', 'families']);
		expect(source?.questions.map(({ key }) => key)).toEqual(['expect', 'evidence', 'both']);
		expect(source?.codes.map(({ letter }) => letter).join('')).toBe('PCJRL');
		expect(source?.criteria.map(({ levels }) => levels.length)).toEqual([4, 4]);
		expect(source?.criteria.map(({ samples }) => samples.length)).toEqual([4, 0]);
		expect(source?.criteria[0]?.samples[3]).toMatch(
			/^A leans on .* \[A2\.2\], which can .* made\.$/
		);
		expect(source?.lesson.context[1]).toBe(
			'Both columns appeared in the same week, in the same paper.'
		);
	});

	test('has every passage as it appears in the text', () => {
		const { source } = read('tests/lessons/tiny');
		expect(source?.points[2]).toMatchObject({
			argumentA: null,
			passages: [{ side: 'b', first: 2 }]
		});
		for (const { passages } of source?.points ?? [])
			for (const { side, start, end, exact } of passages)
				expect(source?.articles[side].rendered.text.slice(start, end)).toBe(exact);
	});

	test('has its author’s notes in the order of the texts, on the words that they name', () => {
		const { source } = read(mutated([['notes.md', '## A1.2 {', '## A3.1 {']]));
		const places = source?.notes.map(({ side, first, last, code }) => [side, first, last, code]);
		expect(places).toEqual([
			['a', 5, 5, 'loaded'],
			['a', 6, 6, 'cause'],
			['a', 6, 7, 'remedy'],
			['b', 1, 1, 'cause'],
			['b', 3, 3, 'loaded'],
			['b', 7, 7, 'remedy']
		]);
		for (const { side, start, end, exact } of source?.notes ?? [])
			expect(source?.articles[side].rendered.text.slice(start, end)).toBe(exact);
		expect(source?.notes[0]).toMatchObject({
			exact: 'waiting room',
			note: 'One waits in it for nothing. “Quiet” would have said as much about the lesson.'
		});
	});

	test('may leave out its author’s notes, which changes its hash', () => {
		const bare = mutated();
		const other = mutated([['notes.md', 'a hormone', 'hormones']]);
		rmSync(join(bare, 'notes.md'));
		const { source, problems } = read(bare);
		expect(problems).toEqual([]);
		expect(source?.notes).toEqual([]);
		const hashes = [bare, other, 'tests/lessons/tiny'].map((folder) => read(folder).source?.hash);
		expect(new Set(hashes).size).toBe(3);
	});

	test('has the same hash whatever the line ends, and another for every change', () => {
		const hash = read('tests/lessons/tiny').source?.hash;
		const windows = mutated();
		for (const name of ['a.md', 'points.md', 'notes.md', 'map.svg']) {
			const path = join(windows, name);
			writeFileSync(path, '\ufeff' + readFileSync(path, 'utf8').replaceAll('\n', '\r\n'));
		}
		expect(read(windows).source?.hash).toBe(hash);
		const other = mutated([['map.svg', 'r="4"', 'r="5"']]);
		expect(read(other).source?.hash).toMatch(/^[0-9a-f]{64}$/);
		expect(read(other).source?.hash).not.toBe(hash);
	});

	test('may have an empty line between a heading and its fields', () => {
		expect(said(mutated([['points.md', '{#tired}\n', '{#tired}\n\n']]))).toEqual([]);
	});

	test.each([
		['A1.2-3', 'In puberty', 'their night”.'],
		['a1.2 – A2.1', 'In puberty', 'fifty minutes.'],
		['A1.3 "rings “in"', 'rings “in', 'rings “in'],
		['A1.3 "rings \\"in the"', 'rings “in the', 'in the'],
		['they are early', 'they are early', 'they are early']
	])('can name a passage as %s', (written, begins, ends) => {
		const yaml = `'${written.replaceAll("'", "''").replaceAll('\\"', '"')}'`;
		const { source } = read(mutated([['points.md', 'a: [A1.2, ', `a: [${yaml}, `]]));
		const exact = source?.points[0]?.passages[0]?.exact ?? '';
		expect([exact.startsWith(begins), exact.endsWith(ends)]).toEqual([true, true]);
	});
});

describe('a faulty lesson', () => {
	test.each(faults)('$file with “$put” for “$find”', (fault) => {
		expect(said(mutated([[fault.file, fault.find, fault.put]]))).toEqual(fault.said);
		const errors = fault.said.filter((sentence) => !sentence.includes(': warning: '));
		expect(fault.said).not.toEqual([]);
		expect(read(mutated([[fault.file, fault.find, fault.put]])).source === null).toBe(
			errors.length > 0
		);
	});

	test('has all its problems listed at once, in the order of its files', () => {
		const folder = mutated([
			['points.md', 'b: [B1.2]', 'b: [B9.4]'],
			['a.md', 'form: full text', 'form: summary'],
			['points.md', 'core: false', 'core: maybe'],
			['questions.md', '[A2.2]', '[A2.9]']
		]);
		rmSync(join(folder, 'rubric.md'));
		const places = said(folder).map((sentence) => sentence.split(': ')[0]);
		expect(places).toEqual([
			'a.md:8',
			'points.md:7',
			'points.md:34',
			'questions.md:22',
			'questions.md:23',
			'rubric.md:1'
		]);
	});

	test('has its missing files listed', () => {
		const folder = mutated();
		for (const name of ['a.md', 'codebook.md']) rmSync(join(folder, name));
		expect(said(folder)).toEqual([
			'a.md:1: a.md is missing. A lesson needs it.',
			'codebook.md:1: codebook.md is missing. A lesson needs it.'
		]);
	});

	test('is not published under a name that cannot be a web address', () => {
		expect(said(mutated([], undefined, 'Tiny lesson'))[0]).toContain(
			'“Tiny lesson” must have a name'
		);
	});

	test('that has a file for its author’s notes must have a note in it', () => {
		const folder = mutated();
		writeFileSync(join(folder, 'notes.md'), '');
		expect(said(folder)).toEqual([
			'notes.md:1: There is no note here. Begin each with a line “## … {#key}”.'
		]);
	});

	test('is refused when an article has no text below its fields', () => {
		const folder = mutated();
		const path = join(folder, 'b.md');
		writeFileSync(path, readFileSync(path, 'utf8').replace(/\n---\n[^]*$/, '\n---\n'));
		expect(said(folder)).toEqual([
			'b.md:16: b.md has no text. Write the article below its fields.'
		]);
	});

	test('has a warning when its texts differ too much in length', () => {
		const folder = mutated();
		edit(folder, [
			'a.md',
			'for a trial of two years',
			'for a trial of two years: one to see what it does, one to see whether it lasts'
		]);
		expect(said(folder)).toEqual([
			'b.md:1: warning: The articles differ in length: A has 126 words, B 105 words (17% apart). Bring them within 15%.'
		]);
	});

	test('may not ask for citations before the texts open', () => {
		const folder = mutated([
			['lesson.md', 'textsAfterPrediction: false', 'textsAfterPrediction: true'],
			['questions.md', 'step: answer', 'step: before']
		]);
		expect(said(folder)).toEqual([
			'questions.md:16: question “evidence” is asked before the texts open, so ' +
				'nobody can cite them. Remove its citations, or ask it in the step “answer”.'
		]);
	});
});

test('prose keeps paragraphs and list items, and drops markup', () => {
	expect(prose('One\nline, *plain*.\n\n- first\n- second\n\n1. third')).toBe(
		'One line, plain.\n\n• first\n• second\n1. third'
	);
});
