import { done, five } from '../support/class-work.ts';
import { test } from '../support/browser/course-room.ts';
import { expect } from '../support/browser/notebook-page.ts';

const more = ['Jo', 'Kim'].map((name) => ({
	name,
	notes: 'A1.2 judgement',
	relation: 'agree' as const
}));
/** Enough students for the class to be split. */
const seven = [...five, ...more];

for (const scripts of [true, false])
	test(`a number is opened, a note pinned and shown to the class, ${scripts ? 'with' : 'without'} a script`, async ({
		room
	}) => {
		const bell = room.assign();
		seven.forEach((work) => done(room.hers, bell, work));
		const page = await room.enter(room.dora, scripts);
		await page.goto(`/assignments/${bell.id}`);
		await page.getByRole('link', { name: 'Class insights' }).click();
		await page.getByRole('link', { name: 'A1.1: 3 of 7 students, 43%' }).click();
		const opened = page.getByRole('region', { name: 'Notes on A1.1' });
		await expect(opened.getByText('Student 2').first()).toBeVisible();
		await opened
			.getByRole('button', { name: /^Pin note/ })
			.first()
			.click();
		await expect(page.getByRole('status').filter({ hasText: 'Pinned' })).toBeVisible();
		await page.getByRole('link', { name: 'See everything pinned' }).click();
		await expect(page.getByText('Eli on A1.1.')).toBeVisible();
		await page.getByRole('link', { name: 'Show on the projector' }).click();
		await expect(page.getByRole('heading', { name: 'For discussion' })).toBeVisible();
		await page.getByRole('link', { name: 'Next' }).click();
		await expect(page.getByRole('heading', { name: 'Article A' })).toBeVisible();
	});

test('Tab stops once at the map and arrow keys move within it; on the projector they change slides', async ({
	room
}) => {
	const bell = room.assign();
	seven.forEach((work) => done(room.hers, bell, work));
	const page = await room.enter(room.dora);
	await page.goto(`/assignments/${bell.id}/class`);
	const cell = (label: string) => page.getByRole('link', { name: new RegExp(`^${label}: `) });
	await expect(cell('A1.2')).toHaveAttribute('tabindex', '-1');
	await cell('A1.1').focus();
	await page.keyboard.press('ArrowRight');
	await expect(cell('A1.2')).toBeFocused();
	const told = page.getByRole('status').filter({ hasText: 'A1.2: 7 of 7 students, 100%' });
	await expect(told).toBeVisible();
	await page.keyboard.press('Tab');
	await page.keyboard.press('Tab');
	await expect(cell('B1.1')).toBeFocused();
	await page.goto(`/assignments/${bell.id}/class?view=projector`);
	await expect(page.getByRole('heading', { name: 'Article A' })).toBeVisible();
	await expect(cell('A1.2')).toHaveAttribute('tabindex', '-1');
	await page.keyboard.press('ArrowRight');
	await expect(page.getByRole('heading', { name: 'Article B' })).toBeVisible();
	await page.keyboard.press('ArrowLeft');
	await expect(page.getByRole('heading', { name: 'Article A' })).toBeVisible();
});
