import { readdirSync } from 'node:fs';
import { dirname, sep } from 'node:path';
import { serve } from '../support/server.ts';
import { expect, test } from '../support/browser/notebook-page.ts';
import { pages, unadministered } from '../support/browser/pages.ts';
import { inspect, walkers } from '../support/browser/walk.ts';

/** The addresses of all pages, as SvelteKit finds them: /courses/[course=id]/log. */
function routes(): string[] {
	const files = readdirSync('src/routes', { recursive: true, encoding: 'utf8' });
	return files
		.filter((file) => /(^|[\\/])\+page\.svelte$/.test(file))
		.map((file) => `/${dirname(file).split(sep).join('/')}`)
		.map((route) => route.replace(/\/\([^)]+\)|\/\.$/g, '') || '/')
		.sort();
}

/** Whether this entry of the table is a state of this page. */
const shows = (route: string) => {
	const pattern = route.replace(/\[[^\]]+\]/g, '[^/]+');
	return ({ address }: { address: string }) =>
		new RegExp(`^${pattern}$`).test(address.replace(/[?#].*/, ''));
};

test('every page of src/routes is in the table of pages, and nothing else is', () => {
	const entries = [...pages.flatMap((group) => group.entries), ...unadministered];
	const all = routes();
	const missing = all
		.filter((route) => !entries.some(shows(route)))
		.map(
			(route) =>
				`The page ${route} is not in the table: add it to the ones in tests/support/browser/pages.ts.`
		);
	expect(missing).toEqual([]);
	const unknown = entries.filter((entry) => !all.some((route) => shows(route)(entry)));
	expect(unknown).toEqual([]);
	expect(all.length).toBeGreaterThan(40);
});

for (const { group, as, entries } of pages)
	test(`${group}: every page is the right one, accessible, fits every screen and keeps its security policy`, async ({
		browser,
		instance,
		prepared
	}) => {
		test.setTimeout(120_000 + entries.length * 15_000);
		const open = walkers(browser, instance.url, prepared.people);
		const faults: string[] = [];
		for (const entry of entries)
			await test.step(entry.shows, async () => {
				faults.push(...(await inspect(await open.as(entry.as ?? as), entry, prepared)));
			});
		expect(faults).toEqual([]);
		await open.leave();
	});

test('the page for becoming the first administrator passes the same checks', async ({
	browser
}) => {
	const served = await serve();
	const first = /\/admin\/first\?token=(\S+)/.exec(served.output())?.[1] ?? '';
	const open = walkers(browser, served.url);
	const faults: string[] = [];
	for (const entry of unadministered)
		faults.push(
			...(await inspect(await open.as('nobody'), entry, { places: { first }, texts: {} }))
		);
	expect(faults).toEqual([]);
	await open.leave();
	await served.stop();
});
