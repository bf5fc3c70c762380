import { afterAll, beforeAll, expect, test } from 'vitest';
import { open } from '#lib/server/classroom/assigned-notebooks.ts';
import * as submissions from '#lib/server/notebook/submissions.ts';
import * as reviews from '#lib/server/review/reviews.ts';
import { uid } from '#lib/uid.ts';
import { learner } from '../support/factories.ts';
import { worked } from '../support/full-notebook.ts';
import { type AssignedCourse, assignedCourse, browserOf } from '../support/http/assigned-course.ts';
import { visibleHtml } from '../support/http/read-page.ts';
import { type Reply, type TinyServer, tinyServer } from '../support/http/tiny-server.ts';
import { taken } from '../support/review-class.ts';

let tiny: TinyServer;
let all: AssignedCourse;
beforeAll(() => {
	tiny = tinyServer();
	all = assignedCourse(tiny);
});
afterAll(() => tiny.end());

/** Ben's empty work and Ann's, both handed in and with a review that is begun. */
function reviewed() {
	const made = all.assign();
	const [ann, ben] = ['Ann', 'Ben'].map((name) => {
		const who = learner(all.hers, name);
		const mine = open(who, made.id, uid());
		if (name === 'Ann') worked(mine, name);
		submissions.handIn(mine);
		const of = taken(all.dora, mine);
		const evidence = name === 'Ann' ? { level: 2 } : { level: null, blank: true };
		reviews.saveScore(of, 'evidence', 0, { ...evidence, remark: '' });
		return { who, of, page: `/submissions/${of.attemptId}/review` };
	});
	if (!ann || !ben) throw new Error('There are two of them.');
	return { made, ann, ben, list: `/assignments/${made.id}/review` };
}
const dora = () => all.browser('own instructor');
const words = (reply: Reply) =>
	visibleHtml(reply)
		.replaceAll(/<!--.*?-->/gs, '')
		.replaceAll(/<[^>]*>/g, ' ')
		.replaceAll(/\s+/g, ' ')
		.replaceAll(/ ([,.:;)])/g, '$1');

test('without a script, a page asks about criteria without a score before it finishes or releases', async () => {
	const { ann } = reviewed();
	for (const [action, verb, fields] of [
		['done', 'Finish', { done: 'on' }],
		['release', 'Release', {}]
	] as const) {
		const asked = await dora().post(`${ann.page}?/${action}`, fields);
		expect(asked.status).toBe(409);
		expect(words(asked)).toContain(`Fairness is not scored. ${verb} anyway?`);
		expect(visibleHtml(asked)).toContain(`href="${ann.page}#criterion-fairness"`);
		const yes = await dora().post(`${ann.page}?/${action}`, { ...fields, unscored: 'yes' });
		expect(yes.status).toBe(303);
	}
	expect(words(await dora().get(ann.page))).toContain('Released ✓ 3 of 8 marks 1 not scored');
});

test('the list says how far each review is scored, and asks with names and links before releasing', async () => {
	const { ann, ben, list } = reviewed();
	const page = words(await dora().get(list));
	expect(page).toMatch(/Ann Draft 3 of 8 marks, 1 not scored/);
	expect(page).toMatch(/Ben Draft 0 of 8 marks, 1 not scored/);
	const ticked = { [`submission.${ann.of.attemptId}`]: 'on' };
	const asked = await dora().post(`${list}?/release`, ticked);
	expect(asked.status).toBe(409);
	expect(words(asked)).toContain('1 review is not fully scored. Release anyway?');
	expect(words(asked)).toContain('Ann: Fairness (1 not scored)');
	expect(words(asked)).not.toContain('Ben: Fairness');
	expect(visibleHtml(asked)).toContain(`href="${ann.page}#criterion-fairness"`);
	expect(visibleHtml(asked)).toMatch(/formaction="\?\/release"[^>]*name="unscored"/);

	reviews.finish(ben.of, true, { unscored: true });
	const whole = await dora().post(`${list}?/releaseAll`, {});
	expect(words(whole)).toContain('Ben: Fairness (1 not scored)');
	expect(words(whole)).not.toContain('Ann: Fairness');
	const yes = await dora().post(`${list}?/releaseAll`, { unscored: 'yes' });
	expect(yes.headers.get('location')).toContain('done=released&n=1');
});

test('the student sees every criterion: a level, what was left blank, and what is not scored', async () => {
	const { ann, ben, list } = reviewed();
	const ids = Object.fromEntries([ann, ben].map(({ of }) => [`submission.${of.attemptId}`, 'on']));
	await dora().post(`${list}?/release`, { ...ids, unscored: 'yes' });
	const seen = async ({ who, of }: typeof ann) =>
		words(await browserOf(tiny.url, who).get(`/notebooks/${of.id}/handed-in/1`));
	expect(await seen(ann)).toMatch(
		/3 of 8 marks 1 not scored.*Evidence from both sides 3 of 4 Fairness Not scored/
	);
	expect(await seen(ben)).toMatch(
		/0 of 8 marks 1 not scored.*Evidence from both sides Left blank: 0 Fairness Not scored/
	);
});

test('0 for what was left blank is offered only where nothing was written, in both views', async () => {
	const { made, ann, ben } = reviewed();
	const offered = async (address: string) =>
		visibleHtml(await dora().get(address)).match(/name="blank"/g)?.length ?? 0;
	expect(await offered(ann.page)).toBe(0);
	// Evidence and Fairness; below, Ben's alone
	expect(await offered(ben.page)).toBe(3);
	expect(await offered(`/assignments/${made.id}/review/evidence`)).toBe(2);
	const clear = { criterion: 'evidence', revision: '1', level: '', remark: '' };
	expect((await dora().post(`${ben.page}?/score`, clear)).status).toBe(303);
	expect(reviews.find(ben.of).scores[0]).toMatchObject({ level: null, blank: false });
	const zero = { criterion: 'evidence', revision: '2', blank: 'yes', remark: '' };
	expect((await dora().post(`${ben.page}?/score`, zero)).status).toBe(303);
	expect(reviews.find(ben.of).scores[0]).toMatchObject({ level: null, blank: true });
	const no = await dora().post(`${ann.page}?/score`, { ...zero, revision: '1' });
	expect([no.status, words(no)]).toEqual([
		400,
		expect.stringContaining('Something was written here')
	]);
});
