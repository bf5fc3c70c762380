import { describe, expect, test } from 'vitest';
import * as annotations from '#lib/server/notebook/annotations.ts';
import type { Assignment } from '#lib/server/assignment/assignments.ts';
import * as assignments from '#lib/server/assignment/assignments.ts';
import { client } from '#lib/server/db/index.ts';
import * as extensions from '#lib/server/assignment/extensions.ts';
import * as notebooks from '#lib/server/notebook/notebooks.ts';
import type { Notebook } from '#lib/server/notebook/notebooks.ts';
import * as howOthersRead from '#lib/server/classroom/how-others-read.ts';
import * as submissions from '#lib/server/notebook/submissions.ts';
import * as withheld from '#lib/server/notebook/withheld.ts';
import { uid } from '#lib/uid.ts';
import { notebookOf, refusal } from '../support/cast.ts';
import { assign, learner, opened } from '../support/factories.ts';
import { hour, pass } from '../support/date.ts';
import { worked } from '../support/full-notebook.ts';
import { eli, hers, withClass } from '../support/with-class.ts';

withClass();

const now = (of: Notebook, who = eli) => notebooks.find(who, of.id);

describe('model answers, the lesson’s views, the author’s notes and samples', () => {
	const due = (of: Notebook) => [
		withheld.models(now(of)).size,
		withheld.views(now(of)).size,
		withheld.layer(now(of)).length,
		withheld.samples(now(of)).size
	];
	const done = (made: Assignment, who = eli) => {
		const of = worked(opened(who, made));
		submissions.handIn(of);
		return of;
	};

	test('appear as in self-study where nothing holds them back', () => {
		const his = worked(opened(eli, assign(hers)));
		expect(due(his)).toEqual([2, 1, 0, 0]);
		submissions.handIn(his);
		expect(due(his)).toEqual([2, 1, 6, 1]);
	});

	test('appear after the due date, for each student at their own', () => {
		const made = assign(hers, { modelsAt: 'due', dueAt: Date.now() + hour });
		const fay = learner(hers, 'Fay');
		extensions.extend(made, fay.id, Date.now() + 3 * hour);
		const his = done(made);
		const her = done(made, fay);
		expect(due(his)).toEqual([0, 0, 0, 0]);
		pass(2 * hour);
		expect(due(his)).toEqual([2, 1, 6, 1]);
		expect(withheld.models(now(her, fay)).size).toBe(0);
		pass(4 * hour);
		expect(withheld.models(now(her, fay)).size).toBe(2);
	});

	test('appear when a teacher releases them by hand', () => {
		const made = assign(hers, { modelsAt: 'hand' });
		const his = done(made);
		expect(due(his)).toEqual([0, 0, 0, 0]);
		assignments.releaseModels(made);
		expect(due(his)).toEqual([2, 1, 6, 1]);
		expect(refusal(() => assignments.releaseModels(assign(hers))).reason).toBe('invalid');
	});
});

describe('notes', () => {
	const visibilities = () =>
		client.prepare('select visibility from annotation order by id').pluck().all();
	const remark = { from: 'A1.1', code: null, note: '' };

	test('are for the class where it shares, otherwise for teachers, and in self-study for nobody else', () => {
		for (const of of [
			opened(eli, assign(hers, { sharing: 'start' })),
			opened(eli, assign(hers, { sharing: 'never' })),
			notebookOf(eli)
		])
			annotations.add(of, uid(), remark);
		expect(visibilities()).toEqual(['class', 'instructors', 'me']);
	});

	test('are counted in a class no earlier than they are shown, and never across classes', () => {
		const never = assign(hers);
		const after = assign(hers, { sharing: 'after' });
		const six = Array.from({ length: 6 }, (_, n) => learner(hers, `Pupil ${n}`));
		for (const who of six)
			for (const of of [opened(who, never), opened(who, after)]) {
				annotations.add(of, uid(), remark);
				howOthersRead.setConsent(of, true);
			}
		const asking = (made: Assignment) => {
			const of = worked(opened(eli, made));
			return () => howOthersRead.others(now(of))?.n ?? null;
		};
		const silent = asking(never);
		const later = asking(after);
		worked(notebookOf(eli));
		expect([silent(), later(), howOthersRead.others(notebookOf(eli))]).toEqual([null, null, null]);
		submissions.handIn(opened(eli, after));
		expect([silent(), later()]).toEqual([null, 6]);
	});
});
