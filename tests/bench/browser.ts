import type { Locator, Page } from '@playwright/test';
import { inChromium, signedInPage } from './chromium.ts';
import { count, fixed, heading, median, say, sort } from './figures.ts';
import { calm, tasks, watch } from './long-tasks.ts';
import { quick, scale } from './scale.ts';
import type { Prepared } from './writer.ts';

/** Measures how long painting and typing keep the browser busy. */
export async function inBrowser(url: string, books: Record<'few' | 'many', Prepared>) {
	heading('In the browser');
	await inChromium(async (browser) => {
		const open = async ({ id, token }: Prepared) => {
			const page = await signedInPage(browser, url, token);
			await watch(page);
			await page.goto(`${url}/notebooks/${id}/read`);
			await page.waitForFunction(() => CSS.highlights.size > 0);
			await page.waitForLoadState('networkidle');
			return page;
		};
		const few = await open(books.few);
		for (const number of scale.highlights) {
			const taken = await painting(few, number, quick ? 1 : 9);
			say(`painting ${count(number)} highlights: ${fixed(median(sort(taken)))} ms`);
		}
		await few.context().close();
		const many = await open(books.many);
		const { longest, painted } = await tasks(many);
		const opening = `opening ${count(scale.notes.many)} notes`;
		say(`${opening}: painted after ${fixed(painted)} ms, longest task ${fixed(longest)} ms`);
		await typing(many);
	});
}

/** Milliseconds from adding so many highlights of about a line each until the next frame is drawn, for each turn. */
const painting = (page: Page, number: number, turns: number) =>
	page.evaluate(
		async ([number, turns]) => {
			const drawn = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
			const names = [...CSS.highlights.keys()];
			// text nodes at any depth: a sentence contains elements for its number, its words and its terms
			const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
			const lines: Text[] = [];
			for (let node = walker.nextNode(); node; node = walker.nextNode())
				if (node instanceof Text && node.parentElement?.closest('article .sentence'))
					if (node.length > 80) lines.push(node);
			const taken: number[] = [];
			for (let turn = 0; turn < turns; turn++) {
				CSS.highlights.clear();
				await drawn();
				const began = performance.now();
				for (let i = 0; i < number; i++) {
					const line = lines[i % lines.length];
					const name = names[i % names.length];
					if (!line || !name) throw new Error('There is no text to paint, or no way to paint it.');
					const range = new Range();
					range.setStart(line, i % 20);
					range.setEnd(line, 20 + (i % 60));
					CSS.highlights.set(name, (CSS.highlights.get(name) ?? new Highlight()).add(range));
				}
				await drawn();
				taken.push(performance.now() - began);
			}
			return taken;
		},
		[number, turns] as const
	);

/** Types a line into a note among many, and into an answer beside them. */
async function typing(page: Page) {
	await page
		.getByRole('link', { name: /^Edit the note/ })
		.first()
		.click();
	await write(page, 'a note', page.getByLabel('Note', { exact: true }).last());
	await page.getByRole('link', { name: /Answer$/ }).click();
	await write(page, 'an answer', page.locator('textarea[name="text"]').first());
}

async function write(page: Page, name: string, field: Locator) {
	const { line, delay } = scale.typing;
	await field.focus();
	await calm(page);
	await tasks(page); // tasks before the typing do not count
	await page.keyboard.type(line, { delay });
	await calm(page);
	const { longest } = await tasks(page);
	if (!(await field.inputValue()).includes(line))
		throw new Error(`Nothing was typed into ${name}.`);
	const took = longest ? `${fixed(longest)} ms` : 'under 50 ms';
	say(`longest task while typing ${name} with ${count(scale.notes.many)} notes: ${took}`);
}
