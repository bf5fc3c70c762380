import * as reviews from '../../src/lib/server/review/reviews.ts';
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
