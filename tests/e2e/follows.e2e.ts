import type { Page } from '@playwright/test';
import * as annotations from '../../src/lib/server/notebook/annotations.ts';
import { learner } from '../support/factories.ts';
import { row, test } from '../support/browser/course-room.ts';
import { annotate, expect, visit } from '../support/browser/notebook-page.ts';

const following = (page: Page) => page.getByText('Updating live');

test('the overview follows a class at work, and keeps the teacher’s focus, selection, words and place', async ({
	room
}) => {
	for (let n = 0; n < 28; n++) learner(room.hers, `Pupil ${n}`);
	const made = room.assign();
	const his = room.opened(room.eli, made);
	const teacher = await room.enter(room.dora);
	await teacher.goto(`/assignments/${made.id}?sort=-notes`);
	await expect(following(teacher)).toBeVisible();
	await teacher.getByLabel('Select Pupil 20').check();
	await teacher.getByLabel('Message: what should they change').fill('Not sent yet.');
	const box = teacher.getByLabel('Select Eli');
	await box.check();
	await box.focus();
	await teacher.evaluate(() => scrollTo(0, 300));

	const page = await room.enter(room.eli);
	await visit(page, `/notebooks/${his.id}/read`);
	await annotate(page, 'A1.2', 'A note of his own.');
	await expect(row(teacher, 'Eli')).toContainText('1 / 0');
	await annotate(page, 'B1.2', 'Another one.');
	await expect(row(teacher, 'Eli')).toContainText('1 / 1');
	await expect(box).toBeFocused();
	await expect(box).toBeChecked();
	await expect(teacher.getByLabel('Select Pupil 20')).toBeChecked();
	await expect(teacher.getByLabel('Select Pupil 3', { exact: true })).not.toBeChecked();
	await expect(teacher.getByLabel('Message: what should they change')).toHaveValue('Not sent yet.');
	expect(await teacher.evaluate(() => scrollY)).toBe(300);

	await page.getByRole('link', { name: /After$/ }).click();
	await page.getByRole('button', { name: 'Hand in', exact: true }).click();
	await expect(row(teacher, 'Eli')).toContainText('Handed in');
	await expect(teacher.getByRole('link', { name: 'To review 1' })).toBeVisible();
});

test('a checkbox that gets the focus while the overview refreshes keeps it', async ({ room }) => {
	for (let n = 0; n < 5; n++) learner(room.hers, `Pupil ${n}`);
	const made = room.assign();
	const his = room.opened(room.eli, made);
	const teacher = await room.enter(room.dora);
	const { promise: noted, resolve: answer } = Promise.withResolvers<unknown>();
	await teacher.route('**/__data.json*', async (route) => {
		await noted;
		await route.continue();
	});
	await teacher.goto(`/assignments/${made.id}?sort=notes`);
	await expect(following(teacher)).toBeVisible();
	const box = teacher.getByLabel('Select Eli');
	await box.focus();
	annotations.add(his, 'note-one', { from: 'A1.2', code: null, note: '' });
	answer(null);
	await expect(row(teacher, 'Eli')).toContainText('1 / 0');
	await expect(box).toBeFocused();
});

test('without a script the overview has a button that refreshes it', async ({ room }) => {
	const made = room.assign();
	const teacher = await room.enter(room.dora, false);
	await teacher.goto(`/assignments/${made.id}?show=working`);
	await expect(teacher.getByText('No students with this status.')).toBeVisible();
	await expect(following(teacher)).toHaveCount(0);
	room.opened(room.eli, made);
	await teacher.getByRole('button', { name: 'Refresh' }).click();
	await expect(row(teacher, 'Eli')).toContainText('Working');
	await expect(teacher).toHaveURL(/show=working/);
});

test('a teacher finds work to review, and gives extensions, reminders and work back to several at once', async ({
	room
}) => {
	const fay = learner(room.hers, 'Fay');
	learner(room.hers, 'Gus');
	const made = room.assign({ dueAt: Date.now() + 3_600_000 });
	for (const who of [room.eli, fay]) room.opened(who, made);
	const teacher = await room.enter(room.dora);
	await teacher.goto(`/assignments/${made.id}?show=working`);
	const tick = async (...names: string[]) => {
		for (const name of names) await teacher.getByLabel(`Select ${name}`).check();
	};
	await tick('Eli', 'Fay');
	await teacher.getByLabel('New due date').fill('2099-01-01T10:00');
	await teacher.getByRole('button', { name: 'Extend due date' }).click();
	await expect(teacher.getByRole('status')).toContainText('Due date extended for 2 students');
	await expect(teacher.getByText('due Thu 1 Jan 2099, 10:00')).toHaveCount(2);

	for (const who of [room.eli, fay]) {
		const page = await room.enter(who);
		await page.goto(`/assignments/${made.id}`);
		await page.getByRole('link', { name: 'Open my notebook' }).click();
		await page.getByRole('link', { name: /After$/ }).click();
		await page.getByRole('button', { name: 'Hand in', exact: true }).click();
		await expect(page.getByRole('heading', { name: 'Your receipt' })).toBeVisible();
	}
	await teacher.getByRole('link', { name: 'To review 2' }).click();
	await teacher.getByRole('link', { name: 'Handed in by Fay' }).click();
	await expect(teacher.getByRole('heading', { level: 1 })).toHaveText('Fay');
	await teacher.goBack();
	await expect(teacher.getByRole('row')).toHaveCount(3);
	await tick('Eli', 'Fay');
	await teacher.getByRole('button', { name: 'Send back for changes' }).click();
	await expect(teacher.getByRole('alert')).toContainText('tell the students what to change');
	await expect(teacher.getByLabel('Select Fay')).toBeChecked();
	await teacher.getByLabel('Message: what should they change').fill('Cite B, too.');
	await teacher.getByRole('button', { name: 'Send back for changes' }).click();
	await expect(teacher.getByRole('status')).toContainText('Sent back to 2 students');

	await teacher.getByRole('link', { name: 'Not started 1' }).click();
	await tick('Gus');
	await teacher.getByRole('button', { name: 'Write reminder' }).click();
	const reminder = teacher.getByLabel('Reminder for Gus');
	await expect(reminder).toHaveValue(/“The bell” \(History\) is due .* \/?.*assignments\/\d+$/);
	await expect(following(teacher)).toBeVisible();
	await expect(reminder).toBeVisible();
});

test('what is selected stays so while a teacher filters, and is named where the filter hides it', async ({
	room
}) => {
	learner(room.hers, 'Gus');
	const made = room.assign();
	room.opened(room.eli, made);
	const teacher = await room.enter(room.dora);
	await teacher.goto(`/assignments/${made.id}`);
	await expect(following(teacher)).toBeVisible();
	await teacher.getByRole('link', { name: 'Select all 2' }).click();
	await expect(teacher.getByText('2 selected')).toBeVisible();
	await teacher.getByRole('link', { name: 'Working 1' }).click();
	await expect(teacher.getByRole('row')).toHaveCount(2);
	const hidden = teacher.getByRole('group', { name: 'Also selected' });
	await expect(hidden.getByLabel('Gus')).toBeChecked();
	await teacher.getByRole('button', { name: 'Write reminder' }).click();
	await expect(teacher.getByLabel('Reminder for Eli, Gus')).toBeVisible();
	await teacher.getByRole('link', { name: 'All 2', exact: true }).click();
	await teacher.getByLabel('Select Gus').check();
	await teacher.getByRole('link', { name: 'Working 1' }).click();
	await teacher.getByRole('button', { name: 'Clear selection' }).click();
	await expect(hidden).toHaveCount(0);
	await teacher.getByRole('link', { name: 'All 2', exact: true }).click();
	await expect(teacher.getByLabel('Select Gus')).not.toBeChecked();
});
