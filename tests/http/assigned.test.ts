import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as annotations from '#lib/server/notebook/annotations.ts';
import type { Assignment } from '#lib/server/assignment/assignments.ts';
import { client } from '#lib/server/db/index.ts';
import * as prompts from '#lib/server/classroom/prompts.ts';
import * as replies from '#lib/server/classroom/replies.ts';
import * as spotlights from '#lib/server/insight/spotlights.ts';
import * as submissions from '#lib/server/notebook/submissions.ts';
import { uid } from '#lib/uid.ts';
import { worked } from '../support/full-notebook.ts';
import { type OwnTinyServer, ownTinyServer } from '../support/http/tiny-server.ts';
import {
	type AssignedCourse,
	assignedCourse,
	assignmentForm,
	type Role
} from '../support/http/assigned-course.ts';
import { readAll, timeFor } from '../support/http/crawl.ts';
import { dataOf, doors, fill } from '../support/http/doors.ts';
import { planted, secrets, withoutChoices } from '../support/http/planted-words.ts';

let tiny: OwnTinyServer;
let all: AssignedCourse;
beforeAll(async () => {
	tiny = await ownTinyServer(planted);
	all = assignedCourse(tiny);
});
afterAll(() => tiny.end());

const hour = 3_600_000;
const own = '/courses/[course=id]/assign';
const assignment = '/assignments/[assignment=id]';

type Statuses = [learner: number, instructor: number];
type Fields = Record<string, string>;
type Row = { is: Statuses; fields?: (made: Assignment) => Fields };

/** Adds a prompt; returns the field that names it. */
function prompted(made: Assignment): Fields {
	prompts.add(made, { from: 'A1.2' }, 'Who says so?');
	return { id: String(prompts.taught(made)[0]?.id) };
}
/** The fields that name Eli's note, which the class sees. */
const noted = (made: Assignment) => ({ notebook: String(all.opened(made).id), note: 'elis-note' });
/** Adds Dora's reply to that note; returns the fields that name the reply. */
function replied(made: Assignment): Fields {
	const notebookId = all.opened(made).id;
	replies.add(made, { notebookId, uid: 'elis-note' }, 'doras-reply', 'Says who?');
	return { notebook: String(notebookId), uid: 'doras-reply' };
}
const changed = { title: 'Changed', points: 'all', questions: 'all' };
const words = { from: 'A1.2', text: 'Who says so?' };

/** The row of an action on one spotlight of an assignment. */
const spotlight: Row = {
	is: [404, 303],
	fields: (of) => ({ id: String(spotlights.pin(of, { sentence: 'A1.2' })) })
};
/** The statuses for a learner of the course and for its instructor; everybody else gets 404. */
const rows: Record<string, Row> = {
	[`GET ${own}`]: { is: [404, 200] },
	[`POST ${own}?/make`]: { is: [404, 303], fields: () => assignmentForm() },
	[`POST ${own}?/core`]: { is: [404, 200], fields: () => assignmentForm() },
	[`GET ${assignment}`]: { is: [200, 200] },
	// instructors use the preview, which opens no notebook
	[`POST ${assignment}?/open`]: { is: [303, 404], fields: () => ({ uid: uid() }) },
	[`POST ${assignment}?/extend`]: {
		is: [404, 303],
		fields: () => ({ [`learner.${all.eli.id}`]: 'on', due: '2099-01-01T10:00' })
	},
	[`POST ${assignment}?/unextend`]: { is: [404, 303], fields: () => ({ learner: all.eli.id }) },
	[`POST ${assignment}?/giveBack`]: {
		is: [404, 303],
		fields: () => ({ [`learner.${all.eli.id}`]: 'on', message: 'Cite B.' })
	},
	[`POST ${assignment}?/arrange`]: { is: [404, 200] },
	// he has handed in
	[`POST ${assignment}?/remind`]: {
		is: [404, 409],
		fields: () => ({ [`learner.${all.eli.id}`]: 'on' })
	},
	[`POST ${assignment}?/release`]: { is: [404, 303] },
	[`POST ${assignment}?/duplicate`]: {
		is: [404, 303],
		fields: () => ({ course: String(all.hers.id) })
	},
	// a student has opened it
	[`POST ${assignment}?/delete`]: { is: [404, 409], fields: () => ({ sure: 'on' }) },
	[`POST ${assignment}?/archive`]: { is: [404, 303] },
	[`POST ${assignment}?/unarchive`]: { is: [404, 303] },
	[`GET ${assignment}/change`]: { is: [404, 200] },
	[`POST ${assignment}/change`]: {
		is: [404, 303],
		fields: () => assignmentForm({ ...changed, sharing: 'start' })
	},
	[`GET ${assignment}/live`]: { is: [404, 200] },
	[`GET ${assignment}/packet`]: { is: [200, 200] },
	[`GET ${assignment}/preview`]: { is: [404, 200] },
	[`GET ${assignment}/files`]: { is: [404, 200] },
	[`GET ${assignment}/files/[table=table]`]: { is: [404, 200] },
	[`GET ${assignment}/margin`]: { is: [404, 200] },
	[`POST ${assignment}/margin?/prompt`]: { is: [404, 303], fields: () => words },
	[`POST ${assignment}/margin?/change`]: {
		is: [404, 303],
		fields: (made) => ({ ...prompted(made), ...words, from: 'B1.1' })
	},
	[`POST ${assignment}/margin?/erase`]: { is: [404, 303], fields: prompted },
	[`POST ${assignment}/margin?/restore`]: { is: [404, 303], fields: prompted },
	[`POST ${assignment}/margin?/reply`]: {
		is: [404, 303],
		fields: (made) => ({ ...noted(made), uid: uid(), text: 'Says who?' })
	},
	[`POST ${assignment}/margin?/unreply`]: { is: [404, 303], fields: replied },
	[`POST ${assignment}/margin?/rereply`]: { is: [404, 303], fields: replied },
	[`POST ${assignment}/margin?/decide`]: {
		is: [404, 303],
		fields: (made) => ({ ...noted(made), outcome: 'hidden' })
	},
	[`GET ${assignment}/review`]: { is: [404, 200] },
	[`POST ${assignment}/review?/release`]: {
		is: [404, 303],
		fields: () => ({ 'submission.1': 'on' })
	},
	[`POST ${assignment}/review?/releaseAll`]: { is: [404, 303] },
	[`POST ${assignment}/review?/unrelease`]: { is: [404, 303], fields: () => ({ at: '1' }) },
	[`POST ${assignment}/review?/classList`]: { is: [404, 303] },
	[`POST ${assignment}/review?/names`]: { is: [404, 303], fields: () => ({ hidden: 'on' }) },
	[`GET ${assignment}/review/[question]`]: { is: [404, 200] },
	// the form does not say whose answer it is, so there is nothing to score
	[`POST ${assignment}/review/[question]?/score`]: { is: [404, 404] },
	[`GET ${assignment}/class`]: { is: [404, 200] },
	[`POST ${assignment}/class?/pin`]: { is: [404, 303], fields: () => ({ sentence: 'A1.2' }) },
	[`POST ${assignment}/class?/unpin`]: spotlight,
	[`POST ${assignment}/class?/repin`]: spotlight,
	[`GET ${assignment}/class/spotlight`]: { is: [404, 200] },
	[`POST ${assignment}/class/spotlight?/unpin`]: spotlight,
	[`POST ${assignment}/class/spotlight?/again`]: spotlight,
	[`POST ${assignment}/class/spotlight?/name`]: spotlight,
	[`POST ${assignment}/class/spotlight?/hide`]: spotlight
};

const address = (name: string, made: Assignment) =>
	fill(name.replace(/^\S+ /, ''), { course: made.courseId, assignment: made.id })
		.replace(/assign(?=\?|$)/, 'assign?lesson=tiny')
		.replace(/\?lesson=tiny\?(.*)$/, '?$1&lesson=tiny');

const outside: Role[] = [
	...(['nobody', 'other instructor', 'other learner', 'stranger', 'administrator'] as const)
];

describe.each(Object.entries(rows))('%s', (name, { is, fields }) => {
	test('works for the people it is meant for, and is 404 for everybody else', async () => {
		const made = all.assign({ dueAt: Date.now() + hour, modelsAt: 'hand', sharing: 'start' });
		const his = all.opened(made);
		annotations.add(his, 'elis-note', { from: 'A1.2', code: null, note: 'Hm.' });
		submissions.handIn(his);
		const ask = (role: Role) => {
			const who = all.browser(role);
			const there = address(name, made);
			return name.startsWith('GET') ? who.get(there) : who.post(there, fields?.(made) ?? {});
		};
		const changed = () => client.pragma('data_version', { simple: true });
		const before = changed();
		for (const role of outside) expect([role, (await ask(role)).status]).toEqual([role, 404]);
		expect(changed()).toBe(before);
		const got = [(await ask('course learner')).status, (await ask('own instructor')).status];
		expect(got).toEqual(is);
	});
});

test('every address of assignments has a row in this table', () => {
	const mine = doors.filter(({ route }) => route === own || route.startsWith(assignment));
	expect(mine.map(({ name }) => name).sort()).toEqual(Object.keys(rows).sort());
});

describe('no page about an assignment', () => {
	const pages = Object.keys(rows).filter((name) => name.startsWith('GET'));
	const insiders = ['course learner', 'own instructor'] as const;

	test.each(insiders)(
		'shows the %s what the lesson withholds, or what was written but not handed in',
		timeFor(2 * pages.length),
		async (role) => {
			const made = all.assign({ dueAt: Date.now() + hour });
			worked(all.opened(made), 'Kanari');
			const there = pages.map((name) => [name, address(name, made)] as const);
			const asked = there.flatMap(([, page]) => [page, dataOf(page)]);
			const replies = new Map(await readAll(all.browser(role), asked));
			expect([...replies.keys()]).toEqual(asked);
			for (const [name, page] of there) {
				const told = [page, dataOf(page)]
					.flatMap((each) => replies.get(each) ?? [])
					.map(withoutChoices)
					.join('');
				for (const [secret, shows] of Object.entries(secrets)) {
					// the print version lists every relation under every point
					if (name.endsWith('/packet') && secret.startsWith('relation')) continue;
					expect([name, secret, shows.test(told)]).toEqual([name, secret, false]);
				}
				const written = /Kanari (before|expected|note|reason|evidence)/;
				expect([name, written.test(told)]).toEqual([name, false]);
			}
		}
	);
});
