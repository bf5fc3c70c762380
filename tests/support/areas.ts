/** The areas that an area may import at run time and, listed second, for types only. */
export type Rule = { takes: string[]; types?: string[] };

const list = (names: string) => names.split(/\s+/).filter(Boolean);
const rule = (takes: string, types = ''): Rule => ({ takes: list(takes), types: list(types) });

const base = 'server server/db';

/**
 * The allowed imports, from the lowest area to the highest: a row imports only from rows above it. An area is a
 * folder of src/lib or of src/lib/server; `server` are the files directly in src/lib/server, `uid` is src/lib/uid.ts.
 */
export const areas: Record<string, Rule> = {
	uid: rule(''),
	anchor: rule(''),
	wording: rule(''),
	text: rule('anchor'),
	statistics: rule('anchor'),
	address: rule('anchor wording'),
	input: rule('address wording'),
	'server/db': rule('wording', 'address anchor text'),
	server: rule('server/db'),
	'server/account': rule(`${base} uid`),
	'server/course': rule(`${base} server/account input`),
	'server/lesson': rule(`${base} anchor text wording`, 'server/account'),
	'server/assignment': rule(
		`${base} address wording server/lesson server/course`,
		'server/account'
	),
	'server/notebook': rule(
		`${base} anchor text wording server/assignment server/course server/lesson`,
		'address server/account'
	),
	'server/review': rule(
		`${base} anchor statistics wording server/account server/course server/lesson
			server/assignment server/notebook`,
		'address'
	),
	'server/classroom': rule(
		`${base} uid wording server/account server/lesson server/assignment server/notebook server/review`,
		'anchor'
	),
	'server/insight': rule(
		`${base} anchor statistics text wording server/lesson server/assignment server/notebook
			server/review`,
		'address'
	),
	'server/exchange': rule(
		`${base} anchor statistics text wording server/lesson server/assignment server/notebook
			server/review server/classroom`,
		'server/course'
	),
	'server/admin': rule(
		`${base} server/account server/course server/notebook server/review server/exchange`
	),
	outbox: rule('uid', 'input server/notebook server/review'),
	reader: rule('anchor', 'server/notebook'),
	notebook: rule(
		'uid address anchor text wording outbox reader',
		'server/db server/notebook server/classroom'
	),
	review: rule('outbox', 'server/review'),
	components: rule(
		'address anchor text wording reader',
		'notebook server/db server/lesson server/assignment server/notebook server/admin'
	),
	http: rule(
		`server input wording server/account server/course server/lesson server/notebook
			server/review server/classroom server/admin`,
		'outbox server/assignment'
	)
};

const domain = `server server/account server/course server/lesson server/assignment server/notebook
			server/review server/classroom server/insight server/exchange server/admin`;

/** The same for code outside src/lib. Pages import only types from the domain, never values. */
export const pageRules: Record<string, Rule> = {
	pages: rule(
		'uid address anchor text statistics wording outbox reader notebook review components',
		`server/db server/course server/lesson server/notebook server/review server/classroom
			server/insight server/exchange`
	),
	endpoints: rule(`uid address input wording http ${domain}`),
	hooks: rule('address http server server/account server/db server/notebook'),
	settings: rule('address', 'server/account'),
	shell: rule('server server/account server/db')
};

/** The area of one of the project's files. */
export function areaOf(path: string): string {
	const folder = /^src\/lib\/((?:server\/)?[^/]+)\//.exec(path)?.[1];
	if (path === 'src/lib/uid.ts') return 'uid';
	if (/^src\/lib\/server\/[^/]+$/.test(path)) return 'server';
	if (folder) return folder;
	if (/^src\/routes\/.*(\+server\.ts|\.server\.ts)$/.test(path)) return 'endpoints';
	if (path.startsWith('src/routes/')) return 'pages';
	if (path === 'src/hooks.server.ts') return 'hooks';
	if (/^src\/(shell\/|start\.)/.test(path)) return 'shell';
	return /^src\/(params|app\.d)\.ts$/.test(path) ? 'settings' : path;
}

/** Files that no other area may import, and the file to import instead. */
export const doors = [
	{
		files: /^src\/lib\/server\/lesson\/source\/(?!source\.ts|problems\.ts)/,
		area: 'server/lesson',
		use: 'src/lib/server/lesson/source/source.ts'
	},
	{
		files: /^src\/lib\/server\/notebook\/answer-rules\.ts$/,
		area: 'server/notebook',
		use: 'src/lib/server/notebook/answers.ts'
	},
	{
		files: /^src\/lib\/server\/notebook\/copy-attempt\.ts$/,
		area: 'server/notebook',
		use: 'src/lib/server/notebook/submissions.ts'
	},
	{
		files: /^src\/lib\/server\/review\/review-drafts\.ts$/,
		area: 'server/review',
		use: 'src/lib/server/review/reviews.ts'
	},
	{
		files: /^src\/lib\/server\/insight\/(counts|worker)\.ts$/,
		area: 'server/insight',
		use: 'src/lib/server/insight/class-view.ts'
	}
];

/** The importers of withheld.ts: each shows what it imports only once the learner may see it. */
export const withheldReaders = [
	'src/lib/server/classroom/how-others-read.ts takes layer',
	'src/lib/server/notebook/answers.ts takes modelled, models',
	'src/lib/server/notebook/judgements.ts takes views',
	'src/lib/server/notebook/self-assessment.ts takes laterOn, samples',
	'src/lib/server/review/reviews.ts takes markers'
];

/** The files in which a package may be imported. */
export const packages = [
	{ name: /^node:/, files: /^src\/(lib\/server\/|shell\/|start\.)/ },
	{ name: /^(better-sqlite3|drizzle-orm)(\/|$)/, files: /^src\/(lib\/server\/|shell\/)/ },
	{ name: /^valibot$/, files: /^src\/lib\/(input|http|server\/lesson\/source)\// },
	{ name: /^(marked|yaml)$/, files: /^src\/lib\/server\/lesson\/source\// },
	{
		name: /^papaparse$/,
		files: /^src\/lib\/server\/(course\/class-list\/separators|exchange\/csv)\.ts$/
	},
	{ name: /^pino$/, files: /^src\/lib\/server\/logger\.ts$/ },
	{ name: /^rate-limiter-flexible$/, files: /^src\/lib\/server\/rate-limits\.ts$/ },
	{ name: /^uqr$/, files: /^src\/lib\/http\/qr\.ts$/ },
	{ name: /^idb$/, files: /^src\/lib\/outbox\/(indexed-db|open-database|typed-store)\.ts$/ },
	{ name: /^diff$/, files: /^src\/routes\// },
	{ name: /^d3-(scale|shape)$/, files: /^src\/(lib\/components\/charts|routes)\// },
	{ name: /^@fontsource/, files: /^src\/routes\/\+layout\.svelte$/ },
	{
		name: /^(svelte(\/|$)|\$app\/)/,
		files: /^src\/(hooks|app|params|routes|lib\/(components|notebook|outbox|reader|review|http)\/)/
	},
	{
		name: /^@sveltejs\/kit(\/|$)/,
		files: /^src\/(hooks|app|params|routes|lib\/(http|notebook)\/)/
	},
	{ name: /^\.\/\$types/, files: /^src\/routes\// }
];
