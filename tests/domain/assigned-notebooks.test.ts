import { describe, expect, test } from 'vitest';
import { open } from '#lib/server/classroom/assigned-notebooks.ts';
import * as assignments from '#lib/server/assignment/assignments.ts';
import { client } from '#lib/server/db/index.ts';
import * as members from '#lib/server/course/members.ts';
import { first } from '#lib/server/assignment/reading-order.ts';
import { notebookOf, refusal } from '../support/cast.ts';
import { account, assign, learner, opened } from '../support/factories.ts';
import { dora, eli, hers, withClass } from '../support/with-class.ts';

withClass();

describe('opening an assignment', () => {
	test('creates one notebook for it, however often, beside the one for self-study', () => {
		const made = assign(hers);
		const own = notebookOf(eli);
		const his = opened(eli, made);
		expect(his.id).not.toBe(own.id);
		expect(open(eli, made.id, 'another')).toEqual(his);
		expect(notebookOf(eli)).toEqual(own);
		expect(assignments.find(eli, made.id).notebookId).toBe(his.id);
	});

	test('is for the students of its class: not for teachers, outsiders or students who have left', () => {
		const made = assign(hers);
		members.remove(hers, eli.id);
		for (const who of [dora, eli, account('Fay')])
			expect(refusal(() => opened(who, made)).reason).toBe('missing');
		expect(client.prepare('select count(*) from notebook').pluck().get()).toBe(0);
	});

	test('with an id that somebody else’s notebook has opens nothing', () => {
		const { uid } = notebookOf(dora);
		expect(refusal(() => open(eli, assign(hers).id, uid)).reason).toBe('invalid');
	});

	test('begins with A for everybody, or with A for half of the class and B for the other half', () => {
		const fixed = assign(hers);
		const balanced = assign(hers, { order: 'balanced' });
		const pupils = Array.from({ length: 8 }, (_, n) => learner(hers, `Pupil ${n}`));
		const sides = (of: assignments.Assignment) => pupils.map((who) => opened(who, of).firstSide);
		expect(new Set(sides(fixed))).toEqual(new Set(['a']));
		const drawn = sides(balanced);
		expect(drawn.filter((side) => side === 'a')).toHaveLength(4);
		expect(drawn).toEqual(pupils.map((_, n) => first(balanced.orderSeed, n)));
	});

	test('draws a different order for each class', () => {
		const orders = [1, 2, 3, 4, 5, 6].map((seed) =>
			Array.from({ length: 30 }, (_, n) => first(seed, n)).join('')
		);
		expect(new Set(orders).size).toBe(6);
		for (const order of orders)
			for (let n = 1; n <= 30; n += 1) {
				const as = order.slice(0, n).replaceAll('b', '').length;
				expect(Math.abs(2 * as - n)).toBeLessThanOrEqual(2);
			}
	});
});
