import { describe, expect, test } from 'vitest';
import * as auditHistory from '#lib/server/admin/audit-history.ts';
import * as annotations from '#lib/server/notebook/annotations.ts';
import { allowed, change, state } from '#lib/server/assignment/changes.ts';
import { type Change, changes, type Chosen, type State } from '#lib/server/assignment/rules.ts';
import { between } from '#lib/server/assignment/rules.ts';
import * as assignments from '#lib/server/assignment/assignments.ts';
import { first } from '#lib/server/assignment/reading-order.ts';
import * as notebooks from '#lib/server/notebook/notebooks.ts';
import * as submissions from '#lib/server/notebook/submissions.ts';
import { refusal } from '../support/cast.ts';
import { assign, chosen, learner, opened } from '../support/factories.ts';
import { dora, eli, hers, withClass } from '../support/with-class.ts';

withClass();

/** The starting choices, from which every setting can change in both directions. */
const middle: Partial<Chosen> = {
	opensAt: 1000,
	dueAt: 9e12,
	late: 'accept',
	sharing: 'after',
	modelsAt: 'due',
	points: ['tired', 'remedy']
};
const on = { sharingNames: true, textsAfterPrediction: true, blind: true, takeBack: true };
const off = { sharingNames: false, textsAfterPrediction: false, blind: false, takeBack: false };

/** Each change, with the choices before and after it. */
const made: [Change, Partial<Chosen>, Partial<Chosen>][] = [
	['title', {}, { title: 'Another' }],
	['instructions', {}, { instructions: 'Read twice.' }],
	['opens earlier', {}, { opensAt: null }],
	['opens later', {}, { opensAt: 2000 }],
	['due later', {}, { dueAt: 9.5e12 }],
	['due earlier', {}, { dueAt: 8e12 }],
	['late is accepted', { late: 'close' }, { late: 'accept' }],
	['late is closed', {}, { late: 'close' }],
	['sharing less', {}, { sharing: 'never' }],
	['sharing more', {}, { sharing: 'start' }],
	['names hidden', on, { sharingNames: false }],
	['names shown', off, { sharingNames: true }],
	['texts at once', on, { textsAfterPrediction: false }],
	['texts after the prediction', off, { textsAfterPrediction: true }],
	['sources shown', on, { blind: false }],
	['sources hidden', off, { blind: true }],
	['order', {}, { order: 'balanced' }],
	['parts added', {}, { points: null }],
	['parts taken away', {}, { points: ['tired'] }],
	['models earlier', {}, { modelsAt: 'lock' }],
	['models later', {}, { modelsAt: 'hand' }],
	['taking back allowed', off, { takeBack: true }],
	['taking back not allowed', on, { takeBack: false }]
];
const states: State[] = ['no work', 'begun', 'handed in'];
const table = made.flatMap(([what, from, to]) =>
	states.map((when) => [what, when, changes[what][when], from, to] as const)
);

/** Brings the class into this state. */
function reach(when: State, of: assignments.Assignment) {
	const his = opened(eli, of);
	if (when === 'no work') return;
	annotations.add(notebooks.find(eli, his.id), 'n1', { from: 'A1.1', code: null, note: '' });
	if (when === 'handed in') submissions.handIn(his);
}

describe('changing an assignment', () => {
	test('covers every change in the table', () => {
		expect(made.map(([what]) => what).toSorted()).toEqual(Object.keys(changes).toSorted());
	});

	test.each(table)('%s, %s: %s', (what, when, may, from, to) => {
		const begun = chosen({ ...middle, ...from });
		// notes can't be written while the texts wait for a prediction
		const of = assign(hers, { ...begun, textsAfterPrediction: false });
		reach(when, of);
		expect(state(of)).toBe(when);
		expect(between(begun, { ...begun, ...to })).toEqual([what]);
		expect(allowed(of)[what]).toBe(may);
		if (what === 'texts at once') return;
		const wanted = { ...begun, textsAfterPrediction: false, ...to };
		if (may === true) {
			expect(change(of, wanted)).toMatchObject(to);
			expect(assignments.taught(dora, of.id)).toMatchObject(to);
			return;
		}
		const said = refusal(() => change(of, wanted));
		expect([said.reason, said.message]).toEqual(['closed', `${may} Nothing was changed.`]);
		expect(assignments.taught(dora, of.id)).toEqual(of);
	});

	test('is all or nothing: one refused change prevents the others', () => {
		const of = assign(hers, middle);
		reach('begun', of);
		const both = chosen({ ...middle, title: 'Another', sharing: 'start' });
		expect(refusal(() => change(of, both)).reason).toBe('closed');
		expect(assignments.taught(dora, of.id).title).toBe('The bell');
	});

	test('logs dates and who sees what, and never what was typed', () => {
		const of = assign(hers, middle);
		const to = chosen({ ...middle, title: 'The last bell', dueAt: 9.5e12, sharing: 'never' });
		change(of, to);
		expect(change(assignments.taught(dora, of.id), to).title).toBe('The last bell');
		const [entry, before] = auditHistory.of(hers);
		expect(before?.action).toBe('made');
		expect(entry).toMatchObject({
			action: 'changed',
			detail: {
				what: 'title, due later, sharing less',
				dueAt: 9.5e12,
				'dueAt before': 9e12,
				sharing: 'never',
				'sharing before': 'after'
			}
		});
		expect(JSON.stringify(entry)).not.toContain('The last bell');
	});

	test('to a new order draws it again for students who opened it and wrote nothing', () => {
		const of = assign(hers, middle);
		const pupils = Array.from({ length: 6 }, (_, n) => learner(hers, `Pupil ${n}`));
		for (const who of pupils) opened(who, of);
		change(of, chosen({ ...middle, order: 'balanced' }));
		const sides = pupils.map((who) => opened(who, of).firstSide);
		expect(sides).toEqual(pupils.map((_, n) => first(of.orderSeed, n)));
		expect(new Set(sides).size).toBe(2);
	});

	test('with invalid choices is refused before anything else', () => {
		const of = assign(hers, middle);
		expect(refusal(() => change(of, chosen({ title: '' }))).reason).toBe('invalid');
	});
});
