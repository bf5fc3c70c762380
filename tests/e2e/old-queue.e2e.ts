import type { Page } from '@playwright/test';
import * as annotations from '#lib/server/notebook/annotations.ts';
import * as answers from '#lib/server/notebook/answers.ts';
import * as judgements from '#lib/server/notebook/judgements.ts';
import * as notebooks from '#lib/server/notebook/notebooks.ts';
import type { Notebook } from '#lib/server/notebook/notebooks.ts';
import * as ownPoints from '#lib/server/notebook/own-points.ts';
import * as selfAssessment from '#lib/server/notebook/self-assessment.ts';
import * as silences from '#lib/server/notebook/silences.ts';
import * as stances from '#lib/server/notebook/stances.ts';
import * as remarks from '#lib/server/review/remarks.ts';
import * as reviews from '#lib/server/review/reviews.ts';
import * as submittedWork from '#lib/server/review/submitted-work.ts';
import { test } from '../support/browser/course-room.ts';
import { expect, kept, status, visit } from '../support/browser/notebook-page.ts';
import { ofNotebook, ofReview } from '../support/browser/old-commands.ts';
import { keepRows, nameTab, oldRows } from '../support/browser/old-queue.ts';
import { handedIn, pressed, saved } from '../support/browser/review-page.ts';

// Commands that an earlier version left unsent on a device still reach the server.

test.use({ viewport: { width: 1366, height: 768 } });

/**
 * Half of the rows belong to this tab, after a reload; the rest to a tab that was closed since. The first was refused
 * while the notebook was closed, which it no longer is.
 */
async function keep(
	page: Page,
	commands: Parameters<typeof oldRows>[0],
	place: { owner: string; notebook: number | string; uid: string }
) {
	const half = commands.length >> 1;
	await page.goto('/lessons');
	await nameTab(page, 'thisTabOfOld');
	const own = oldRows(commands.slice(0, half), { ...place, tab: 'thisTabOfOld' });
	const closed = oldRows(commands.slice(half), { ...place, tab: 'aClosedTabOfOld' });
	Object.assign(own[0] ?? {}, {
		attempted: true,
		problem: { reason: 'closed', message: 'This is handed in, and closed.' }
	});
	await keepRows(page, [...own, ...closed]);
}

/** Saves what was on the server when the commands of a notebook were made. */
function begun(his: Notebook) {
	const note = { code: null, note: 'Written before.' };
	for (const uid of ['note-changed', 'note-erased', 'note-restored'])
		annotations.add(his, uid, { from: 'A1.2', ...note });
	annotations.erase(his, 'note-restored');
	const point = {
		title: 'Found before.',
		relation: 'agree',
		why: '',
		a: 'A2.2',
		b: 'B1.3'
	} as const;
	for (const uid of ['point-changed', 'point-erased', 'point-restored'])
		ownPoints.save(his, uid, 0, point);
	ownPoints.erase(his, 'point-restored');
	const silent = { silentSide: 'a', code: null, text: 'Silent before.', contested: '' } as const;
	for (const uid of ['silence-erased', 'silence-restored'])
		silences.save(his, uid, 0, { ...silent, about: 'B1.4' });
	silences.erase(his, 'silence-restored');
	answers.save(his, 'both', { text: 'Written elsewhere.', base: 0, saveUid: 'elsewhere' });
}

/** Describes each row: its id and revision, whether it is deleted, and its words. */
const told = <R extends { uid: string; revision: number; erasedAt: number | null }>(
	rows: R[],
	words: (row: R) => string
) =>
	rows.map((row) =>
		[row.uid, row.revision, row.erasedAt ? 'deleted' : 'there', words(row)].join(' ')
	);

test('every command that an earlier version left unsent in a notebook reaches the server and shows', async ({
	room
}) => {
	const made = room.assign({ sharing: 'start' });
	const his = room.opened(room.eli, made);
	begun(his);
	const page = await room.enter(room.eli);
	await keep(page, ofNotebook, { owner: room.eli.id, notebook: his.id, uid: his.uid });
	await visit(page, `/notebooks/${his.id}/read`);
	await expect.poll(() => kept(page)).toBe(0);
	await expect(status(page)).toContainText('Saved');
	for (const note of ['Queued note.', 'Changed note.'])
		await expect(page.getByText(note)).toBeVisible();
	await visit(page, `/notebooks/${his.id}/answer?question=both`);
	await expect(page.getByLabel('Your answer')).toHaveValue('Chosen over the other.');

	const notes = annotations.of(his, { erased: true });
	expect(told(notes, ({ code, note, visibility }) => `${code} ${visibility} ${note}`)).toEqual([
		'note-changed 2 there problem instructors Changed note.',
		'note-plain 1 there null class ',
		'note-erased 2 deleted null class Written before.',
		'note-restored 3 there null class Written before.',
		'note-queued 1 there cause class Queued note.'
	]);
	expect(told(ownPoints.of(his, { erased: true }), ({ title }) => title)).toEqual([
		'point-changed 2 there Changed point?',
		'point-erased 2 deleted Found before.',
		'point-restored 3 there Found before.',
		'point-queued 1 there Queued point?'
	]);
	expect(told(silences.of(his, { erased: true }), ({ text }) => text)).toEqual([
		'silence-erased 2 deleted Silent before.',
		'silence-restored 3 there Silent before.',
		'silence-queued 1 there Queued silence.'
	]);
	expect(judgements.of(his).find(({ key }) => key === 'tired')).toMatchObject({
		judgement: {
			relation: 'conflict',
			reason: 'Queued reason.',
			revision: 1,
			locked: { relation: 'conflict' }
		}
	});
	expect(answers.of(his)).toMatchObject([
		{ key: 'expect', text: 'Queued answer.', revision: 1, lockedText: null },
		{ key: 'evidence', revision: 1, lockedText: 'Queued lock [A2.2], [B1.3].' },
		{ key: 'both', text: 'Chosen over the other.', revision: 2, lockedText: null }
	]);
	expect(stances.of(his)).toMatchObject({
		before: null,
		after: { view: 'held', position: 5, confidence: 3, reason: 'Queued stance.', revision: 1 }
	});
	expect(selfAssessment.of(his)).toMatchObject([
		{ key: 'evidence', chosen: null },
		{ key: 'fairness', chosen: 2 }
	]);
	expect(notebooks.find(room.eli, his.id)).toMatchObject({ countMe: true });
});

test('every command that an earlier version left unsent in a review reaches the server and shows', async ({
	room
}) => {
	const { home, submitted } = handedIn(room, ['Eli']);
	const work = submitted(0);
	const words = { text: 'Said before.', criterion: null, on: { question: 'evidence' } };
	for (const uid of ['remark-erased', 'remark-restored']) remarks.save(work, uid, 0, words);
	remarks.erase(work, 'remark-restored');
	const citation = submittedWork.read(work).answers.flatMap(({ citations }) => citations)[0];
	const name = `reviews of ${room.dora.id}`;
	const page = await room.enter(room.dora);
	await keep(page, ofReview(work.attemptId, citation?.id ?? 0), {
		owner: room.dora.id,
		notebook: name,
		uid: name
	});
	await visit(page, home(0));
	// that version didn't ask whether to finish without a score
	const asked = page.getByRole('alert').filter({ hasText: 'Fairness is not scored.' });
	await expect(asked).toBeVisible();
	await expect(page.getByRole('banner')).toContainText('Draft');
	await asked.getByRole('button', { name: 'Finish anyway' }).click();
	await expect.poll(() => kept(page)).toBe(0);
	await saved(page);
	await pressed(page, 'Evidence from both sides', 4);
	const field = page.locator('#remark-remark-on-answer textarea');
	await expect(field).toHaveValue('Queued at an answer.');
	const review = reviews.find(submitted(0));
	expect(review).toMatchObject({
		comment: 'Queued comment.',
		override: 7.5,
		revision: 1,
		doneAt: expect.any(Number),
		scores: [
			{ key: 'evidence', level: 3, remark: 'Queued level.', revision: 1 },
			{ key: 'fairness', level: null }
		]
	});
	const at = told(review.remarks, ({ question, label, text }) => `${question} ${label} ${text}`);
	expect(at.toSorted()).toEqual([
		'remark-erased 2 deleted evidence null Said before.',
		'remark-on-answer 1 there evidence null Queued at an answer.',
		'remark-on-citation 1 there evidence A1.1 Queued at a citation.',
		'remark-on-passage 1 there null A1.1 Queued at a passage.',
		'remark-on-sentence 1 there null B1.1 Queued at a sentence.',
		'remark-restored 3 there evidence null Said before.'
	]);
});
