import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import type { Assignment } from '#lib/server/assignment/assignments.ts';
import { open as openFor } from '#lib/server/classroom/assigned-notebooks.ts';
import * as submissions from '#lib/server/notebook/submissions.ts';
import * as reviews from '#lib/server/review/reviews.ts';
import * as releases from '#lib/server/review/releases.ts';
import { uid } from '#lib/uid.ts';
import { learner } from '../support/factories.ts';
import { worked } from '../support/full-notebook.ts';
import { everyAddress, readAll, timeFor } from '../support/http/crawl.ts';
import { outlineFaults } from '../support/http/outline.ts';
import { visibleHtml } from '../support/http/read-page.ts';
import type { Learner, Visitor } from '../support/http/tiny-server.ts';
import { all, tiny, withAssignedCourse } from '../support/http/with-server.ts';
import { taken } from '../support/review-class.ts';

withAssignedCourse();

let made: Assignment;
let alone: Learner;
let handed: number;
beforeAll(() => {
	made = all.assign({ sharing: 'start' });
	const first = worked(all.opened(made), 'Hers:');
	handed = first.attemptId;
	submissions.handIn(first);
	const another = openFor(learner(all.hers, 'Fay'), made.id, uid());
	submissions.handIn(worked(another, 'Another:'));
	const his = taken(all.dora, first);
	reviews.saveScore(his, 'evidence', 0, { level: 1, remark: 'Good.' });
	releases.one(his, { unscored: true });
	alone = tiny.learner();
	worked(alone.notebook, 'Mine:');
});

test(
	'every page has one main heading, parts with different names, a title and a description',
	timeFor(4 * everyAddress([{}]).length),
	async () => {
		const values = {
			course: all.hers.id,
			assignment: made.id,
			notebook: all.opened(made).id,
			submission: handed,
			code: all.hers.joinCode ?? ''
		};
		const queries = {
			'/notebooks/[notebook=id]/compare': [
				'?view=frame',
				'?view=words',
				'?view=time',
				'?view=found'
			]
		};
		const readers: [who: string, browser: Visitor, values: Record<string, string | number>][] = [
			['nobody', tiny.nobody, values],
			['a student', all.browser('course learner'), values],
			['a teacher', all.browser('own instructor'), values],
			['an administrator', all.browser('administrator'), { ...values, user: all.eli.id }],
			['a guest', alone, { notebook: alone.notebook.id }]
		];
		const faults: string[] = [];
		let read = 0;
		for (const [who, browser, values] of readers) {
			const addresses = everyAddress([values], 'all', queries).filter(
				(one) => !one.includes('__data')
			);
			for (const [address, reply] of await readAll(browser, addresses)) {
				const html = reply.headers.get('content-type')?.startsWith('text/html');
				if (!html || reply.status !== 200) continue;
				read++;
				for (const fault of outlineFaults(visibleHtml(reply)))
					faults.push(`${who} at ${address}: ${fault}`);
			}
		}
		expect(read).toBeGreaterThan(60);
		expect(faults).toEqual([]);
	}
);

test('the pages of an assignment and of its lesson can be told apart by their titles', async () => {
	const title = async (address: string) =>
		/<title>([^<]*)/.exec((await all.browser('course learner').get(address)).body)?.[1];
	expect(await title(`/assignments/${made.id}`)).toBe(`${made.title} · History · Parallax`);
	expect(await title('/lessons/tiny')).not.toBe(await title(`/assignments/${made.id}`));
});

test('browsers that know no other icon get one, and search engines are kept to the lessons', async () => {
	const icon = await fetch(`${tiny.url}/favicon.ico`);
	expect(icon.status).toBe(200);
	expect(Buffer.from(await icon.arrayBuffer())).toEqual(readFileSync('static/favicon.ico'));
	const robots = await tiny.nobody.get('/robots.txt');
	expect(robots.body).toMatch(/^User-agent: \*\nAllow: \/lessons\nDisallow: \/$/m);
	expect((await tiny.nobody.get('/lessons')).body).toContain('href="/favicon.ico"');
});
