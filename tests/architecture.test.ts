import { describe, expect, test } from 'vitest';
import { areaOf, areas, doors, packages, pageRules, withheldReaders } from './support/areas.ts';
import { functionLengths } from './support/function-lengths.ts';
import { type Import, type Source, sources } from './support/source-files.ts';

const src = sources('src');
const shipped = [...src, ...sources('static')];
const written = [...src, ...sources('seeds', 'tests')];
const paths = (list: Source[]) => list.map(({ path }) => path);
const isProgram = ({ path }: Source) => /\.(ts|js|svelte)$/.test(path);
const program = src.filter(isProgram);
/** The diaries of the demo are prose, in which every sentence is one long line. */
const code = written.filter((source) => isProgram(source) && !source.path.startsWith('seeds/'));

/** Every import of our own files, with the file that makes it. */
const imports = program.flatMap((source) =>
	source.imports
		.filter(({ from }) => from.startsWith('src/') && !from.endsWith('.css'))
		.map((what) => ({ source, what }))
);

/** What is wrong with an import between areas, or null. */
function fault({ path }: Source, { from, type, names }: Import): string | null {
	const area = areaOf(path);
	const taken = areaOf(from);
	const rule = areas[area] ?? pageRules[area];
	const allowed = [...(rule?.takes ?? []), ...(type ? (rule?.types ?? []) : [])];
	const what = `${path} takes ${names.join(', ')} from ${from}`;
	if (area !== taken && !allowed.includes(taken)) {
		const when = type ? '' : ' at run time';
		const rows = allowed.join(', ') || 'nothing';
		return `${what}. ${area} may take only ${rows}${when}: move what both need down into one of these.`;
	}
	const door = doors.find(({ files }) => files.test(from));
	if (door && door.area !== area)
		return `${what}, which is private to ${door.area}. Its door is ${door.use}.`;
	return null;
}

describe('areas', () => {
	test('contain every file, and none is empty', () => {
		const found = new Set(program.map(({ path }) => areaOf(path)));
		expect([...found].toSorted()).toEqual(
			[...Object.keys(areas), ...Object.keys(pageRules)].toSorted()
		);
	});

	test('import only areas that are listed above them', () => {
		const order = [...Object.keys(areas), ...Object.keys(pageRules)];
		for (const [area, { takes, types = [] }] of Object.entries({ ...areas, ...pageRules }))
			for (const below of [...takes, ...types])
				expect([area, below, order.indexOf(below) < order.indexOf(area)]).toEqual([
					area,
					below,
					true
				]);
	});

	test('import only what their row in the table allows, types included', () => {
		expect(imports.flatMap(({ source, what }) => fault(source, what) ?? [])).toEqual([]);
	});

	test('use every import that the table allows', () => {
		const used = new Set(
			imports.map(({ source, what }) => `${areaOf(source.path)} > ${areaOf(what.from)}`)
		);
		const unused = Object.entries({ ...areas, ...pageRules }).flatMap(
			([area, { takes, types = [] }]) =>
				[...takes, ...types]
					.filter((below) => !used.has(`${area} > ${below}`))
					.map((below) => `${area} > ${below}`)
		);
		expect(unused).toEqual([]);
	});

	test('leave few files outside a folder: at most eight in the domain, two in src/lib', () => {
		const loose = (folder: string) =>
			program.filter(
				({ path }) => path.startsWith(folder) && !path.slice(folder.length).includes('/')
			);
		expect(paths(loose('src/lib/server/')).length).toBeLessThanOrEqual(8);
		expect(paths(loose('src/lib/')).length).toBeLessThanOrEqual(2);
	});
});

describe('files', () => {
	test('never import each other in a circle, types included', () => {
		const next = new Map(program.map((of) => [of.path, of.imports.map(({ from }) => from)]));
		const reaches = (from: string, to: string, seen = new Set<string>()): boolean =>
			(next.get(from) ?? []).some((path) => {
				if (path === to) return true;
				if (seen.has(path)) return false;
				return reaches(path, to, seen.add(path));
			});
		expect(paths(program).filter((path) => reaches(path, path))).toEqual([]);
	});

	test('import a package only where it belongs', () => {
		const wrong = program.flatMap(({ path, imports }) =>
			imports
				.filter(({ from }) => !from.startsWith('src/') && !from.startsWith('seeds/'))
				.filter(({ from }) => !packages.some((one) => one.name.test(from) && one.files.test(path)))
				.map(({ from }) => `${path} takes ${from}`)
		);
		expect(wrong).toEqual(['src/start.ts takes a computed place']);
	});

	test('are at most 250 lines long', () => {
		const lengths = written
			.filter(isProgram)
			.map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }));
		console.log(`Lines of a file: median ${median(lengths.map(({ lines }) => lines))}`);
		expect(lengths.filter(({ lines }) => lines > 250)).toEqual([]);
	});

	test('have no line over 120 columns', () => {
		const wide = code.flatMap(({ path, text }) =>
			text.split('\n').flatMap((line, i) => (line.length > 120 ? [`${path}:${i + 1}`] : []))
		);
		expect(wide).toEqual([]);
	});

	test('have functions of about 60 lines at most', () => {
		const lengths = program.flatMap((source) => functionLengths(source));
		console.log(`Lines of a function: median ${median(lengths.map(({ lines }) => lines))}`);
		const long = lengths.filter(({ lines }) => lines > 66);
		expect(long.map(({ path, name, lines }) => `${path}: ${name} has ${lines}`)).toEqual([]);
	});
});

const median = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];
describe('content that students must not see too early', () => {
	const schema = 'src/lib/server/db/schema/lesson.ts';
	const vault = 'src/lib/server/notebook/withheld.ts';
	const taking = (picks: (what: Import) => boolean) =>
		imports
			.filter(({ what }) => picks(what))
			.map(({ source, what }) => `${source.path} takes ${what.names.toSorted().join(', ')}`);

	test('is in a table that only publishing writes and only withheld.ts reads', () => {
		const takes = taking(
			({ from, names }) => from === schema && names.some((name) => /^(withheld|\*)$/.test(name))
		);
		expect(takes).toEqual([
			'src/lib/server/lesson/publish.ts takes *',
			`${vault} takes criterion, point, question, rubric, withheld`
		]);
	});

	test('is read through withheld.ts only by the code that shows it when it is due', () => {
		expect(taking(({ from }) => from === vault)).toEqual(withheldReaders);
	});

	test('is named only in the files listed here, hand-written SQL included', () => {
		const naming = src.filter(({ words }) => words.some((word) => /\bwithheld\b/.test(word)));
		expect(paths(naming)).toEqual(
			[
				'classroom/how-others-read',
				'db/schema/lesson',
				'db/triggers',
				'lesson/publish',
				'notebook/answers',
				'notebook/judgements',
				'notebook/self-assessment',
				'notebook/withheld',
				'review/reviews'
			].map((name) => `src/lib/server/${name}.ts`)
		);
	});

	test('includes the texts, which only text-access.ts hands out, because it checks who may read them', () => {
		const inner = /^(rendered|both)$/;
		const texts = ['src/lib/server/lesson/lessons.ts', 'src/lib/server/lesson/passages.ts'];
		const takers = imports.filter(
			({ what }) => texts.includes(what.from) && what.names.some((name) => inner.test(name))
		);
		expect(takers.map(({ source }) => source.path)).toEqual([
			'src/lib/server/notebook/text-access.ts',
			'src/lib/server/notebook/text-access.ts'
		]);
		const named = program.filter(({ text }) =>
			/\b(lessons|passages)\.(rendered|both)\b/.test(text)
		);
		expect(paths(named)).toEqual([]);
	});
});

test('every route to a notebook, a class or the administration checks who is signed in', () => {
	const guarding = /^src\/routes\/(notebooks|courses|admin)\/.*server\.ts$/;
	const guards = src.filter(({ path }) => guarding.test(path));
	const guarded = ({ words }: Source) => words.filter((word) => word === 'signedIn').length > 1;
	expect(guards.length).toBeGreaterThan(15);
	expect(paths(guards.filter((door) => !guarded(door)))).toEqual([]);
});

describe('no file', () => {
	const having = (list: Source[], pattern: RegExp) =>
		paths(list.filter(({ text }) => pattern.test(text)));

	test('inserts text into a page as HTML, or evaluates text as code', () => {
		const ways =
			/\{@html|\b(inner|outer)HTML\b|insertAdjacentHTML|document\.write|\beval\(|new Function\(/;
		expect(having(src, ways)).toEqual([]);
	});

	test('underlines words in a way that WebKit ignores', () => {
		// in WebKit the shorthand accepts only the line itself, without style, thickness or colour
		expect(having(src, /text-decoration:(?!\s*(none|underline|inherit)\s*;)/)).toEqual([]);
	});

	test('switches off types or lint rules', () => {
		expect(paths(written.filter(({ anys }) => anys))).toEqual([]);
		const escapes = /@ts-(ignore|expect-error|nocheck)|eslint-(disable)/;
		expect(having(written, escapes)).toEqual([]);
	});

	test('names another host, except in namespaces and advice to people', () => {
		const hosts = shipped.flatMap(({ path, text, words }) =>
			(path.endsWith('.ts') || path.endsWith('.js') ? words.join('\n') : text)
				.matchAll(/(?:https?:|url\(['"]?|(?:src|href)=['"])\/\/([\w-]+(?:\.[\w-]+)+)/g)
				.map(([, host]) => `${host} in ${path}`)
				.toArray()
		);
		expect(hosts).toEqual([
			'www.w3.org in src/lib/server/exchange/web-annotations.ts',
			'nodejs.org in src/shell/node-version.js',
			'parallax.example.org in src/shell/settings.ts',
			'www.w3.org in static/favicon.svg'
		]);
	});
});
