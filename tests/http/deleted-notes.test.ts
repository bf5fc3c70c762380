import { afterAll, beforeAll, expect, test } from 'vitest';
import { open } from '#lib/server/classroom/assigned-notebooks.ts';
import * as replies from '#lib/server/classroom/replies.ts';
import * as annotations from '#lib/server/notebook/annotations.ts';
import { uid } from '#lib/uid.ts';
import { learner } from '../support/factories.ts';
import { assignedCourse, browserOf } from '../support/http/assigned-course.ts';
import { visibleHtml } from '../support/http/read-page.ts';
import { type TinyServer, tinyServer } from '../support/http/tiny-server.ts';

let tiny: TinyServer;
beforeAll(() => (tiny = tinyServer()));
afterAll(() => tiny.end());

test('a person who deletes a note with replies is told first that these stay with those who wrote them', async () => {
	const all = assignedCourse(tiny);
	const made = all.assign({ sharing: 'start', sharingNames: true });
	const his = all.opened(made);
	const bo = learner(all.hers, 'Bo');
	const hers = open(bo, made.id, uid());
	const note = uid();
	annotations.add(his, note, { from: 'A1.2', code: null, note: 'A hormone.', visibility: 'class' });
	const eli = all.browser('course learner');
	const page = async (who: typeof eli, id: number) =>
		visibleHtml(await who.get(`/notebooks/${id}/read`));
	expect(await page(eli, his.id)).not.toContain('reply is kept');
	replies.add(hers, { notebookId: his.id, uid: note }, uid(), 'Says who?');
	expect(await page(eli, his.id)).toContain('Bo’s reply is kept, but only Bo can read it.');
	const her = browserOf(tiny.url, bo);
	expect(await page(her, hers.id)).not.toContain('Your replies to notes that are no longer here');
	expect((await eli.post(`/notebooks/${his.id}/read?/erase`, { uid: note })).status).toBe(303);
	const left = await page(her, hers.id);
	for (const words of [
		'Your replies to notes that are no longer here',
		'Says who?',
		'Delete my reply'
	])
		expect(left).toContain(words);
	expect(await page(eli, his.id)).not.toContain('Says who?');
	expect((await eli.post(`/notebooks/${his.id}/read?/restore`, { uid: note })).status).toBe(303);
	expect(await page(her, hers.id)).not.toContain('Your replies to notes that are no longer here');
	expect(await page(eli, his.id)).toContain('Says who?');
});
