import { afterAll, beforeAll, expect, test } from 'vitest';
import { tables, gradebooks } from '#lib/address/export-tables.ts';
import type { Assignment } from '#lib/server/assignment/assignments.ts';
import { open } from '#lib/server/classroom/assigned-notebooks.ts';
import { client } from '#lib/server/db/index.ts';
import * as spotlights from '#lib/server/insight/spotlights.ts';
import type { Notebook } from '#lib/server/notebook/notebooks.ts';
import * as submissions from '#lib/server/notebook/submissions.ts';
import * as releases from '#lib/server/review/releases.ts';
import * as reviews from '#lib/server/review/reviews.ts';
import { uid } from '#lib/uid.ts';
import { learner } from '../support/factories.ts';
import { worked } from '../support/full-notebook.ts';
import { type AssignedCourse, assignedCourse } from '../support/http/assigned-course.ts';
import { everyAddress, readAll, timeFor } from '../support/http/crawl.ts';
import { withoutRandom } from '../support/http/read-page.ts';
import { type TinyServer, tinyServer, type Visitor } from '../support/http/tiny-server.ts';
import { taken } from '../support/review-class.ts';

let tiny: TinyServer;
let all: AssignedCourse;
let made: Assignment;
let ina: Notebook;
let dora: Visitor;
let teachers: string[];

/** Every page and file that a teacher of the class can ask for, about this submission. */
function addresses(of: Notebook) {
	const here = { notebook: of.id, assignment: made.id, course: all.hers.id };
	const about = { ...here, submission: of.attemptId };
	const files = [...Object.keys(tables), ...Object.keys(gradebooks)];
	const questions = ['expect', 'evidence', 'both'];
	return everyAddress(
		[
			{ ...here, submission: ina.attemptId },
			...files.map((table) => ({ ...about, table })),
			...questions.map((question) => ({ ...about, question }))
		],
		'all',
		{
			'/assignments/[assignment=id]/class': [
				'sentence:A1.2',
				'cell:a:cause',
				'coded:a',
				'silence:a:contested:remedy',
				'point:tired',
				'answers:evidence'
			]
				.map((open) => `?open=${open}&names=1`)
				.concat(
					[0, 1, 2, 3, 4, 5].map((at) => `?view=projector&at=${at}`),
					'?view=packet'
				)
		}
	);
}

/** Those of these addresses whose replies match. */
async function finding(what: RegExp, of = ina): Promise<string[]> {
	const insights = `/assignments/${made.id}/class`;
	const counting = async () => (await dora.get(insights)).body.includes('Still counting');
	await expect.poll(counting).toBe(false);
	const replies = await readAll(dora, addresses(of));
	return replies.flatMap(([address, reply]) =>
		what.test(withoutRandom(reply)) ? [decodeURIComponent(address)] : []
	);
}

beforeAll(() => {
	tiny = tinyServer();
	all = assignedCourse(tiny);
	made = all.assign({ sharing: 'after' });
	dora = all.browser('own instructor');
	ina = worked(open(learner(all.hers, 'Inakanari'), made.id, uid()), 'Kanariina');
	submissions.handIn(ina);
	spotlights.pin(made, { note: oldest('annotation', 'note') }, false);
	spotlights.pin(made, { answer: oldest('answer', 'text') }, false);
	const here = `/assignments/${made.id}`;
	teachers = [
		`/submissions/${ina.attemptId}/review`,
		`${here}/review/evidence`,
		`${here}/margin`,
		`${here}/class?open=sentence:A1.2&names=1`,
		`${here}/class?open=point:tired&names=1`,
		`${here}/class?open=silence:a:contested:remedy&names=1`,
		`${here}/class?open=answers:evidence&names=1`,
		`${here}/class?view=packet`,
		`${here}/class/spotlight`,
		`${here}/files/notes.csv`,
		`${here}/files/answers.csv`,
		`/courses/${all.hers.id}/notes.jsonld`
	];
});
afterAll(() => tiny.end());

/** The id of Ina’s oldest note or answer with any words. */
const oldest = (table: 'annotation' | 'answer', words: 'note' | 'text') =>
	Number(
		client
			.prepare(`select min(id) from ${table} where attempt_id = ? and ${words} like 'Kanari%'`)
			.pluck()
			.get(ina.attemptId)
	);

const patient = timeFor(120);

test(
	'work is on every page and in every file for its teacher once it is handed in',
	patient,
	async () => {
		const found = await finding(/Kanariina/);
		expect(teachers.filter((address) => !found.includes(address))).toEqual([]);
	}
);

test('withdrawn work is on no page and in no file for its teacher', patient, async () => {
	submissions.continueInCopy(submissions.present(ina));
	expect(await finding(/Kanariina/)).toEqual([]);
	const named = await finding(/Inakanari/);
	expect(named.filter((address) => /\/(class|margin|files)|notes\.jsonld/.test(address))).toEqual(
		[]
	);
	const list = await dora.get(`/assignments/${made.id}/review`);
	expect(list.body).toContain('Withdrawn by the student');
	expect(list.body).not.toContain(`/submissions/${ina.attemptId}/review`);
	const page = await dora.get(`/submissions/${ina.attemptId}/review`);
	expect([page.status, page.body]).toEqual([
		200,
		expect.stringContaining('Withdrawn by the student')
	]);
});

test('whoever reviews work while it is withdrawn is told so, and keeps what they typed', async () => {
	const home = `/submissions/${ina.attemptId}`;
	const words = 'Kanarityped on a withdrawn page.';
	const overall = { kind: 'overall', revision: 0, comment: words, override: null };
	const sent = await dora.send(`${home}/commands`, JSON.stringify(overall));
	expect([sent.status, JSON.parse(sent.body)]).toMatchObject([
		409,
		{ refused: { reason: 'closed', message: expect.stringContaining('withdrawn this work') } }
	]);
	const score = { submission: String(ina.attemptId), criterion: 'evidence', level: '1' };
	for (const [form, fields] of [
		[`${home}/review?/overall`, { revision: '0', comment: words, override: '' }],
		[`${home}/review?/giveBack`, { message: words }],
		[`/assignments/${made.id}/review/evidence?/score`, { ...score, revision: '0', remark: words }]
	] as const) {
		const reply = await dora.post(form, fields);
		expect([form, reply.status]).toEqual([form, 409]);
		expect(reply.body).toMatch(/role="alert"[^>]*>The student has withdrawn this work/);
		expect(reply.body).toMatch(new RegExp(`<textarea[^>]*>${words}`));
	}
});

test(
	'work that is handed in again is in sight, and what was withdrawn before stays out of it',
	patient,
	async () => {
		const again = submissions.present(ina);
		submissions.handIn(again);
		const found = await finding(/Kanariina/, again);
		const now = teachers.map((address) =>
			address.replace(`submissions/${ina.attemptId}/`, `submissions/${again.attemptId}/`)
		);
		// the pins were of what was withdrawn
		const pinned = ['?view=packet', '/spotlight'].map(
			(end) => `/assignments/${made.id}/class${end}`
		);
		expect(now.filter((address) => !found.includes(address))).toEqual(pinned);
		expect(found).not.toContain(`/submissions/${ina.attemptId}/review`);
	}
);

test('a released review of withdrawn work stays readable and in the results, marked as withdrawn', async () => {
	const of = worked(open(learner(all.hers, 'Ivo'), made.id, uid()), 'Kanariivo');
	submissions.handIn(of);
	const his = taken(all.dora, submissions.present(of));
	reviews.saveScore(his, 'evidence', 0, { level: 1, remark: 'Kanariremark.' });
	reviews.saveOverall(his, 0, { comment: 'Kanaricomment.', override: null });
	releases.one(his, { unscored: true });
	submissions.continueInCopy(submissions.present(of));
	const page = await dora.get(`/submissions/${of.attemptId}/review`);
	for (const words of ['Withdrawn by the student', 'Kanariremark.', 'Kanaricomment.'])
		expect(page.body).toContain(words);
	expect(page.body).not.toContain('Kanariivo');
	const files = `/assignments/${made.id}/files`;
	expect((await dora.get(`${files}/criteria.csv`)).body).toMatch(/Kanariremark\.,[^,\n]*,yes/);
	expect((await dora.get(`${files}/moodle.csv`)).body).toContain('Kanaricomment.');
	expect((await dora.get(files)).body).toMatch(/1 of them has withdrawn their\s+work/);
	const list = await dora.get(`/assignments/${made.id}/review`);
	expect(list.body).toContain('Released, then withdrawn');
	expect((await dora.post(`/submissions/${of.attemptId}/review?/withdraw`, {})).status).toBe(303);
	expect((await dora.get(`/submissions/${of.attemptId}/review`)).body).not.toContain(
		'Kanariremark'
	);
});
