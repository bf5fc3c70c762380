import type { Page } from '@playwright/test';
import * as releases from '../../src/lib/server/review/releases.ts';
import * as remarks from '../../src/lib/server/review/remarks.ts';
import * as returns from '../../src/lib/server/review/returns.ts';
import { test } from '../support/browser/course-room.ts';
import { expect, visit } from '../support/browser/notebook-page.ts';
import { painted } from '../support/browser/gestures.ts';
import { handedIn } from '../support/browser/review-page.ts';

const goto = (page: Page, address: string) => page.goto(address);

for (const scripts of [true, false])
	test(`a comment shows at its passage once released, and is marked as new, scripts ${scripts ? 'on' : 'off'}`, async ({
		room
	}) => {
		const { notebook, submitted } = handedIn(room, ['Eli']);
		const of = submitted(0);
		const say = (from: string, text: string) =>
			remarks.save(of, `at-${from}`, 0, { text, criterion: 'fairness', on: { from } });
		const page = await room.enter(room.eli, scripts);
		const open = scripts ? visit : goto;
		const there = page.getByRole('list', { name: 'Notes on this paragraph' }).getByRole('listitem');
		const look = () => open(page, `${notebook(0)}/handed-in/1`);
		say('A2.2', 'Is that much?');
		await look();
		await expect(there).toHaveText([/Cause.*Eli note\./]);
		await expect(page.getByText('Is that much?')).toHaveCount(0);
		releases.one(of, { unscored: true });
		await look();
		const times = page.getByText(
			/, \d\d:\d\d \(Europe\/Berlin\)\. (This can’t|You’ll find comments)/
		);
		await expect(times).toHaveCount(2);
		await expect(there).toHaveText([/Eli note/, /A2\.2 Your teacher\s+Is that much\?/]);
		const passage = page.locator('[id="A2.2"]');
		await expect(passage.locator('.line-said')).toHaveText([/^Pupils there/, 'less', 'often.']);
		await expect(passage).toHaveAccessibleDescription(/Is that much\?/);

		await page.getByRole('group', { name: 'Feedback' }).getByRole('link', { name: 'A2.2' }).click();
		await expect(passage).toBeInViewport();
		await expect(page).toHaveURL(/#A2\.2$/);
		await there.last().getByRole('link', { name: 'All comments on passages' }).click();
		await expect(page).toHaveURL(/#remark-at-A2\.2$/);

		releases.withdraw(of);
		say('B1.3', 'And here?');
		await look();
		await expect(there).toHaveCount(1);
		releases.one(of, { unscored: true });
		await look();
		await expect(there.filter({ hasText: 'new' })).toHaveText([
			/B1\.3 Your teacher new\s+And here/
		]);
		await expect(there).toHaveCount(3);
	});

for (const scripts of [true, false])
	test(`comments on work that was sent back show beside the next attempt, scripts ${scripts ? 'on' : 'off'}`, async ({
		room
	}) => {
		const { notebook, submitted } = handedIn(room, ['Eli']);
		const of = submitted(0);
		const on = { from: 'A2.2' };
		remarks.save(of, 'at-A2.2', 0, { text: 'Is that much?', criterion: null, on });
		const said = { criterion: null, on: { question: 'evidence' } };
		remarks.save(of, 'on-answer', 0, { text: 'Which of them?', ...said });
		const expected = { criterion: null, on: { question: 'expect' } };
		remarks.save(of, 'on-expected', 0, { text: 'By whom?', ...expected });
		const page = await room.enter(room.eli, scripts);
		const open = scripts ? visit : goto;
		const remark = page.locator('#column li').filter({ hasText: 'Your teacher, on your work' });
		returns.returnWork(of, 'Read on.');
		await open(page, `${notebook(0)}/read`);
		await expect(remark).toHaveCount(0);
		releases.one(of, { unscored: true });
		await open(page, `${notebook(0)}/read`);
		await expect(remark).toContainText('Is that much?');
		await expect(page.locator('[id="A2.2"]')).toHaveAccessibleDescription(/Is that much\?/);
		if (scripts)
			await expect
				.poll(async () => (await painted(page, 'beside-remark')).join())
				.toMatch(/^Pupils there/);
		else await expect(page.locator('[id="A2.2"]')).toHaveClass(/beside-remark/);
		const answer = page.getByRole('region', { name: 'on the answer you handed in' });
		await open(page, `${notebook(0)}/answer?question=evidence`);
		await expect(answer).toContainText('Which of them?');
		await open(page, `${notebook(0)}/before`);
		await expect(answer).toContainText('By whom?');
		await open(page, `${notebook(0)}/read`);
		await remark.getByRole('link', { name: 'View all feedback' }).click();
		await expect(page).toHaveURL(/handed-in\/1#remark-at-A2\.2$/);
		await expect(page.getByRole('group', { name: 'Feedback' }).last()).toContainText(
			'Is that much?'
		);
	});
