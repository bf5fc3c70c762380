import { readFileSync } from 'node:fs';
import { done, five } from '../support/class-work.ts';
import { test } from '../support/browser/course-room.ts';
import { expect } from '../support/browser/notebook-page.ts';

for (const scripts of [true, false])
	test(`what a class handed in is downloaded as files, ${scripts ? 'with' : 'without'} a script`, async ({
		room
	}) => {
		const bell = room.assign();
		five.forEach((work) => done(room.hers, bell, work));
		const page = await room.enter(room.dora, scripts);
		await page.goto(`/assignments/${bell.id}`);
		await page.getByRole('link', { name: 'Files' }).click();
		await expect(page.getByText('Marks appear once you release a review.')).toBeVisible();
		const kept = async (name: string) => {
			const [file] = await Promise.all([
				page.waitForEvent('download'),
				page.getByRole('link', { name }).click()
			]);
			return [file.suggestedFilename(), readFileSync(await file.path(), 'utf8')] as const;
		};
		const [name, notes] = await kept('Notes, one per row');
		expect(name).toBe('tiny-class-notes.csv');
		expect(notes).toContain('Student 2');
		expect(await kept('All notes from')).toMatchObject([
			`course-${room.hers.id}-notes.jsonld`,
			expect.stringContaining('AnnotationCollection')
		]);
	});
