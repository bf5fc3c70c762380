import { describe, expect, test } from 'vitest';
import { actWords } from '#lib/wording/audit-log.ts';
import { shiftWords } from '#lib/wording/time-shift.ts';
import { withNames } from '#lib/server/admin/audit-history.ts';
import * as auditHistory from '#lib/server/admin/audit-history.ts';
import * as assignments from '#lib/server/assignment/assignments.ts';
import * as extensions from '#lib/server/assignment/extensions.ts';
import * as zoneChange from '#lib/server/assignment/zone-change.ts';
import * as courses from '#lib/server/course/courses.ts';
import { client } from '#lib/server/db/index.ts';
import { localOf } from '#lib/wording/time-zone.ts';
import { refusal } from '../support/cast.ts';
import { assign, opened } from '../support/factories.ts';
import { worked } from '../support/full-notebook.ts';
import { dora, eli, hers, withClass } from '../support/with-class.ts';

withClass();

const hour = 3_600_000;
/** 14:00 UTC in the winter of a year that no test reaches, and a little later within its minute. */
const due = Date.UTC(2099, 0, 8, 14) + 12_345;

const change = (timeZone: string, keeping: zoneChange.Keeping | null) =>
	zoneChange.change(courses.taught(dora, hers.id), { name: hers.name, timeZone }, keeping);
const dates = () =>
	client
		.prepare('select opens_at, due_at from assignment union all select due_at, null from extension')
		.all();
const zone = () => courses.taught(dora, hers.id).timeZone;

/** One assignment that nobody has opened, with an extension, and one that Eli has started. */
function prepared() {
	const fresh = assign(hers, { title: 'Fresh', opensAt: due - 24 * hour, dueAt: due });
	extensions.extend(fresh, eli.id, due + hour);
	const begun = assign(hers, { title: 'Begun', dueAt: due });
	worked(opened(eli, begun));
	return { fresh, begun };
}

describe('a new time zone for a class', () => {
	test('shows first what every date would become, and changes nothing', () => {
		const { fresh, begun } = prepared();
		assign(hers, { title: 'Undated' });
		const before = dates();
		expect(change('Asia/Tokyo', null)).toEqual([
			{
				id: begun.id,
				title: 'Begun',
				dates: [{ kind: 'due', at: due, moved: due - 9 * hour }],
				stays: 'Students have started, so it can’t be due earlier.'
			},
			{
				id: fresh.id,
				title: 'Fresh',
				dates: [
					{ kind: 'opens', at: due - 24 * hour, moved: due - 33 * hour },
					{ kind: 'due', at: due, moved: due - 9 * hour },
					{ kind: 'extension', at: due + hour, moved: due - 8 * hour }
				],
				stays: null
			}
		]);
		expect([dates(), zone()]).toEqual([before, 'UTC']);
	});

	test('asks nothing where no assignment has a date, or the zone stays', () => {
		assign(hers);
		expect(change('Asia/Tokyo', null)).toEqual([]);
		assign(hers, { dueAt: due });
		expect(change('Asia/Tokyo', null)).toEqual([]);
		expect(zone()).toBe('Asia/Tokyo');
		expect(refusal(() => change('Tokyo', 'clocks')).reason).toBe('invalid');
	});

	test('keeps the moments', () => {
		prepared();
		const before = dates();
		expect(change('Asia/Tokyo', 'moments')).toEqual([]);
		expect([dates(), zone()]).toEqual([before, 'Asia/Tokyo']);
	});

	test('or keeps the clock times, but never makes anything that students have started due earlier', () => {
		const { fresh, begun } = prepared();
		change('Asia/Tokyo', 'clocks');
		const [one, other] = [fresh, begun].map(({ id }) => assignments.taught(dora, id));
		expect(localOf(one?.dueAt ?? 0, 'Asia/Tokyo')).toBe('2099-01-08T14:00');
		expect([one?.opensAt, one?.dueAt]).toEqual([due - 33 * hour, due - 9 * hour]);
		expect(assignments.find(eli, fresh.id).dueAt).toBe(due - 8 * hour);
		expect(other?.dueAt).toBe(due);
	});

	test('makes what students have started due later, but doesn’t lock them out of it', () => {
		const { begun } = prepared();
		const soon = assign(hers, { title: 'Soon', opensAt: Date.now() - hour, dueAt: due });
		worked(opened(eli, soon));
		const stays = change('America/New_York', null).map(({ title, stays }) => [title, stays]);
		expect(stays).toEqual([
			['Soon', 'Students have started, so it can’t open later.'],
			['Begun', null],
			['Fresh', null]
		]);
		change('America/New_York', 'clocks');
		expect(assignments.taught(dora, begun.id).dueAt).toBe(due + 5 * hour);
		expect(assignments.taught(dora, soon.id)).toMatchObject({ dueAt: due, opensAt: soon.opensAt });
	});

	test.each([
		['moments', ['Asia/Tokyo', 'America/New_York', 'Asia/Kathmandu']],
		['clocks', ['Asia/Tokyo', 'Asia/Kathmandu']]
	] as const)(
		'is undone, keeping the %s, by changing back with the same choice',
		(keeping, others) => {
			prepared();
			const before = dates();
			for (const other of others) {
				change(other, keeping);
				change('UTC', keeping);
				expect([other, dates(), zone()]).toEqual([other, before, 'UTC']);
			}
		}
	);

	test('is undone, where it made work due later, for all but what students have started', () => {
		const { fresh, begun } = prepared();
		change('America/New_York', 'clocks');
		expect(change('UTC', null)).toMatchObject([
			{ id: begun.id, stays: 'Students have started, so it can’t be due earlier.' },
			{ id: fresh.id, stays: null }
		]);
		change('UTC', 'clocks');
		const due = [fresh, begun].map(({ id }) => assignments.taught(dora, id).dueAt);
		expect(due).toEqual([fresh.dueAt, (begun.dueAt ?? 0) + 5 * hour]);
	});

	test('is logged with what the dates kept, and which moved', () => {
		const { fresh } = prepared();
		const known = auditHistory.of(hers).length;
		change('Asia/Tokyo', 'clocks');
		const entries = auditHistory.of(hers);
		const said = withNames(entries.slice(0, entries.length - known)).map(({ title, ...act }) =>
			[...actWords(act), title].filter(Boolean).join(' · ')
		);
		expect(said.at(-1)).toBe(
			'changed the time zone from UTC to Asia/Tokyo, and dates kept their clock times'
		);
		expect(said).toContain(
			'changed the assignment: earlier opening date (Wed 7 Jan 2099, 14:00 (Asia/Tokyo)), ' +
				'earlier due date (Thu 8 Jan 2099, 14:00 (Asia/Tokyo)) · Fresh'
		);
		const moved = entries.find(({ action }) => action === 'extended');
		expect(moved).toMatchObject({
			subjectId: String(fresh.id),
			detail: { user: eli.id, dueAt: due - 8 * hour }
		});
	});
});

test('how far a date moves is said in hours and minutes', () => {
	const said = [0, hour, -2 * hour, 5.75 * hour].map((by) => shiftWords(due, due + by));
	expect(said).toEqual([
		'not moved',
		'1 hour later',
		'2 hours earlier',
		'5 hours 45 minutes later'
	]);
});
