import type { Page, Route } from '@playwright/test';

/**
 * The addresses of the scripts that a browser loads from opening Read until a selection brings up the toolbar. The
 * requests are held and let through in rounds, and a selection is tried before each round. So scripts that the page
 * requests only afterwards, such as those of the other steps, are never counted, however fast the machine is.
 */
export async function scriptsOfFirstStep(page: Page, address: string): Promise<string[]> {
	const loaded = new Set<string>();
	let held: Route[] = [];
	await page.route(
		({ pathname }) => pathname.endsWith('.js'),
		(route) => void held.push(route)
	);
	await page.goto(address, { waitUntil: 'commit' });
	await page.locator('article .sentence').first().waitFor();
	const end = Date.now() + 120_000;
	for (;;) {
		const round = held; // taken before the try: what is requested during it may not be needed for it
		held = [];
		if (await takesSelection(page)) return [...loaded];
		if (Date.now() > end) throw new Error('Read took no selection within two minutes.');
		for (const route of round) loaded.add(route.request().url());
		await Promise.all(round.map((route) => route.continue()));
	}
}

/** Selects a sentence of the article, and returns whether the toolbar has come up. */
async function takesSelection(page: Page): Promise<boolean> {
	await page.evaluate(async () => {
		const drawn = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
		const sentence = document.querySelector('article .sentence');
		getSelection()?.removeAllRanges();
		await drawn();
		if (sentence) getSelection()?.selectAllChildren(sentence);
		await drawn();
		await drawn();
	});
	return page.getByRole('toolbar').isVisible();
}
