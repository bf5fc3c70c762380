import type { Page } from '@playwright/test';
import * as annotations from '../../src/lib/server/notebook/annotations.ts';
import * as prompts from '../../src/lib/server/classroom/prompts.ts';
import * as submissions from '../../src/lib/server/notebook/submissions.ts';
import { learner } from '../support/factories.ts';
import { test } from '../support/browser/course-room.ts';
import { expect, visit } from '../support/browser/notebook-page.ts';
import { click, painted } from '../support/browser/gestures.ts';

test.use({ viewport: { width: 1366, height: 768 } });

const column = (page: Page) => page.locator('#column');
const item = (page: Page, words: string) =>
	page.locator('#column li, main li').filter({ hasText: words }).first();

for (const scripts of [true, false])
	test(`classmates who handed in see, answer and report each other’s notes, scripts ${scripts ? 'on' : 'off'}`, async ({
		room
	}) => {
		const made = room.assign({ sharing: 'after' });
		const fay = learner(room.hers, 'Fay');
		const his = room.opened(room.eli, made);
		const hers = room.opened(fay, made);
		annotations.add(hers, 'fays-note', { from: 'A1.2', code: 'cause', note: 'A hormone.' });
		const own = { from: 'A1.3', code: null, note: 'Mine alone.', visibility: 'me' } as const;
		annotations.add(hers, 'fays-own', own);
		annotations.add(his, 'elis-note', { from: 'B1.1', code: 'problem', note: 'A quarrel.' });
		submissions.handIn(hers);

		const page = await room.enter(room.eli, scripts);
		const read = `/notebooks/${his.id}/read`;
		await (scripts ? visit(page, read) : page.goto(read));
		await page.getByRole('link', { name: 'Class notes' }).click();
		await expect(column(page)).toContainText(
			'You’ll see your classmates’ notes after you hand in.'
		);
		submissions.handIn(his);
		await (scripts ? visit(page, read) : page.goto(read));
		await page.getByRole('link', { name: 'Class notes (1)' }).click();
		await expect(page).toHaveURL(/notes=class/);
		await expect(item(page, 'A hormone.')).toContainText('Student 2');
		await expect(column(page)).not.toContainText('Mine alone.');
		await page.getByRole('link', { name: 'Both (2)' }).click();
		await expect(column(page)).toContainText('A quarrel.');

		await item(page, 'A hormone.').getByText('Reply to').click();
		await item(page, 'A hormone.').getByLabel('Your reply').fill('Says who?');
		await item(page, 'A hormone.').getByRole('button', { name: 'Reply' }).click();
		await expect(column(page)).toContainText('Says who?');
		await expect(page).toHaveURL(/notes=both/);
		await page.getByRole('button', { name: 'Delete my reply' }).click();
		await expect(column(page)).not.toContainText('Says who?');
		await page.getByRole('button', { name: 'Undo' }).click();
		await expect(column(page)).toContainText('Says who?');
		await item(page, 'A hormone.').getByText('Report this note', { exact: true }).click();
		await page.getByRole('button', { name: 'Send report' }).click();
		await expect(column(page)).toContainText('You reported this to your teacher.');

		const teacher = await room.enter(room.dora, scripts);
		await teacher.goto(`/assignments/${made.id}`);
		await teacher.getByRole('link', { name: 'Prompts and replies' }).click();
		await expect(teacher.getByText('1 report to review.')).toBeVisible();
		await expect(item(teacher, 'A hormone.')).toContainText('Fay');
		await item(teacher, 'A hormone.').getByText('Reply to').click();
		await teacher.getByLabel('Your reply').fill('See A2.2.');
		await teacher.getByRole('button', { name: 'Reply', exact: true }).click();
		await expect(teacher.getByRole('status')).toContainText('Reply posted.');

		const writer = await room.enter(fay, scripts);
		await writer.goto(`/notebooks/${hers.id}/read`);
		await expect(item(writer, 'A hormone.')).toContainText('Says who?');
		await expect(item(writer, 'A hormone.')).toContainText(/Dora\s+Teacher/);
		await expect(item(writer, 'Mine alone.')).toContainText('Only me');
		await expect(column(writer)).not.toContainText('reported');

		await teacher.getByRole('button', { name: /^Hide from the class.*the note by Fay/ }).click();
		await expect(teacher.getByRole('status')).toContainText('Hidden from the class.');
		await writer.reload();
		await expect(column(writer)).toContainText('Your teacher has hidden this from the class.');
		await page.goto(`${read}?notes=class`);
		await expect(column(page)).toContainText('No shared notes yet.');
		const undo = teacher.getByRole('button', { name: 'Undo the decision about the note by Fay' });
		await undo.click();
		await expect(undo).toHaveCount(0);
		await page.reload();
		await expect(column(page)).toContainText('A hormone.');
	});

test('classmates’ passages and prompts look different from the student’s own, and a click lists all', async ({
	room
}) => {
	const made = room.assign({ sharing: 'start', sharingNames: true });
	const his = room.opened(room.eli, made);
	const hers = room.opened(learner(room.hers, 'Fay'), made);
	annotations.add(hers, 'fays-note', { from: 'A1.2', code: 'cause', note: 'A hormone.' });
	annotations.add(his, 'elis-note', { from: 'A1.2', code: 'problem', note: 'A quarrel.' });
	prompts.add(made, { from: 'A1.2' }, 'Who says so?');
	const page = await room.enter(room.eli);
	await page.goto(`/notebooks/${his.id}/read`);
	const marks = async () => [
		(await painted(page, 'code-problem')).length > 0,
		(await painted(page, 'beside-theirs')).length > 0,
		(await painted(page, 'beside-prompt')).length > 0
	];
	await expect.poll(marks).toEqual([true, false, true]);
	await page.getByRole('link', { name: 'Both (2)' }).click();
	await expect.poll(marks).toEqual([true, true, true]);
	await page.getByLabel('Label', { exact: true }).selectOption('Cause');
	await expect.poll(marks).toEqual([false, true, false]);
	await page.getByLabel('Label', { exact: true }).selectOption('All labels');
	await click(page, 'A1.2', (await page.locator('[id="A1.2"]').innerText()).slice(4, 14));
	const here = page.getByRole('dialog', { name: 'Notes here' });
	await expect(here).toContainText('From your teacher');
	await expect(here).toContainText('Fay');
	await expect(here.getByRole('button', { name: 'Delete' })).toHaveCount(1);
});

test('a student chooses for each note who can see it, and can undo the choice', async ({
	room
}) => {
	const made = room.assign({ sharing: 'start' });
	const his = room.opened(room.eli, made);
	const fay = learner(room.hers, 'Fay');
	const hers = room.opened(fay, made);
	annotations.add(his, 'elis-note', { from: 'B1.1', code: 'problem', note: 'A quarrel.' });
	const page = await room.enter(room.eli);
	await page.goto(`/notebooks/${his.id}/read?edit=elis-note`);
	await expect(page.getByRole('link', { name: 'Done' })).toBeVisible(); // a choice is saved at once
	await page.getByLabel('Who can see this').first().selectOption('Only me');
	await expect(page.getByText('Changed who can see this note.')).toBeVisible();
	const other = await room.enter(fay, false);
	const shown = async () => {
		await other.goto(`/notebooks/${hers.id}/read?notes=class`);
		return (await column(other).innerText()).includes('A quarrel.');
	};
	await expect.poll(shown).toBe(false);
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect.poll(shown).toBe(true);
});

for (const scripts of [true, false])
	test(`a prompt is added, changed, deleted, restored and printed, scripts ${scripts ? 'on' : 'off'}`, async ({
		room
	}) => {
		const made = room.assign();
		const his = room.opened(room.eli, made);
		const teacher = await room.enter(room.dora, scripts);
		const page = await room.enter(room.eli, scripts);
		await teacher.goto(`/assignments/${made.id}/margin`);
		await teacher.getByLabel('Sentence').fill('C9.9');
		await teacher.getByLabel('Prompt text').fill('Who says so?');
		await teacher.getByRole('button', { name: 'Add prompt' }).click();
		await expect(teacher.getByRole('alert')).toContainText('There is no sentence C9.9.');
		await expect(teacher.getByLabel('Prompt text')).toHaveValue('Who says so?');
		await teacher.getByLabel('Sentence').fill('A1.2');
		await teacher.getByRole('button', { name: 'Add prompt' }).click();
		await expect(teacher.getByRole('status')).toContainText('Prompt added.');
		await page.goto(`/notebooks/${his.id}/read`);
		await expect(item(page, 'Who says so?')).toContainText('From your teacher');
		await page.goto(`/notebooks/${his.id}/print`);
		await expect(page.locator('.text.a')).toContainText('Who says so?');

		await teacher.getByRole('link', { name: 'Edit the prompt on A1.2' }).click();
		const form = teacher.getByRole('form', { name: 'Edit the prompt on A1.2' });
		await form.getByLabel('Prompt text').fill('Who says so here?');
		await form.getByRole('button', { name: 'Save' }).click();
		await expect(item(teacher, 'Who says so here?')).toBeVisible();
		await teacher.getByRole('button', { name: 'Delete the prompt on A1.2' }).click();
		const restore = teacher.getByRole('button', { name: 'Undo: restore the prompt on A1.2' });
		await expect(restore).toBeVisible();
		await page.goto(`/notebooks/${his.id}/read`);
		await expect(column(page)).not.toContainText('Who says so');
		await restore.click();
		await expect(restore).toHaveCount(0);
		await page.reload();
		await expect(column(page)).toContainText('Who says so here?');
	});
