import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { close, open } from '#lib/server/db/index.ts';
import { type Published, publish } from '#lib/server/lesson/publish.ts';
import { type Problem, printed } from '#lib/server/lesson/source/problems.ts';
import { read } from '#lib/server/lesson/source/source.ts';

/** The result for one lesson folder: `published` is null when it could not be published, and `problems` say why. */
export type Seeded = { folder: string; published: Published | null; problems: Problem[] };

/**
 * Publishes every lesson in `folder` into the open database, each in its own transaction: a broken lesson does not
 * stop the others, and its own earlier edition stays as it is.
 */
export function publishSeeds(folder = 'seeds/lessons'): Seeded[] {
	if (!existsSync(folder)) return [];
	return readdirSync(folder, { withFileTypes: true })
		.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
		.map(({ name }) => join(folder, name))
		.sort()
		.map((path) => {
			const { source, problems } = read(path);
			return { folder: path, published: source && publish(source, null, 'seed'), problems };
		});
}

/** The result for a lesson, in lines to print. */
export function summary({ folder, published, problems }: Seeded): string[] {
	const where = (problem: Problem) => printed({ ...problem, file: join(folder, problem.file) });
	const line = published
		? `${published.slug}: ${outcome[published.did](published.edition)}`
		: `${folder}: not published. Correct the problems below, then start again.`;
	return [line, ...problems.map((problem) => `  ${where(problem)}`)];
}

const outcome: Record<Published['did'], (edition: number) => string> = {
	published: (edition) => `published as edition ${edition}.`,
	unchanged: (edition) => `unchanged since edition ${edition}.`,
	kept: (edition) =>
		`not published: edition ${edition} was made in the app, and seeds never overwrite that.`
};

/** `node seeds/seed.ts [data folder]` */
function main(data = 'data') {
	open(join(data, 'parallax.db'));
	const all = publishSeeds();
	close();
	for (const line of all.flatMap(summary)) console.log(line);
	if (!all.length) console.log('There are no lessons in seeds/lessons.');
	if (all.some(({ published }) => !published)) process.exitCode = 1;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
	main(process.argv[2]);
