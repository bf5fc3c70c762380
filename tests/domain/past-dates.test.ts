import { describe, expect, test } from 'vitest';
import * as assignments from '#lib/server/assignment/assignments.ts';
import { change } from '#lib/server/assignment/changes.ts';
import * as extensions from '#lib/server/assignment/extensions.ts';
import * as overview from '#lib/server/classroom/overview.ts';
import * as lessons from '#lib/server/lesson/lessons.ts';
import { minuteEnd } from '#lib/wording/due-minute.ts';
import { refusal } from '../support/cast.ts';
import { hour, pass, soon } from '../support/date.ts';
import { assign, chosen, learner } from '../support/factories.ts';
import { dora, eli, hers, withClass } from '../support/with-class.ts';

withClass();

const past = Date.UTC(2020, 0, 1, 10);
const asks = (work: () => unknown) => {
	const { reason, message } = refusal(work);
	expect([reason, message]).toEqual([
		'incomplete',
		expect.stringMatching(/already passed: Wed 1 Jan 2020, 10:00\..*tick/s)
	]);
};

describe('a due date that has passed is taken only once it is confirmed', () => {
	test('when assigning', () => {
		const make = (dueAt: number, sure?: boolean) =>
			assignments.make(hers, lessons.find('tiny'), chosen({ dueAt }), sure);
		asks(() => make(past));
		expect(assignments.of(hers)).toEqual([]);
		expect(make(past, true)).toMatchObject({ dueAt: past });
	});

	test('when changing an assignment, unless the date stays', () => {
		const made = assign(hers, { dueAt: soon() });
		asks(() => change(made, chosen({ dueAt: past })));
		expect(assignments.taught(dora, made.id)).toEqual(made);
		const over = change(made, chosen({ dueAt: past }), true);
		expect(over).toMatchObject({ dueAt: past });
		expect(change(over, chosen({ dueAt: past, title: 'Over' }))).toMatchObject({ title: 'Over' });
	});

	test('when extending it, for all of the students or for none', () => {
		const made = assignments.make(hers, lessons.find('tiny'), chosen({ dueAt: past - hour }), true);
		const both = [eli.id, learner(hers, 'Fay').id];
		const dates = () => overview.of(made).map(({ dueAt }) => dueAt);
		asks(() => extensions.extendAll(made, both, past));
		expect(dates()).toEqual([past - hour, past - hour]);
		extensions.extendAll(made, both, past, true);
		expect(dates()).toEqual([past, past]);
	});

	test('with the opening date, if that has passed, too: it opens at once', () => {
		const dates = { opensAt: past - hour, dueAt: past };
		const says = (work: () => unknown) => refusal(work).message.includes('so it opens at once.');
		const make = (changes: Partial<typeof dates>) => () =>
			assignments.make(hers, lessons.find('tiny'), chosen({ ...dates, ...changes }));
		expect([says(make({})), says(make({ opensAt: soon() - hour }))]).toEqual([true, false]);
		const made = assign(hers, { dueAt: soon() });
		expect(says(() => change(made, chosen(dates)))).toBe(true);
		const opened = change(made, chosen({ ...dates, dueAt: soon() }));
		expect(says(() => change(opened, chosen(dates)))).toBe(false);
	});

	test('and the present minute has not passed', () => {
		pass(0);
		const now = Date.now();
		pass(minuteEnd(now) - 1 - now);
		expect(assign(hers, { dueAt: now })).toMatchObject({ dueAt: now });
		pass(1);
		expect(refusal(() => assign(hers, { dueAt: now })).reason).toBe('incomplete');
	});
});
