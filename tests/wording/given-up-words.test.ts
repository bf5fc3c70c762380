import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { givenUpIn } from '../support/browser/given-up-words.ts';

/** Words of the file format of lessons, such as the heading “Model response”, are not ours to change. */
const ofLessons = 'src/lib/server/lesson/source/';

/** The sentences in the strings of a file: with a capital letter and a full stop, and with their parts joined. */
const sentences = (text: string) =>
	[...text.replace(/['`] \+\s+['`]/g, '').matchAll(/(['`])([A-Z][^'`\n]+[.?!])\1/g)].map(
		([, , sentence = '']) => sentence
	);

test('no sentence in the sources, such as a refusal, has a word that pages no longer use', () => {
	const all = readdirSync('src', { recursive: true, encoding: 'utf8' })
		.map((name) => `src/${name.replaceAll('\\', '/')}`)
		.filter((path) => /\.(ts|svelte)$/.test(path) && !path.startsWith(ofLessons));
	const found = all.flatMap((path) =>
		sentences(readFileSync(path, 'utf8')).map((line) => ({ path, line }))
	);
	expect(found.length).toBeGreaterThan(200);
	const said = found.flatMap(({ path, line }) => {
		const better = givenUpIn(line.replace(/\$\{[^}]*\}/g, ''))?.[1];
		return better ? [`${path} says “${line}”; say ${better}`] : [];
	});
	expect(said).toEqual([]);
});
