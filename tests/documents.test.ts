import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';
import { areas, pageRules } from './support/areas.ts';
import { anchors, links } from './support/documents.ts';

const documents = [
	...readdirSync('.').filter((name) => name.endsWith('.md')),
	...readdirSync('docs', { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.md'))
		.map((name) => join('docs', name))
];
const text = (path: string) => readFileSync(path, 'utf8');

describe('the documents', () => {
	test('link only to files and headings that exist', () => {
		const broken = documents.flatMap((path) =>
			links(text(path))
				.filter((link) => !/^[a-z]+:/.test(link))
				.filter((link) => !leads(path, link))
				.map((link) => `${path}: ${link}`)
		);
		expect(broken).toEqual([]);
	});

	test('can all be reached from the README', () => {
		const reached = new Set(['README.md']);
		for (const path of reached)
			for (const link of links(text(path)).filter((link) => !/^[a-z]+:/.test(link))) {
				const target = destination(path, link);
				if (documents.includes(target)) reached.add(target);
			}
		expect(documents.filter((path) => !reached.has(path))).toEqual([]);
	});

	test('name only files of ours that exist', () => {
		const ours = ['src', 'tests', 'seeds', 'docs', 'drizzle'].flatMap((folder) =>
			readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(
				(name) => `/${folder}/${name.replaceAll('\\', '/')}`
			)
		);
		const named = documents.flatMap((path) =>
			[...text(path).matchAll(/`([\w+./-]+\.(?:ts|js|svelte|css|yaml)|(?:src|tests)\/[\w./-]+)`/g)]
				.map(([, name = '']) => name.replace(/\/$/, ''))
				.filter((name) => !ours.some((file) => file.endsWith(`/${name}`)))
				.map((name) => `${path}: ${name}`)
		);
		expect(named).toEqual([]);
	});
});

test('the README has at most 900 words', () => {
	expect(text('README.md').split(/\s+/).filter(Boolean).length).toBeLessThanOrEqual(900);
});

describe('the architecture page', () => {
	const page = text('docs/architecture.md');
	const rules = { ...areas, ...pageRules };

	test('lists every area of src/lib in the order of the table', () => {
		const listed = [...page.matchAll(/^\| `([\w/]+)` +\| \S.* +\|$/gm)].map(([, area]) => area);
		expect(listed).toEqual(Object.keys(areas));
	});

	test('has an arrow for each area that another may import and does not reach through a third', () => {
		const drawn = [...page.matchAll(/^ {2}([\w/]+) --> (.+)$/gm)].flatMap(([, from, to = '']) =>
			to.split(' & ').map((taken) => `${from} --> ${taken}`)
		);
		const direct = Object.entries(rules)
			.filter(([area]) => area !== 'settings')
			.flatMap(([area, { takes }]) =>
				takes
					.filter((taken) => !takes.some((other) => reached(other).has(taken)))
					.map((taken) => `${area} --> ${taken}`)
			);
		expect(drawn.toSorted()).toEqual(direct.toSorted());
	});

	/** What an area may import at run time, directly or through others. */
	function reached(area: string): Set<string> {
		const takes = rules[area]?.takes ?? [];
		return new Set(takes.flatMap((taken) => [taken, ...reached(taken)]));
	}
});

describe('the decisions', () => {
	const folder = 'docs/decisions';
	const pages = readdirSync(folder).filter((name) => name !== 'README.md');
	const index = text(`${folder}/README.md`).matchAll(
		/^\| \[(\d+)\]\((\S+)\) +\| (.+?) +\| (\S+) +\| (.+?) +\|$/gm
	);

	test('are all in the index, in the order of their numbers, with the same title, date and status', () => {
		const found = pages.toSorted().map((name) => {
			const [title = '', , said = ''] = text(`${folder}/${name}`).split('\n');
			const [number, ...rest] = title.replace('# ', '').split(' · ');
			const [date, status] = said.split(' · ');
			return [number, name, rest.join(' · '), date, status];
		});
		expect([...index].map(([, ...row]) => row)).toEqual(found);
	});

	test('have a unique number, a date, a status and the three parts', () => {
		const numbers = pages.map((name) => name.slice(0, 3));
		expect(new Set(numbers).size).toBe(numbers.length);
		for (const name of pages) {
			const page = text(`${folder}/${name}`);
			expect([name, page]).toEqual([name, expect.stringMatching(form)]);
			expect(name.slice(0, 3)).toBe(page.slice(2, 5));
		}
	});

	const form = new RegExp(
		[
			'^# \\d{3} · .+\n',
			'\\d{4}-\\d\\d-\\d\\d · (accepted|superseded by \\d{3})\n',
			'## Decision\n[^]+\n## Why\n[^]+\n## When to revisit\n'
		].join('\n')
	);
});

describe('the guides for operating and teaching', () => {
	const program = readdirSync('src', { recursive: true, encoding: 'utf8' })
		.filter((name) => /\.(js|ts|svelte)$/.test(name))
		.map((name) => text(join('src', name)))
		.join('\n');
	/** Labels of Canvas and Moodle. */
	const others = ['Grades', 'Import', 'CSV file'];

	test('name pages and buttons as the program does', () => {
		const labels = ['docs/operating.md', 'docs/teaching.md'].flatMap((path) =>
			[...text(path).matchAll(/(?<![\w`])_([A-Z][^_`]+)_/g)].map(([, label = '']) =>
				label.replaceAll(/\s+/g, ' ')
			)
		);
		expect(labels.length).toBeGreaterThan(5);
		expect(labels.filter((label) => !others.includes(label) && !program.includes(label))).toEqual(
			[]
		);
	});

	test('quote what the program says in the terminal', () => {
		const [, table = ''] = text('docs/operating.md').split('## When something is wrong');
		const quotes = [...table.matchAll(/^\| ([^`|-]+?) +\|/gm)].flatMap(([, quote = '']) =>
			quote.split('…').map((part) => part.trim())
		);
		expect(quotes).toContain('it says');
		const unsaid = quotes.filter((quote) => quote !== 'it says' && !program.includes(quote));
		expect(unsaid).toEqual([]);
	});
});

test('every dependency is listed in docs/dependencies.md, and nothing else is', () => {
	const manifest = JSON.parse(text('package.json')) as Record<string, Record<string, string>>;
	const listed = [...text('docs/dependencies.md').matchAll(/^\| `(\S+)` +\| (.+?) +\|$/gm)];
	const installed = ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((kind) =>
		Object.keys(manifest[kind] ?? {})
	);
	expect(listed.map(([, name = '']) => name).toSorted()).toEqual(installed.toSorted());
});

/** The file that a link in a document leads to, relative to the root. */
function destination(from: string, link: string): string {
	const [path = ''] = link.split('#');
	const target = path ? normalize(join(dirname(from), path)) : from;
	return existsSync(target) && statSync(target).isDirectory() ? join(target, 'README.md') : target;
}

function leads(from: string, link: string): boolean {
	const target = destination(from, link);
	const [, heading] = link.split('#');
	if (!existsSync(target)) return false;
	return heading === undefined || anchors(text(target)).includes(heading);
}
