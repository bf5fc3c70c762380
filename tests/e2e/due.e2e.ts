import type { Assignment } from '../../src/lib/server/assignment/assignments.ts';
import { client } from '../../src/lib/server/db/index.ts';
import { row, test } from '../support/browser/course-room.ts';
import { expect } from '../support/browser/notebook-page.ts';

const hour = 3_600_000;
/** Moves the due date to an hour ago. */
const makeDue = ({ id }: Assignment) =>
	client.prepare('update assignment set due_at = ? where id = ?').run(Date.now() - hour, id);

test('a late student is warned before handing in, and the teacher sees that it was late', async ({
	room
}) => {
	const made = room.assign({ dueAt: Date.now() + hour });
	const his = room.opened(room.eli, made);
	makeDue(made);
	const page = await room.enter(room.eli);
	await page.goto(`/assignments/${made.id}`);
	await expect(page.getByText('You can still hand in, but it will be marked late.')).toBeVisible();
	await page.goto(`/notebooks/${his.id}/after`);
	await page.getByRole('button', { name: 'Hand in late' }).click();
	const stays = page.getByText('You can’t withdraw');
	await expect(stays).toBeVisible();
	await page.getByRole('link', { name: /Answer$/ }).click();
	await expect(
		page.getByText(/^You handed this in on .*\(Europe\/Berlin\)\. It can’t be changed\./)
	).toBeVisible();
	await expect(stays).toBeVisible();
	const teacher = await room.enter(room.dora);
	await teacher.goto(`/assignments/${made.id}?show=late`);
	await expect(row(teacher, 'Eli')).toContainText('late');
});

test('the time zone is named only for readers whose own clock shows another time', async ({
	room
}) => {
	const made = room.assign({ dueAt: Date.UTC(2099, 10, 27, 13) });
	for (const [zone, said] of [
		['Europe/Berlin', 'Due Fri 27 Nov 2099, 14:00'],
		['America/New_York', 'Due Fri 27 Nov 2099, 14:00 (Europe/Berlin)']
	] as const) {
		const page = await room.enter(room.eli, true, zone);
		await page.goto('/');
		const due = page.getByRole('region', { name: made.title }).getByText('Due ');
		await expect(due).toHaveText(`History · ${said}`);
	}
});

test('a closed assignment says so in words, and an extension reopens it', async ({ room }) => {
	const made = room.assign({ dueAt: Date.now() + hour, late: 'close' });
	const his = room.opened(room.eli, made);
	const page = await room.enter(room.eli);
	await page.goto(`/notebooks/${his.id}/after`);
	makeDue(made);
	await page.getByRole('button', { name: 'Hand in', exact: true }).click();
	await expect(page.getByRole('alert')).toContainText('The due date has passed');
	const teacher = await room.enter(room.dora);
	await teacher.goto(`/assignments/${made.id}`);
	await teacher.getByLabel('Select Eli').check();
	await teacher.getByLabel('New due date').fill('2099-01-01T10:00');
	await teacher.getByRole('button', { name: 'Extend due date' }).click();
	await expect(row(teacher, 'Eli')).toContainText('due Thu 1 Jan 2099, 10:00');
	await page.goto(`/notebooks/${his.id}/after`);
	await page.getByRole('button', { name: 'Hand in', exact: true }).click();
	await expect(page.getByRole('heading', { name: 'Your receipt' })).toBeVisible();
});
