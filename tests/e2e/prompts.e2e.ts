import * as prompts from '../../src/lib/server/classroom/prompts.ts';
import * as submissions from '../../src/lib/server/notebook/submissions.ts';
import { worked } from '../support/full-notebook.ts';
import { test } from '../support/browser/course-room.ts';
import { expect } from '../support/browser/notebook-page.ts';

test('a prompt shows after its paragraph in print and in what was handed in, and in the preview', async ({
	room
}) => {
	const made = room.assign();
	prompts.add(made, { from: 'A1.2' }, 'Who says so?');
	const his = worked(room.opened(room.eli, made));
	submissions.handIn(his);
	const eli = await room.enter(room.eli);
	const dora = await room.enter(room.dora);
	const packet = `/assignments/${made.id}/packet`;
	for (const [page, address] of [
		[eli, packet],
		[dora, packet],
		[eli, `/notebooks/${his.id}/handed-in/1`],
		[dora, `/assignments/${made.id}/preview`]
	] as const) {
		await page.goto(address);
		const prompt = page.locator('main li', { hasText: 'Who says so?' }).last();
		await expect(prompt).toContainText('A1.2');
		if (!address.endsWith('preview')) {
			await expect(page.locator('.block:has([id="A1.2"]) + ol')).toContainText('Who says so?');
			await expect(page.locator('[id="A1.2"]')).toHaveAccessibleDescription(/Who says so\?/);
		}
	}
});
