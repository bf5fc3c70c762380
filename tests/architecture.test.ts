import { describe, expect, test } from 'vitest';
import { type Import, type Source, sources } from './support/source-files.ts';

const src = sources('src');
const shipped = [...src, ...sources('static')];
const written = [...src, ...sources('seeds', 'tests')];

/** The kinds of files, the most particular first. */
const kinds: [string, RegExp][] = [
	['anchor', /^src\/lib\/anchor\//],
	['database', /^src\/lib\/server\/db\//],
	['withheld', /^src\/lib\/server\/(notebook\/)?withheld\.ts$/],
	['domain', /^src\/lib\/server\//],
	['border', /^src\/(hooks|lib\/(http\/)?[\w-]+)\.server\.ts$|^src\/lib\/http\//],
	['component', /^src\/lib\/components\//],
	['notebook', /^src\/lib\/(notebook|outbox|reader|review)\//],
	['shared', /^src\/lib\/((address|input|statistics|text|wording)\/)?[\w-]+\.ts$/],
	['endpoint', /^src\/routes\/.*\.server\.ts$|^src\/routes\/.*\+server\.ts$/],
	['page', /^src\/routes\//],
	['style', /\.css$/],
	['shell', /^src\/(shell\/|start\.)/],
	['setting', /^src\/(params|app\.d)\.ts$/],
	['seed', /^seeds\//],
	['kit', /^(@sveltejs\/kit(\/|$)|svelte(\/|$)|\$app\/|\.\/\$types)/],
	['node', /^node:/],
	['sqlite', /^(better-sqlite3|drizzle-orm)(\/|$)/],
	['shape', /^valibot$/],
	['queue', /^idb$/],
	['font', /^@fontsource/],
	['difference', /^diff$/],
	['chart', /^d3-(scale|shape)$/],
	['tool', /^(marked|yaml|pino|papaparse|rate-limiter-flexible|uqr)$/]
];
const kindOf = (path: string) => kinds.find(([, pattern]) => pattern.test(path))?.[0] ?? path;

/** Who may import whom. After `type`, types only: nothing of it is in the program that runs. */
const allowed: Record<string, string> = {
	anchor: 'anchor',
	shared: 'shared anchor shape',
	component: 'component shared anchor kit chart type domain',
	notebook: 'notebook shared anchor kit queue type domain',
	page: 'page component notebook shared anchor kit style font difference type domain',
	endpoint: 'domain border shared anchor kit',
	border: 'domain border shared kit shape',
	domain: 'domain database anchor shared node sqlite shape tool',
	withheld: 'domain database sqlite',
	database: 'database shared node sqlite type domain',
	shell: 'shell node sqlite',
	setting: 'shared kit type domain'
};

/** The few that may do more, each with what it takes. */
const exceptions = [
	'src/hooks.server.ts takes close, open from src/lib/server/db/index.ts',
	'src/lib/server/notebook/answers.ts takes models from src/lib/server/notebook/withheld.ts',
	'src/lib/server/notebook/self-assessment.ts takes samples from src/lib/server/notebook/withheld.ts',
	'src/lib/server/notebook/judgements.ts takes views from src/lib/server/notebook/withheld.ts',
	'src/lib/server/classroom/how-others-read.ts takes layer from src/lib/server/notebook/withheld.ts',
	'src/lib/server/rubrics.ts takes markers from src/lib/server/notebook/withheld.ts',
	'src/start.ts takes * from a computed place',
	'src/start.ts takes * from seeds/demo/demo.ts',
	'src/start.ts takes * from src/lib/server/db/index.ts',
	'src/start.ts takes * from src/lib/server/account/one-time-tokens.ts',
	'src/start.ts takes * from seeds/seed.ts'
];

function allows({ path }: Source, { from, type }: Import): boolean {
	const [values = '', types = ''] = (allowed[kindOf(path)] ?? '').split('type');
	return `${values} ${type ? types : ''}`.split(' ').includes(kindOf(from));
}

const told = (source: Source, { names, from }: Import) =>
	`${source.path} takes ${names.toSorted().join(', ')} from ${from}`;
/** What of all imports a rule picks out. */
const imports = (picks: (source: Source, what: Import) => boolean) =>
	src.flatMap((of) => of.imports.filter((what) => picks(of, what)).map((what) => told(of, what)));
const paths = (list: Source[]) => list.map(({ path }) => path);
const program = ({ path }: Source) => /\.(ts|js|svelte)$/.test(path);

describe('who imports whom', () => {
	test('every file is of a kind that has a rule, and every kind has a file', () => {
		const found = new Set(paths(src.filter(program)).map(kindOf));
		expect([...found].toSorted()).toEqual(Object.keys(allowed).toSorted());
		expect(imports(() => true).length).toBeGreaterThan(150);
	});

	test('is as the layout says', () => {
		expect(imports((source, what) => !allows(source, what))).toEqual(exceptions);
	});

	test('no two files import each other, however far round', () => {
		const lasting = ({ imports }: Source) =>
			imports.filter(({ type }) => !type).map(({ from }) => from);
		const next = new Map(src.map((of) => [of.path, lasting(of)]));
		const reaches = (from: string, to: string, seen = new Set<string>()): boolean =>
			(next.get(from) ?? []).some((path) => {
				if (path === to) return true;
				if (seen.has(path)) return false;
				return reaches(path, to, seen.add(path));
			});
		expect(paths(src).filter((path) => reaches(path, path))).toEqual([]);
	});
});

describe('what must not reach a learner too early', () => {
	test('is a table that only publishing writes and only withheld.ts reads', () => {
		const schema = 'src/lib/server/db/schema/lesson.ts';
		const takes = imports(
			(_, { from, names }) => from === schema && names.some((name) => /^(withheld|\*)$/.test(name))
		);
		expect(takes).toEqual([
			`src/lib/server/lesson/publish.ts takes * from ${schema}`,
			`src/lib/server/notebook/withheld.ts takes criterion, point, question, rubric, withheld from ${schema}`
		]);
	});

	test('is not named in anybody’s SQL either', () => {
		const naming = src.filter(({ words }) => words.some((word) => /\bwithheld\b/.test(word)));
		const files =
			'answers db/schema/lesson db/triggers levels points publish reading rubrics withheld';
		expect(paths(naming)).toEqual(files.split(' ').map((name) => `src/lib/server/${name}.ts`));
	});
});

test('every door to a notebook, a course and the administration asks who is there', () => {
	const guarding = /^src\/routes\/(notebooks|courses|admin)\/.*server\.ts$/;
	const doors = src.filter(({ path }) => guarding.test(path));
	const guarded = ({ words }: Source) => words.filter((word) => word === 'signedIn').length > 1;
	expect(doors.length).toBeGreaterThan(15);
	expect(paths(doors.filter((door) => !guarded(door)))).toEqual([]);
});

describe('no file', () => {
	const having = (list: Source[], pattern: RegExp) =>
		paths(list.filter(({ text }) => pattern.test(text)));

	test('is longer than can be read at once', () => {
		const long = written.filter(({ text }) => text.trimEnd().split('\n').length > 250);
		expect(paths(long.filter(program))).toEqual([]);
	});

	test('puts text on a page as HTML, or runs text as a program', () => {
		const ways =
			/\{@html|\b(inner|outer)HTML\b|insertAdjacentHTML|document\.write|\beval\(|new Function\(/;
		expect(having(src, ways)).toEqual([]);
	});

	test('gives up on types or rules', () => {
		expect(paths(written.filter(({ anys }) => anys))).toEqual([]);
		const escapes = /@ts-(ignore|expect-error|nocheck)|eslint-(disable)/;
		expect(having(written, escapes)).toEqual([]);
	});

	test('names another host, but for namespaces and advice to people', () => {
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
