import { gzipSync } from 'node:zlib';
import { inChromium, signedInPage } from './chromium.ts';
import { heading, kB, say } from './figures.ts';
import { cookie, type Prepared } from './writer.ts';

/** Measures what a browser downloads: the scripts of the notebook. The machine’s speed does not matter. */
export async function ofBytes(url: string, { id, token }: Prepared) {
	heading('What the scripts of the notebook weigh');
	await inChromium(async (browser) => {
		const all = new Set<string>();
		const page = await signedInPage(browser, url, token);
		page.on('request', (request) => {
			if (new URL(request.url()).pathname.endsWith('.js')) all.add(request.url());
		});
		await page.goto(`${url}/notebooks/${id}/read`);
		await page.waitForLoadState('networkidle');
		await sum('of all steps', [...all]);
	});
}

const gzipped = (bytes: Buffer) => gzipSync(bytes, { level: 9 }).length;

async function fetched(address: string, token = ''): Promise<Buffer> {
	const reply = await fetch(address, { headers: cookie(token), redirect: 'manual' });
	if (reply.status !== 200) throw new Error(`${address} answered ${reply.status}.`);
	return Buffer.from(await reply.arrayBuffer());
}

async function sum(name: string, addresses: string[]) {
	if (!addresses.length) throw new Error('A browser loaded no script.');
	const bytes = await Promise.all(addresses.map((address) => fetched(address)));
	const total = bytes.reduce((sum, script) => sum + gzipped(script), 0);
	say(`${name}: ${kB(total)} in gzip, ${addresses.length} files`);
}
