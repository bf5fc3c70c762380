import type { Locator, Page } from '@playwright/test';
import { type Room, test } from '../support/browser/course-room.ts';
import { click, drag, sentence } from '../support/browser/gestures.ts';
import { expect, noting, visit } from '../support/browser/notebook-page.ts';
import { commentBeside, handedIn } from '../support/browser/review-page.ts';

test.use({ viewport: { width: 1366, height: 900 } });

type Opened = {
	page: Page;
	panel: Locator;
	/** The sentence that the panel is about. */
	of: Locator;
	again: () => Promise<void>;
};

/** Every panel that opens beside a passage. */
const panels = {
	'the glossary': async (page: Page, home: string): Promise<Opened> => {
		await visit(page, `${home}/read`);
		const word = page.locator('#pane-a dfn').nth(3);
		const of = word.locator('xpath=ancestor::*[contains(@class, "sentence")][1]');
		const panel = page.getByRole('dialog', { name: 'Glossary' });
		const again = () => word.click();
		return { page, panel, of, again };
	},
	'the notes at a passage': async (page: Page, home: string): Promise<Opened> => {
		await visit(page, `${home}/read`);
		const panel = page.getByRole('dialog', { name: 'Notes here' });
		return {
			page,
			panel,
			of: sentence(page, 'A1.3'),
			again: () => click(page, 'A1.3', 'machinations')
		};
	}
};

const commenting = async (room: Room): Promise<Opened> => {
	const { home } = handedIn(room, ['Eli']);
	const page = await room.enter(room.dora);
	await page.setViewportSize({ width: 1366, height: 900 });
	await visit(page, home(0));
	const panel = page.getByRole('dialog', { name: 'Comment on A2.2' });
	const again = async () => {
		await drag(page, 'A2.2', 'less often');
		await commentBeside(page, 'A2.2');
	};
	return { page, panel, of: sentence(page, 'A2.2'), again };
};

const edge = async (one: Locator) => Math.round((await one.boundingBox())?.y ?? 0);
const distance = async ({ panel, of }: Opened) => (await edge(panel)) - (await edge(of));

async function behaves(opened: Opened) {
	const { page, panel, of, again } = opened;
	await again();
	await expect(panel.locator(':focus').or(panel.and(page.locator(':focus')))).toHaveCount(1);
	await page.keyboard.press('Escape');
	await expect(panel).toHaveCount(0);
	await expect(of).toBeFocused();

	await again();
	const before = await distance(opened);
	const was = await edge(of);
	await of.evaluate((one) => {
		// even a short article scrolls then
		(one.closest('article') as HTMLElement).style.marginBlockEnd = '100vh';
		(one.closest('.scroll') as HTMLElement).scrollBy(0, 24);
	});
	await expect.poll(() => edge(of)).toBe(was - 24);
	await expect.poll(() => distance(opened)).toBe(before);

	await page.getByRole('banner').click({ position: { x: 2, y: 2 } });
	await expect(panel).toHaveCount(0);
	await expect(of).not.toBeFocused();
}

for (const [name, open] of Object.entries(panels))
	test(`${name}: the panel moves with its passage and closes on Escape and on a press elsewhere`, async ({
		page,
		home,
		send
	}) => {
		await noting(send, home)({ from: 'A1.3', code: 'cause', note: 'A claim.' });
		await behaves(await open(page, home));
	});

test('a comment at a selection: the panel moves with its passage and closes, and what was typed is kept', async ({
	room
}) => {
	const opened = await commenting(room);
	await behaves(opened);
	const { page, panel, again } = opened;
	await again();
	await page.keyboard.type('How much?');
	await page.getByRole('heading', { level: 1 }).click();
	await expect(panel).toHaveCount(0);
	await expect(page.locator('#passages li').getByRole('textbox')).toHaveValue('How much?');
});
