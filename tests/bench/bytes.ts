import { gzipSync } from 'node:zlib';
import { close } from '#lib/server/db/index.ts';
import { inChromium, signedInPage } from './chromium.ts';
import { classesWithWork, someSubmissions } from './class-with-work.ts';
import { count, heading, kB, say } from './figures.ts';
import { scriptsOfFirstStep } from './first-step.ts';
import { firstLesson, openIn, settle } from './prepare.ts';
import { scale } from './scale.ts';
import { cookie, type Prepared } from './writer.ts';

type Visit = { name: string; path: string; token: string };

/**
 * Measures what a browser downloads: each main page, and the scripts of the notebook. The machine’s speed does not
 * matter.
 */
export async function ofBytes(url: string, data: string, learner: Prepared) {
	await pages(url, mainPages(data, learner));
	await scripts(url, learner);
}

/** The main pages of a learner and of a teacher, with a class that handed in. */
function mainPages(data: string, { id, token }: Prepared): Visit[] {
	openIn(data);
	const [size] = scale.classes;
	const teacher = classesWithWork([size]);
	const [{ of } = { of: null }] = teacher.classes;
	if (!of) throw new Error('There is no class.');
	const [submission] = someSubmissions(of);
	const { slug } = firstLesson();
	settle();
	close();
	const notes = `with ${count(scale.notes.few)} notes`;
	const home = `/notebooks/${id}`;
	return [
		{ name: `Read, ${notes}`, path: `${home}/read`, token },
		{ name: `Compare, ${notes}`, path: `${home}/compare`, token },
		{ name: `Answer, ${notes}`, path: `${home}/answer`, token },
		{ name: 'the desk', path: '/', token },
		{ name: 'the lesson’s page', path: `/lessons/${slug}`, token },
		{
			name: 'the review of a submission',
			path: `/submissions/${submission}/review`,
			token: teacher.token
		},
		{
			name: `the overview of a class of ${count(size)}`,
			path: `/assignments/${of.id}`,
			token: teacher.token
		}
	];
}

async function pages(url: string, visits: Visit[]) {
	heading('What a page weighs: HTML, and the data that a step to it loads');
	for (const { name, path, token } of visits) {
		const html = await fetched(url + path, token);
		const data = await fetched(`${url}${path === '/' ? '' : path}/__data.json`, token);
		say(`${name}: HTML ${weight(html)}; data ${weight(data)}`);
	}
}

const weight = (bytes: Buffer) => `${kB(bytes.length)}, ${kB(gzipped(bytes))} in gzip`;
const gzipped = (bytes: Buffer) => gzipSync(bytes, { level: 9 }).length;

async function fetched(address: string, token = ''): Promise<Buffer> {
	const reply = await fetch(address, { headers: cookie(token), redirect: 'manual' });
	if (reply.status !== 200) throw new Error(`${address} answered ${reply.status}.`);
	return Buffer.from(await reply.arrayBuffer());
}

async function scripts(url: string, { id, token }: Prepared) {
	heading('What the scripts of the notebook weigh');
	await inChromium(async (browser) => {
		const address = `${url}/notebooks/${id}/read`;
		const first = await signedInPage(browser, url, token);
		await sum('until Read takes a selection', await scriptsOfFirstStep(first, address));
		await first.context().close();
		const all = new Set<string>();
		const page = await signedInPage(browser, url, token);
		page.on('request', (request) => {
			if (new URL(request.url()).pathname.endsWith('.js')) all.add(request.url());
		});
		await page.goto(address);
		await page.waitForLoadState('networkidle');
		await sum('of all steps', [...all]);
	});
}

async function sum(name: string, addresses: string[]) {
	if (!addresses.length) throw new Error('A browser loaded no script.');
	const bytes = await Promise.all(addresses.map((address) => fetched(address)));
	const total = bytes.reduce((sum, script) => sum + gzipped(script), 0);
	say(`${name}: ${kB(total)} in gzip, ${addresses.length} files`);
}
