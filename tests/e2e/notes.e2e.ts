import { uid } from '../../src/lib/uid.ts';
import {
	annotate,
	expect,
	noting,
	reload,
	type Send,
	test,
	visit,
	work
} from '../support/browser/notebook-page.ts';
import { click, focused, notes, painted, panel, sentence } from '../support/browser/gestures.ts';

test.use({ viewport: { width: 1366, height: 768 } });

/** Three overlapping notes, the shortest on “new good friend”. */
async function overlapping(send: Send, home: string) {
	const add = noting(send, home);
	await add({ from: 'A1.1', to: 'A1.3', code: 'judgement', note: 'The longest.' });
	await add({
		from: 'A1.2',
		words: 'new good friend',
		code: 'scare-quotes',
		note: 'The shortest.'
	});
	await add({ from: 'A1.2', code: 'cause', note: 'Between.' });
}

test('a click lists the notes at that place, shortest first, and Escape returns to the sentence', async ({
	page,
	send,
	home
}) => {
	await overlapping(send, home);
	await visit(page, `${home}/read`);
	await click(page, 'A1.2', 'good');
	await expect(panel(page)).toBeFocused();
	await expect(panel(page).locator('.own')).toHaveText([
		'The shortest.',
		'Between.',
		'The longest.'
	]);
	await page.keyboard.press('Escape');
	await expect(panel(page)).toBeHidden();
	await expect(sentence(page, 'A1.2')).toBeFocused();

	await click(page, 'A1.1', 'Conor');
	await expect(panel(page).locator('.own')).toHaveText(['The longest.']);
	await click(page, 'A2.1', 'begins');
	await expect(panel(page)).toBeHidden();

	await click(page, 'A1.2', 'good');
	await panel(page).getByRole('link', { name: 'Show in list' }).last().click();
	await expect(panel(page)).toBeHidden();
	expect(await focused(page)).toBe('a A1.1–A1.3');
});

test('a note is changed, relabelled and deleted at its passage, and each change is undone', async ({
	page,
	send,
	home,
	context
}) => {
	await overlapping(send, home);
	await visit(page, `${home}/read`);
	const undo = page.getByRole('status').filter({ has: page.getByRole('button', { name: 'Undo' }) });
	const stored = async () =>
		(await work(context, home)).annotations.map(
			({ code, note }: { code: string; note: string }) => `${code}: ${note}`
		);
	await click(page, 'A1.2', 'good');
	await panel(page).getByRole('button', { name: 'Edit' }).first().click();
	await expect(panel(page).getByLabel('Note')).toBeFocused();
	await page.keyboard.press('End');
	await page.keyboard.type(' Irony?');
	await expect.poll(stored).toContain('Scare quotes: The shortest. Irony?');

	await panel(page).getByLabel('Label').selectOption({ label: 'Remedy' });
	await expect(undo).toContainText('Note on A1.2 changed to Remedy.');
	await expect.poll(() => painted(page, 'code-remedy-under')).toHaveLength(0);
	await expect.poll(stored).toContain('Remedy: The shortest. Irony?');
	await panel(page).getByRole('button', { name: 'Done' }).click();
	await expect(sentence(page, 'A1.2')).toBeFocused();
	await page.keyboard.press('Control+z');
	await expect.poll(stored).toContain('Scare quotes: The shortest. Irony?');
	await expect(undo).toHaveCount(0);

	await click(page, 'A1.2', 'good');
	for (const left of [2, 1, 0]) {
		await panel(page).getByRole('button', { name: 'Delete' }).first().click();
		await expect(panel(page).getByRole('listitem')).toHaveCount(left);
		await focused(page);
	}
	await expect(undo).toContainText('Note on A1.1–A1.3 deleted.');
	await expect.poll(stored).toEqual([]);
	await undo.getByRole('button').click();
	await expect.poll(stored).toEqual(['Judgement: The longest.']);
	expect(await focused(page)).toBe('a A1.1–A1.3');

	await page.getByText('Recently deleted (2)').click();
	for (let i = 0; i < 2; i += 1) {
		await page.getByRole('button', { name: 'Restore the note on A1.2' }).first().click();
		await focused(page);
	}
	await expect(notes(page)).toHaveCount(3);
	await expect.poll(stored).toHaveLength(3);
});

test('deleting a note that an answer cites says so, and the answer keeps its quote', async ({
	page,
	send,
	home
}) => {
	await overlapping(send, home);
	await send(`${home}/answer?/save`, {
		question: 'evidence',
		revision: '0',
		saveUid: uid(),
		text: 'A says so [A1.2].'
	});
	await visit(page, `${home}/read`);
	await page.getByRole('button', { name: 'Delete the note on A1.2' }).first().click();
	await expect(page.getByRole('status').filter({ hasText: 'deleted' })).toContainText(
		'One of your answers still cites A1.2.'
	);
	await page.goto(`${home}/answer?question=evidence`);
	const cited = page.locator('.evidence li');
	await expect(cited.locator('.chip')).toHaveText('A1.2');
	await expect(cited.locator('q')).toContainText('The cover story, he says');
});

test('the guide is closed for good, and found again under Shortcuts, even with notes', async ({
	page,
	home
}) => {
	await page.setViewportSize({ width: 1366, height: 768 });
	await visit(page, `${home}/read`);
	const guide = page.getByRole('region', { name: 'New here? Three things' });
	await guide.getByText('An example').click();
	await expect(guide).toContainText('Gallagher’s trouble is pressure on Baku');
	await guide.getByRole('button', { name: 'Got it' }).click();
	await expect(guide).toBeHidden();
	await focused(page);
	await reload(page);
	await expect(page.getByText('No notes yet.')).toBeVisible();
	await expect(guide).toBeHidden();
	await annotate(page, 'A1.2', 'A first note.');
	await page.getByRole('button', { name: 'Shortcuts' }).click();
	await page.getByRole('link', { name: 'Show how to highlight' }).click();
	await expect(guide).toBeVisible();
});
