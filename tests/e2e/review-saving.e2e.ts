import * as returns from '../../src/lib/server/review/returns.ts';
import { test } from '../support/browser/course-room.ts';
import { expect, visit } from '../support/browser/notebook-page.ts';
import { handedIn, level, saved } from '../support/browser/review-page.ts';

const commands = '**/commands';

test('the answers to one question say when their scores are saved, and when they are not', async ({
	room
}) => {
	const { list } = handedIn(room, ['Eli']);
	const page = await room.enter(room.dora);
	await page.goto(list);
	await visit(page, `${list}/evidence`);
	const status = page.getByRole('status').filter({ hasText: /saved/i });
	await page.route(commands, (route) => route.abort());
	await level(page, 'Evidence from both sides', 2).click();
	await expect(status).toContainText('Not saved: can’t reach the server. Kept on this device.');
	await page.unroute(commands);
	await page.evaluate(() => dispatchEvent(new Event('focus')));
	await expect(status).toContainText(/ Saved \d\d:\d\d/);
});

test('a release that waits for changes says so where it was pressed, until they are saved', async ({
	room
}) => {
	const { home } = handedIn(room, ['Eli']);
	const page = await room.enter(room.dora);
	await visit(page, home(0));
	await page.route(commands, (route) => route.abort());
	await level(page, 'Fairness', 2).click();
	const release = page.getByRole('button', { name: 'Release to student' });
	await release.click();
	const alert = page.locator('#overall').getByRole('alert');
	await expect(alert).toContainText('Nothing was released: can’t reach the server');
	await expect(release).toBeVisible();
	await page.unroute(commands);
	await page.evaluate(() => dispatchEvent(new Event('focus')));
	await saved(page);
	await expect(alert).toHaveCount(0);
	await release.click();
	await expect(page.getByRole('alertdialog')).toContainText('Release anyway?');
});

test('the bar above work that was sent back says so, and no draft', async ({ room }) => {
	const { home, submitted } = handedIn(room, ['Eli']);
	returns.returnWork(submitted(0), 'Cite B, too.');
	for (const scripts of [true, false]) {
		const page = await room.enter(room.dora, scripts);
		await page.goto(home(0));
		const bar = page.getByRole('banner');
		await expect(bar).toContainText('Sent back for changes');
		await expect(bar).not.toContainText(/Draft|marks|not scored/);
	}
});
