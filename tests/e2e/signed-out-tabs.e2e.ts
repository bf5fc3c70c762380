import type { Page } from '@playwright/test';
import * as submissions from '../../src/lib/server/notebook/submissions.ts';
import type { User } from '../../src/lib/server/account/users.ts';
import { type Room, test } from '../support/browser/course-room.ts';
import { expect, ready, visit } from '../support/browser/notebook-page.ts';
import { worked } from '../support/full-notebook.ts';

/** A page of one person, and what on it is theirs. Plain pages have no scripts of their own. */
type Shown = { name: string; plain?: boolean; of: (room: Room) => { who: User; address: string } };

function notebook(room: Room, step: string) {
	const mine = worked(room.opened(room.eli, room.assign()), 'Kanarimine');
	return { who: room.eli, address: `/notebooks/${mine.id}/${step}` };
}
function review(room: Room) {
	const theirs = worked(room.opened(room.eli, room.assign()), 'Kanarimine');
	submissions.handIn(theirs);
	return { who: room.dora, address: `/submissions/${theirs.attemptId}/review` };
}

const pages: Shown[] = [
	{ name: 'a notebook', of: (room) => notebook(room, 'answer?question=evidence') },
	{ name: 'what to print', of: (room) => notebook(room, 'print') },
	{ name: 'a review', of: review },
	{
		name: 'a class',
		plain: true,
		of: ({ dora, hers }) => ({ who: dora, address: `/courses/${hers.id}` })
	},
	{ name: 'an account', plain: true, of: ({ eli }) => ({ who: eli, address: '/account' }) }
];

const theirs = /Kanarimine|\bDora\b|\bEli\b/;

async function opened(page: Page, { plain, address }: { plain?: boolean; address: string }) {
	await page.goto(address);
	if (!plain) await ready(page);
	await expect(page.locator('body')).toContainText(theirs);
}

async function signOut(page: Page) {
	await visit(page, '/leave');
	await page.getByRole('button', { name: 'Sign out' }).click();
	await expect(page).toHaveURL(/\/lessons$/);
}

for (const { name, plain, of } of pages)
	test(`${name} in another tab is gone after signing out`, async ({ room }) => {
		const { who, address } = of(room);
		const page = await room.enter(who);
		await opened(page, { plain, address });
		await signOut(await page.context().newPage());
		await expect(page).toHaveURL('/');
		await expect(page.locator('body')).not.toContainText(theirs);
		await expect(page.locator('main')).toBeVisible();
	});

for (const wakes of ['visibilitychange', 'pageshow', 'focus'])
	test(`a tab that slept while its person signed out shows nothing of theirs after ${wakes}`, async ({
		room
	}) => {
		const { who, address } = notebook(room, 'read');
		const page = await room.enter(who);
		// a tab that sleeps is told nothing
		await page.addInitScript(() =>
			addEventListener('storage', (event) => event.stopImmediatePropagation(), true)
		);
		await opened(page, { address });
		await signOut(await page.context().newPage());
		// the browser brings the other tab's change in its own time, and a tab wakes long after that
		await expect.poll(() => page.evaluate(() => localStorage.getItem('parallax-person'))).toBe('');
		await page.evaluate((type) => {
			const at = type === 'visibilitychange' ? document : window;
			at.dispatchEvent(new Event(type));
		}, wakes);
		await expect(page).toHaveURL('/');
		await expect(page.locator('body')).not.toContainText(theirs);
	});

test('deleting one’s own work empties the other tabs, too', async ({ page, context, home }) => {
	await visit(page, `${home}/read`);
	const second = await context.newPage();
	await visit(second, '/account/delete');
	await second.getByRole('button', { name: 'Delete all my work' }).click();
	await expect(second.getByRole('heading', { name: 'Deleted' })).toBeVisible();
	await expect(page).toHaveURL('/');
});
