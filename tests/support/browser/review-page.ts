import type { Page } from '@playwright/test';
import * as submissionAccess from '../../../src/lib/server/review/submission-access.ts';
import * as submissions from '../../../src/lib/server/notebook/submissions.ts';
import { learner } from '../factories.ts';
import { worked } from '../full-notebook.ts';
import type { Room } from './course-room.ts';
import { expect } from './notebook-page.ts';

/** Learners who handed in, the first of them Eli; and the addresses of their submissions. */
export function handedIn(room: Room, names: string[]) {
	const made = room.assign();
	const all = names.map((name) => {
		const mine = worked(
			room.opened(name === 'Eli' ? room.eli : learner(room.hers, name), made),
			name
		);
		submissions.handIn(mine);
		return mine;
	});
	return {
		made,
		list: `/assignments/${made.id}/review`,
		/** The submission of one of them, as Dora has access to it. */
		submitted: (n: number) => submissionAccess.findByNumber(room.dora, all[n]?.id ?? 0, 1),
		home: (n: number) => `/submissions/${all[n]?.attemptId}/review`,
		notebook: (n: number) => `/notebooks/${all[n]?.id}`
	};
}

export const level = (page: Page, criterion: string, n: number) =>
	page
		.getByRole('group', { name: `Level: ${criterion}` })
		.getByRole('button')
		.nth(n - 1);
export const pressed = (page: Page, criterion: string, n: number) =>
	expect(level(page, criterion, n)).toHaveAttribute('aria-pressed', 'true');
export const saved = (page: Page) =>
	expect(page.getByRole('banner').getByRole('status')).toContainText('Saved');
export const named = (page: Page, name: string) =>
	expect(page.getByRole('heading', { level: 1 })).toHaveText(name);

/** The button beside words that a teacher selected, which opens the field for a comment on them. */
export const commentButton = (page: Page) =>
	page
		.getByRole('toolbar', { name: 'Comment on the selected words' })
		.getByRole('button', { name: 'Comment' });

/** Opens the field beside the selected words. @param label the number of their sentence, as in A1.2 */
export async function commentBeside(page: Page, label: string) {
	await commentButton(page).click();
	const box = page.getByRole('dialog', { name: `Comment on ${label}` });
	return box.getByRole('textbox', { name: 'Comment' });
}
