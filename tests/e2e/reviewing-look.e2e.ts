import * as prompts from '../../src/lib/server/prompts.ts';
import * as remarks from '../../src/lib/server/remarks.ts';
import { axe, tags, wrong } from '../support/browser/axe.ts';
import { test } from '../support/browser/course-room.ts';
import { expect } from '../support/browser/notebook-page.ts';
import { handedIn, level, saved } from '../support/browser/review-page.ts';

for (const colorScheme of ['light', 'dark'] as const)
	test(`the pages of a review are without fault for everybody, ${colorScheme}`, async ({
		room
	}) => {
		const { made, list, home, notebook, submitted } = handedIn(room, ['Eli', 'Gus']);
		prompts.add(made, { from: 'A1.2' }, 'Who says so?');
		const text = 'What of this do you know?';
		remarks.put(submitted(0), 'at-A1.2', 0, { text, criterion: 'fairness', on: { from: 'A1.2' } });
		const page = await room.enter(room.dora);
		await page.emulateMedia({ colorScheme });
		const faults: string[] = [];
		for (const at of [home(0), list, `${list}/evidence`, '/phrases']) {
			await page.goto(at, { waitUntil: 'networkidle' });
			faults.push(...wrong(at, await axe(page).withTags(tags).analyze()));
		}
		await page.goto(home(0), { waitUntil: 'networkidle' });
		await level(page, 'Fairness', 4).click();
		await saved(page);
		await page.getByRole('button', { name: 'Release to the learner' }).click();
		await expect(page.getByText('The learner sees it.')).toBeVisible();
		faults.push(...wrong('released', await axe(page).withTags(tags).analyze()));
		const eli = await room.enter(room.eli);
		await eli.emulateMedia({ colorScheme });
		await eli.goto(`${notebook(0)}/handed-in/1`);
		faults.push(...wrong('feedback', await axe(eli).withTags(tags).analyze()));
		await eli.goto(`${notebook(0)}/handed-in/1#A1.2`);
		faults.push(...wrong('a remark', await axe(eli).withTags(tags).analyze()));
		expect(faults).toEqual([]);
		for (const width of [390, 320]) {
			await eli.setViewportSize({ width, height: 700 });
			expect(await eli.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
			await page.setViewportSize({ width, height: 700 });
			for (const at of [home(0), list, `${list}/evidence`, '/phrases']) {
				await page.goto(at);
				const scrollWidth = await page.evaluate(() => document.documentElement.scrollWidth);
				expect([at, scrollWidth]).toEqual([at, width]);
			}
		}
	});
