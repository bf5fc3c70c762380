import { afterAll, beforeAll, expect, test } from 'vitest';
import { client } from '#lib/server/db/index.ts';
import * as submissions from '#lib/server/notebook/submissions.ts';
import * as releases from '#lib/server/review/releases.ts';
import * as reviews from '#lib/server/review/reviews.ts';
import { learner, opened } from '../support/factories.ts';
import { type AssignedCourse, assignedCourse } from '../support/http/assigned-course.ts';
import { visibleHtml } from '../support/http/read-page.ts';
import { type TinyServer, tinyServer } from '../support/http/tiny-server.ts';
import { taken } from '../support/review-class.ts';

let tiny: TinyServer;
let all: AssignedCourse;
beforeAll(() => {
	tiny = tinyServer();
	all = assignedCourse(tiny);
});
afterAll(() => tiny.end());

test('the page of files says what to create in the other gradebook, in which order, and who is left out', async () => {
	const made = all.assign({ title: 'Final Grade: the bell' });
	const [byEmail] = ['Abendroth', 'Twin', 'Twin'].map((name) => {
		const who = learner(all.hers, name);
		submissions.handIn(opened(who, made));
		const his = taken(all.dora, opened(who, made));
		reviews.saveScore(his, 'evidence', 0, { level: 2, remark: '' });
		releases.one(his, { unscored: true });
		return who;
	});
	client
		.prepare('update user set username = null, display_username = null, email = ? where id = ?')
		.run('abendroth@school.example', byEmail?.id);
	const here = `/assignments/${made.id}/files`;
	const dora = all.browser('own instructor');
	const text = visibleHtml(await dora.get(here))
		.replace(/<[^>]+>/g, ' ')
		.replace(/\s+/g, ' ');
	for (const said of [
		'called “Final grade: the bell” in this file',
		/Canvas could give their marks to someone with the same name.* Twin .*: 3 of 8 marks Twin .*: 3 of 8 marks/,
		/add a grade item called “Final Grade: the bell” with a maximum grade of 8/,
		/CSV file.*Identify user by.*Grade item mappings/,
		/2 students, found by Username/,
		/Not in the first file.*Abendroth \( ?abendroth@school\.example ?\) ?: 3 of 8 marks/
	])
		expect(text).toMatch(said);
	expect((await dora.get(`${here}/moodle-email.csv`)).body).toContain('abendroth@school.example');
	expect((await dora.get(`${here}/moodle.csv`)).body).not.toContain('Abendroth');
});
