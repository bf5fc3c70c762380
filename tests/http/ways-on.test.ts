import { beforeAll, describe, expect, test } from 'vitest';
import type { Step } from '#lib/address/notebook-steps.ts';
import * as annotations from '#lib/server/notebook/annotations.ts';
import * as answers from '#lib/server/notebook/answers.ts';
import * as submissions from '#lib/server/notebook/submissions.ts';
import { uid } from '#lib/uid.ts';
import { learner, opened } from '../support/factories.ts';
import { worked } from '../support/full-notebook.ts';
import { browserOf } from '../support/http/assigned-course.ts';
import { visibleHtml, wordsOf } from '../support/http/read-page.ts';
import type { Reply } from '../support/http/tiny-server.ts';
import { all, tiny, withAssignedCourse } from '../support/http/with-server.ts';

withAssignedCourse();

/** The main links of a page, in their order, each with what it leads to. */
const ways = (reply: Reply) =>
	[...visibleHtml(reply).matchAll(/<a\b[^>]*class="button main[^"]*"[^>]*>/g)].map(
		([tag]) => /href="(?:[^"]*\/)?(\w+)"/.exec(tag)?.[1]
	);

/** A student of an assignment with these steps, and their pages. */
function student(steps: Step[], work = false) {
	const who = learner(all.hers, 'Fay');
	const notebook = opened(who, all.assign({ steps }));
	if (work) worked(notebook);
	const browser = browserOf(tiny.url, who);
	const page = (path: string) => browser.get(`/notebooks/${notebook.id}/${path}`);
	return { notebook, page };
}

/** Steps of a notebook, and the pages of each step with where they lead. */
const chains: [Step[], [string, string][]][] = [
	[
		['before', 'read', 'compare', 'answer', 'after'],
		[
			['before', 'read'],
			['read', 'compare'],
			['compare', 'answer'],
			['compare?point=remedy', 'answer'],
			['compare?point=families', 'answer'],
			['compare?view=frame', 'answer'],
			['compare?view=found', 'answer'],
			['answer?question=evidence', 'after'],
			['answer?question=both', 'after']
		]
	],
	[
		['read', 'answer', 'after'],
		[
			['read', 'answer'],
			['answer', 'after']
		]
	],
	[
		['before', 'read', 'compare', 'after'],
		[
			['before', 'read'],
			['read', 'compare'],
			['compare', 'after']
		]
	],
	[['read', 'after'], [['read', 'after']]]
];

describe.each(chains)('an assignment with the steps %j', (steps, pages) => {
	let open: ReturnType<typeof student>;
	beforeAll(() => {
		open = student(steps);
	});

	test.each(pages)('leads on from %s to %s, once', async (path, next) => {
		expect(ways(await open.page(path))).toEqual([next]);
	});
});

test('what is still open is said beside the way on, until it is done or handed in', async () => {
	const { notebook, page } = student(['before', 'read', 'compare', 'answer', 'after']);
	const left = async (path: string) =>
		(path === 'before' ? /Left to do: ([^<]*)/ : /Left to do here: ([^<]*)/)
			.exec(visibleHtml(await page(path)))?.[1]
			?.trim();
	const all_ = async () => [
		await left('before'),
		await left('read'),
		await left('compare'),
		await left('answer')
	];
	// the prediction was skipped
	expect(await all_()).toEqual([
		'You haven’t said where you stand yet.',
		'You have no notes on article A yet. You have no notes on article B yet.',
		'2 points left to compare.',
		'1 answer left to lock.'
	]);
	worked(notebook);
	expect(await all_()).toEqual([
		undefined,
		'You have no notes on article B yet.',
		'1 point left to compare.',
		undefined
	]);
	submissions.handIn(notebook);
	expect(await all_()).toEqual([undefined, undefined, undefined, undefined]);
	expect(ways(await page('read'))).toEqual(['compare']);
});

test('the main path of self-study can be done as it is counted', async () => {
	const me = tiny.learner();
	const left = async () =>
		/Main tasks left: ([^<]*)|All main tasks are done/
			.exec(wordsOf(await me.get(`${me.home}/answer`)))?.[0]
			?.trim();
	worked(me.notebook);
	annotations.restore(me.notebook, 'note-2');
	expect(await left()).toContain('1 point left to compare.');
	await me.command({ kind: 'judge', point: 'remedy', revision: 0, relation: 'agree', reason: '' });
	expect(await left()).toBe('All main tasks are done');
	// optional, and open at once
	expect(
		answers.save(me.notebook, 'both', { text: 'Yes.', base: 0, saveUid: uid() })
	).toMatchObject({ revision: 1 });
});
