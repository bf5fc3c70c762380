import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Assignment } from '#lib/server/assignments.ts';
import * as figures from '#lib/server/class-figures.ts';
import * as courses from '#lib/server/courses.ts';
import type { Taught } from '#lib/server/courses.ts';
import { close, client, open, openForReading } from '#lib/server/db/index.ts';
import * as glance from '#lib/server/glance.ts';
import { publishTiny } from '../support/cast.ts';
import { done, five } from '../support/class-work.ts';
import { queries } from '../support/sql-trace.ts';
import { temporary } from '../support/server.ts';
import { administrator, assign, teacher } from '../support/factories.ts';

let data: string;
let hers: Taught;
let bell: Assignment;
beforeEach(() => {
	data = temporary();
	open(join(data, 'parallax.db'));
	publishTiny();
	hers = courses.make(teacher(administrator(), 'Dora'), { name: 'History', timeZone: 'UTC' });
	bell = assign(hers);
	five.forEach((work) => done(hers, bell, work));
});
afterEach(() => {
	close();
	rmSync(data, { recursive: true });
});

const patient = 15_000;

test('a worker counts the same as the server would', async () => {
	expect(await glance.of(bell, patient)).toEqual(figures.of(bell));
});

test('a class is counted once, and again after the next hand-in', async () => {
	const first = await glance.of(bell, patient);
	expect(await glance.of(bell, patient)).toBe(first);
	done(hers, bell, { name: 'Jo', notes: 'A1.1 cause' });
	const second = await glance.of(bell, patient);
	expect([first?.n, second?.n]).toEqual([5, 6]);
});

test('whoever does not wait is told that it is not there yet, and finds it later', async () => {
	done(hers, bell, { name: 'Jo' });
	expect(await glance.of(bell, 0)).toBeNull();
	expect(await glance.of(bell, patient)).toMatchObject({ n: 6 });
});

test('asking for what was counted costs a constant two queries', async () => {
	await glance.of(bell, patient);
	expect(queries(() => void glance.of(bell, patient))).toBeLessThan(3);
});

test('what counts can change nothing', () => {
	close();
	openForReading(join(data, 'parallax.db'));
	expect(() => client.prepare('delete from user').run()).toThrow(/readonly/);
});
