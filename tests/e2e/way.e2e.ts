import type { Page } from '@playwright/test';
import {
	atQuestion,
	expect,
	ready,
	reload,
	test,
	visit
} from '../support/browser/notebook-page.ts';
import { again } from '../support/browser/another-device.ts';
import { click, drag, notes, tool } from '../support/browser/gestures.ts';

test.use({ viewport: { width: 1366, height: 768 } });

const views = (page: Page) => page.getByRole('navigation', { name: 'Ways to compare' });
const ownPoint = (page: Page) => page.locator('form[action*="own_point"]');
const expected = 'A sceptic in A, a realist in B.';
const synthesis = 'Each for its own time [A2.2] [A10.4], and for other people [B2.2] [B6.1].';

/** A cell of the frame matrix: the row of a code, and the side. */
const cell = (page: Page, code: string, side: 'a' | 'b') =>
	page.locator('#column tbody', { hasText: code }).locator(`td.side-${side}`);

test('a guest does the whole lesson, and finds every step again as it was, here and elsewhere', async ({
	page,
	browser
}) => {
	test.setTimeout(240_000);
	await test.step('from the home page to the prediction', async () => {
		await visit(page, '/');
		await page.getByRole('button', { name: 'Start the lesson' }).click();
		await expect(page).toHaveURL(/\/notebooks\/\d+\/before$/);
		await ready(page);
		await page.getByLabel('Your answer').fill(expected);
		await page.getByLabel('2 of 7').check();
		await page.getByLabel('How sure are you?').selectOption('Quite sure');
		await page.getByLabel('What makes you think so?').fill('The sanctions.');
		await page.getByRole('button', { name: 'Lock my answer' }).click();
		await expect(page.getByRole('heading', { name: 'Model answer' })).toBeVisible();
		await again(page, browser);
		await expect(page.getByLabel('2 of 7')).toBeChecked();
		await expect(page.getByLabel('What makes you think so?')).toHaveValue('The sanctions.');
	});

	await test.step('reading, with labels on both sides', async () => {
		await page.getByRole('link', { name: 'Start reading' }).click();
		await expect(page).toHaveURL(/read$/);
		await drag(page, 'A1.1', 'a charge');
		await tool(page, 'Problem').click();
		await drag(page, 'B1.2', 'Some in', 'defence.');
		await tool(page, 'Judgement').click();
		await expect(notes(page)).toHaveCount(2);
		await again(page, browser);
	});

	await test.step('comparing, point by point', async () => {
		await page.getByRole('link', { name: '3 Compare' }).click();
		await page.getByLabel('They conflict').check();
		await page.getByLabel('Why?').fill('Squeeze or embrace.');
		await page.getByRole('button', { name: 'Lock my judgement' }).click();
		await expect(page.getByRole('heading', { name: 'The lesson’s view' })).toBeVisible();
		await page.keyboard.press(']');
		await expect(page).toHaveURL(/point=target/);
		await expect(page.getByText('· 1 compared')).toBeVisible();
		await again(page, browser);
	});

	await test.step('framing: an empty cell is explained, and a later note contests that', async () => {
		await views(page).getByRole('link', { name: 'Framing' }).click();
		await expect(cell(page, 'Problem', 'a').getByRole('link', { name: 'A1.1' })).toBeVisible();
		const remedy = cell(page, 'Remedy', 'b');
		await remedy.getByText('Nothing noted yet').click();
		await remedy.getByLabel('Is this missing from B?').fill('It asks for nothing.');
		await remedy.getByRole('button', { name: 'Save' }).click();
		await expect(remedy.getByText('leaves this out')).toBeVisible();
		await again(page, browser);
		await expect(remedy.getByRole('textbox')).toHaveValue('It asks for nothing.');
		await page.getByRole('link', { name: '2 Read' }).click();
		await expect(page.getByText('Add a note by')).toBeVisible();
		await drag(page, 'B13.1', 'urge calm');
		await tool(page, 'Remedy').click();
		await page.getByRole('link', { name: '3 Compare' }).click();
		await views(page).getByRole('link', { name: 'Framing' }).click();
		await expect(remedy.getByRole('link', { name: 'B13.1' })).toBeVisible();
		await expect(remedy).toContainText('You said B leaves this out');
		await again(page, browser);
	});

	await test.step('findings: a wrong sentence number loses nothing, a silence is contested', async () => {
		await views(page).getByRole('link', { name: 'My findings' }).click();
		const form = ownPoint(page);
		await form.getByLabel('The question').fill('Who pays for the roads?');
		await form.getByLabel('Where in A?').fill('B1.1');
		await form.getByLabel('They agree').check();
		await form.getByLabel('Why?').fill('Nobody asks.');
		await form.getByRole('button', { name: 'Add' }).click();
		await expect(form.getByRole('alert')).toContainText('B1.1');
		await expect(form.getByLabel('The question')).toHaveValue('Who pays for the roads?');
		await expect(form.getByLabel('They agree')).toBeChecked();
		await expect(form.getByLabel('Why?')).toHaveValue('Nobody asks.');
		await form.getByLabel('Where in A?').fill('A9.3');
		await form.getByRole('button', { name: 'Add' }).click();
		const own = page.locator('#column li', { hasText: 'Who pays for the roads?' });
		await expect(own).toContainText(/A:\s*A9\.3\s*B:\s*not mentioned/);
		await expect(form.getByRole('alert')).toHaveCount(0);

		await page.getByLabel('Sentence that mentions it').fill('A3.4');
		await page.getByLabel('Why does it matter?').fill('Nobody audits it.');
		await page.locator('form[action*="silence"]').getByRole('button', { name: 'Add' }).click();
		const silence = page.locator('#column li', { hasText: 'Nobody audits it.' });
		await expect(silence).toContainText('B doesn’t mention this.');
		const contest = silence.getByLabel('Did you find it in B after all?');
		await contest.fill('A1.1');
		await silence.getByRole('button', { name: 'Save' }).click();
		await expect(silence.getByRole('alert')).toContainText('A1.1');
		await expect(contest).toHaveValue('A1.1');
		await contest.fill('B8.3');
		await silence.getByRole('button', { name: 'Save' }).click();
		await expect(silence).toContainText(/but see\s*B8\.3/);
		await again(page, browser);
	});

	await test.step('word choice and timeline', async () => {
		await views(page).getByRole('link', { name: 'Word choice' }).click();
		await expect(page.getByRole('row', { name: '“takeover” 1 0' })).toBeVisible();
		await again(page, browser);
		await views(page).getByRole('link', { name: 'Timeline' }).click();
		await expect(page.getByText('in B · happened after A was published').first()).toBeVisible();
		await again(page, browser);
	});

	await test.step('answering with evidence, whether or not the optional questions are begun', async () => {
		await page.getByRole('link', { name: '4 Answer' }).click();
		const all = page.getByRole('navigation', { name: 'All questions' }).locator('.all');
		await all.getByRole('link', { name: 'Synthesis' }).click();
		const answer = page.getByLabel('Your answer');
		await atQuestion(page, 'synthesis');
		await answer.fill('Each for its own time [A2.2] [A10.4], and for other people [B2.2].');
		await expect(page.getByText('Still needed')).toBeVisible();
		await answer.press('ArrowLeft');
		await click(page, 'B6.1', 'Some');
		await tool(page, 'Cite').click();
		await expect(answer).toHaveValue(synthesis);
		await expect(page.getByText('You have cited enough passages.')).toBeVisible();
		await page.getByLabel('Include my highlights in the anonymous totals').check();
		await page.getByRole('button', { name: 'Lock my answer' }).click();
		await expect(page.getByRole('heading', { name: 'Model answer' })).toBeVisible();
		for (const label of ['A10.4', 'B8.1'])
			await expect(page.locator(`.lit[id="${label}"]`)).toBeAttached();
		await again(page, browser);
	});

	await test.step('after reading: the first stance shows only once the second is given', async () => {
		await page.getByRole('link', { name: '5 After' }).click();
		await expect(page.getByLabel('Include my highlights in the anonymous totals')).toBeChecked();
		await expect(page.getByText('The sanctions.')).toHaveCount(0);
		await expect(page.locator('.shift')).toHaveCount(0);
		await page.getByLabel('5 of 7').check();
		await page.getByLabel('What changed').fill('The hearing [A10.2].');
		await expect(page.locator('.shift')).toHaveText(/Before\s*2 of 7.*Now\s*5 of 7/s);
		await expect(page.getByText('The sanctions.')).toBeVisible();
		const level = page.getByRole('button', { name: 'how both could be right' });
		await level.click();
		await expect(level).toHaveAttribute('aria-pressed', 'true');
		await again(page, browser);
	});

	await test.step('after handing in, the lesson shows what it withheld', async () => {
		await page.getByRole('button', { name: 'Finish' }).click();
		await expect(page.getByRole('heading', { name: 'Finished' })).toBeVisible();
		await expect(page.getByText('The hearing [A10.2].')).toBeVisible();
		await page.getByText('Example answers, weakest first').last().click();
		await expect(page.locator('.samples[open] .prose')).toHaveCount(4);
		await reload(page);
		await again(page, browser);
		const alike = page.getByRole('region', { name: 'How the lesson labels it' });
		await expect(alike.getByRole('row', { name: 'Problem' })).toBeVisible();
		await alike.getByRole('link', { name: 'Show the lesson’s notes in the articles' }).click();
		for (const side of ['a', 'b'])
			await expect(page.locator(`#pane-${side} .lit`)).not.toHaveCount(0);
		await again(page, browser);
	});

	await test.step('the desk lists it, and the guest continues in a copy', async () => {
		await visit(page, '/');
		const finished = page.getByRole('region', { name: 'Pressed or embraced?' });
		await expect(finished).toContainText(/Finished on \w{3} \d+ \w+/);
		await expect(finished).toContainText(/before reading: 2 of 7, .*Now: 5 of 7/);
		await finished.getByRole('link', { name: 'View or continue' }).click();
		await page.getByRole('button', { name: 'Continue in a copy' }).click();
		await expect(page).toHaveURL(/answer$/);
		await ready(page);
		await page.getByRole('link', { name: 'Synthesis' }).last().click();
		await atQuestion(page, 'synthesis');
		await page.getByLabel('Your revised answer').fill(synthesis.replace('people', 'actors'));
		await again(page, browser);
		await page.getByRole('link', { name: '5 After' }).click();
		await page.getByRole('link', { name: 'View what you finished' }).click();
		await expect(page.getByText(synthesis, { exact: true })).toBeVisible();
		await page.getByText('What has changed since').click();
		await expect(page.locator('del')).toHaveText('people');
		await expect(page.locator('ins')).toHaveText('actors');
	});
});
