import * as reviews from '../../src/lib/server/review/reviews.ts';
import { test } from '../support/browser/course-room.ts';
import { expect, visit } from '../support/browser/notebook-page.ts';
import { handedIn } from '../support/browser/review-page.ts';

test('the last finished review leads to releasing them all, and the question there has the focus', async ({
	room
}) => {
	const { list, submitted, home } = handedIn(room, ['Eli', 'Gus']);
	for (const criterion of ['evidence', 'fairness'])
		reviews.saveScore(submitted(1), criterion, 0, { level: 2, remark: '' });
	reviews.saveScore(submitted(0), 'evidence', 0, { level: 2, remark: '' });
	const page = await room.enter(room.dora);
	const release = page.getByRole('link', { name: /finished: release/ });
	await visit(page, home(1));
	await page.keyboard.press('d');
	await expect(page.getByRole('banner').getByText('Finished ✓')).toBeVisible();
	await expect(release).toHaveCount(0);

	await page.getByRole('link', { name: 'Previous' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Eli');
	await page.keyboard.press('d');
	await page.getByRole('button', { name: 'Finish anyway' }).click();
	await expect(release).toHaveText('All 2 finished: release them');
	await release.click();
	await expect(page).toHaveURL(list);

	await page.getByRole('button', { name: 'Release finished reviews (2)' }).click();
	const question = page.getByRole('alertdialog');
	await expect(question).toContainText('Release anyway?');
	await expect(question.getByRole('button', { name: 'Release anyway' })).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(page.getByRole('status')).toContainText('2 reviews released');
	await visit(page, home(0));
	await expect(release).toHaveCount(0);
});
