import { uid } from '../../src/lib/uid.ts';
import {
	editNote,
	expect,
	reload,
	test as desk,
	visit,
	work
} from '../support/browser/notebook-page.ts';
import { drag, notes, painted, tool } from '../support/browser/gestures.ts';

/** The lesson with words in other scripts. */
const test = desk.extend({
	home: async ({ send }, use) => {
		const place = await send('/lessons/scripts?/start', { uid: uid() });
		await use(place.replace(/\/before$/, ''));
	}
});
test.use({ viewport: { width: 1366, height: 768 } });

test('words from right to left, with combining accents or emoji are painted as they were selected', async ({
	page,
	context,
	home
}) => {
	await visit(page, `${home}/read`);
	expect(await page.locator('[id="A1.1"]').evaluate((e) => getComputedStyle(e).direction)).toBe(
		'rtl'
	);
	const chosen: string[] = [];
	const select = async (code: string, by: () => Promise<void>) => {
		await by();
		chosen.push(await page.evaluate(() => String(getSelection())));
		await tool(page, code).click();
		await expect.poll(() => painted(page, `code-${code.toLowerCase()}`)).toEqual(chosen.slice(-1));
	};
	const words = (label: string, exact: string) => () =>
		page.evaluate(
			([label = '', exact = '']) => {
				const sentence = document.getElementById(label);
				const node =
					sentence && document.createTreeWalker(sentence, NodeFilter.SHOW_TEXT).nextNode();
				if (!(node instanceof Text)) throw new Error(`There is no ${label}.`);
				const start = node.data.indexOf(exact);
				getSelection()?.setBaseAndExtent(node, start, node, start + exact.length);
			},
			[label, exact]
		);
	await select('Problem', words('A1.1', 'אינם עצלנים'));
	await select('Cause', words('A2.2', 'Cafe\u0301'));
	await select('Remedy', words('A2.2', '👩‍👩‍👧 in Catalonia 🇨🇦'));
	// from the middle of a letter: the saved words are those that are painted
	await select('Judgement', () => drag(page, 'A2.2', 'agree', 'her'));
	expect(chosen).toEqual(['אינם עצלנים', 'Cafe\u0301', '👩‍👩‍👧 in Catalonia 🇨🇦', 'agree with her']);
	await expect(notes(page).locator('.label')).toHaveText(['A1.1', 'A2.2', 'A2.2', 'A2.2']);
	await expect(notes(page).locator('q').first()).toHaveText('אינם עצלנים');
	await expect(notes(page).locator('q').first()).toHaveAttribute('dir', 'auto');

	await editNote(page, 'A1.1', 'הערה 👍🏽 e\u0301');
	await page.getByRole('link', { name: 'Done' }).click();
	const note = notes(page).first().locator('.own');
	await expect(note).toHaveText('הערה 👍🏽 e\u0301');
	expect(await note.evaluate((e) => getComputedStyle(e).direction)).toBe('rtl');
	expect(
		(await work(context, home)).annotations.map((one: { exact: string }) => one.exact)
	).toEqual(chosen);

	await visit(page, `${home}/answer?question=both`);
	const answer = page.getByLabel('Your answer');
	await answer.fill('היא כותבת 👩‍👩‍👧');
	await page.locator('[id="A1.1"]').click();
	await tool(page, 'Cite').click();
	await expect(answer).toHaveValue('היא כותבת 👩‍👩‍👧 [A1.1]');
	await expect(page.locator('.evidence q')).toContainText('בני נוער');
	await expect
		.poll(async () => (await work(context, home)).answers)
		.toMatchObject([{ text: 'היא כותבת 👩‍👩‍👧 [A1.1]', citations: [{ label: 'A1.1' }] }]);
	await reload(page);
	await expect(answer).toHaveValue('היא כותבת 👩‍👩‍👧 [A1.1]');
});
