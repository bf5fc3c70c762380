import * as reviews from '../../src/lib/server/review/reviews.ts';
import { learner } from '../support/factories.ts';
import { row, test } from '../support/browser/course-room.ts';
import { expect } from '../support/browser/notebook-page.ts';
import { handedIn } from '../support/browser/review-page.ts';

test('without a script, reviews stay selected while the list is filtered', async ({ room }) => {
	const { list, submitted } = handedIn(room, ['Eli', 'Gus', 'Hal']);
	for (const n of [0, 1, 2])
		for (const criterion of ['evidence', 'fairness'])
			reviews.saveScore(submitted(n), criterion, 0, { level: 2, remark: '' });
	reviews.finish(submitted(1), true);
	const page = await room.enter(room.dora, false);
	await page.goto(list);
	const filters = page.getByRole('navigation', { name: 'Filter submissions' });
	const box = (name: string) => row(page, name).getByRole('checkbox');
	await box('Eli').check();
	await box('Gus').check();
	await filters.getByRole('button', { name: 'Finished 1' }).click();
	await expect(box('Gus')).toBeChecked();
	await expect(row(page, 'Eli')).toHaveCount(0);
	await expect(page.getByText('Also selected, but not shown by this filter')).toBeVisible();
	await filters.getByRole('button', { name: 'All 3' }).click();
	await expect(box('Eli')).toBeChecked();
	await expect(box('Gus')).toBeChecked();
	await expect(box('Hal')).not.toBeChecked();
	await filters.getByRole('button', { name: 'Draft 2' }).click();
	await page.getByRole('button', { name: 'Release selected' }).click();
	await expect(page.getByRole('status')).toContainText('2 reviews released');
	expect([0, 1, 2].map((n) => reviews.find(submitted(n)).releasedAt !== null)).toEqual([
		true,
		true,
		false
	]);
});

test('without a script, students stay selected, and words stay, while the overview is filtered and sorted', async ({
	room
}) => {
	learner(room.hers, 'Gus');
	learner(room.hers, 'Hal');
	const made = room.assign();
	room.opened(room.eli, made);
	const page = await room.enter(room.dora, false);
	await page.goto(`/assignments/${made.id}`);
	const filters = page.getByRole('navigation', { name: 'Filter students' });
	const box = (name: string) => page.getByRole('checkbox', { name: `Select ${name}` });
	const message = page.getByLabel('Message: what should they change');
	await box('Eli').check();
	await box('Gus').check();
	await message.fill('Half a word');
	await filters.getByRole('button', { name: 'Working 1' }).click();
	await expect(box('Eli')).toBeChecked();
	await expect(box('Gus')).toHaveCount(0);
	await expect(page.getByText('Also selected, but not shown by this filter')).toBeVisible();
	await page.getByRole('button', { name: 'Refresh' }).click();
	await filters.getByRole('button', { name: 'All 3' }).click();
	await page.locator('thead').getByRole('button', { name: 'Last active' }).click();
	await expect(page).toHaveURL(/sort=-last/);
	await expect(page.getByRole('row').nth(1)).toContainText('Eli');
	for (const name of ['Eli', 'Gus']) await expect(box(name)).toBeChecked();
	await expect(box('Hal')).not.toBeChecked();
	await expect(message).toHaveValue('Half a word');

	await filters.getByRole('button', { name: 'Not started 2' }).click();
	await page.getByRole('button', { name: 'Select all 2' }).click();
	await page.getByRole('button', { name: 'Write reminder' }).click();
	await expect(page.getByLabel('Reminder for Eli, Gus, Hal')).toBeVisible();
});
