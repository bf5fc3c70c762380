import { renameSync } from 'node:fs';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { Assignment } from '#lib/server/assignment/assignments.ts';
import * as figures from '#lib/server/insight/figures.ts';
import type { Taught } from '#lib/server/course/courses.ts';
import { close, client, openForReading } from '#lib/server/db/index.ts';
import * as classView from '#lib/server/insight/class-view.ts';
import { classOfFive, done } from '../support/class-work.ts';
import { withDatabaseFile } from '../support/each-test.ts';
import { queries } from '../support/sql-trace.ts';
import { put } from '../support/tiny-lesson.ts';

let hers: Taught;
let bell: Assignment;
const { file } = withDatabaseFile(() => {
	put();
	({ hers, bell } = classOfFive());
});

// A worker takes a second to start, and much longer on a busy machine.
const patient = 60_000;
const timeout = 3 * patient;

test('a worker counts the same as the server would', { timeout }, async () => {
	expect(await classView.of(bell, patient)).toEqual(figures.of(bell));
});

test('a class is counted once, and again after the next hand-in', { timeout }, async () => {
	const first = await classView.of(bell, patient);
	expect(await classView.of(bell, patient)).toBe(first);
	done(hers, bell, { name: 'Jo', notes: 'A1.1 cause' });
	const second = await classView.of(bell, patient);
	expect([first?.n, second?.n]).toEqual([5, 6]);
});

test(
	'a request that does not wait gets nothing at first, and finds the result later',
	{ timeout },
	async () => {
		done(hers, bell, { name: 'Jo' });
		expect(await classView.of(bell, 0)).toBeNull();
		expect(await classView.of(bell, patient)).toMatchObject({ n: 6 });
	}
);

test('asking for a finished count takes at most two queries', { timeout }, async () => {
	await classView.of(bell, patient);
	expect(queries(() => void classView.of(bell, patient))).toBeLessThan(3);
});

test('the worker that counts cannot change the database', () => {
	close();
	openForReading(file());
	expect(() => client.prepare('delete from user').run()).toThrow(/readonly/);
});

test('the progress of a count can be read while it runs', { timeout }, async () => {
	void classView.of(bell, patient);
	expect(classView.counting(bell)).toMatchObject({
		learners: 5,
		part: expect.any(Number),
		parts: 4
	});
	await classView.of(bell, patient);
	expect(classView.counting(bell)).toMatchObject({ part: 3 });
});

test(
	'an unreadable database is reported to every request, even to those that do not wait',
	{ timeout },
	async () => {
		const away = `${file()}.away`;
		renameSync(file(), away);
		expect(await classView.of(bell, 0)).toBeNull();
		await expect
			.poll(() => classView.of(bell, 0).catch(String), { timeout: patient })
			.toMatch(/counted/);
		renameSync(away, file());
		expect(await classView.of(bell, patient)).toMatchObject({ n: 5 });
	}
);

test(
	'a worker that cannot start stops nothing else, and the next request tries again',
	{ timeout },
	async () => {
		// a fresh copy of the module, because another test may have started the worker of `classView`
		const unstarted = '#lib/server/insight/class-view.ts?unstarted';
		const { of, warm } = (await import(unstarted)) as typeof classView;
		onTestFinished(() => void vi.unstubAllEnvs());
		vi.stubEnv('PARALLAX_WORKER', `${file()}.nothing.js`);
		warm();
		await expect(of(bell, patient)).rejects.toThrow(/nothing\.js|stopped/);
		vi.unstubAllEnvs();
		expect(await of(bell, patient)).toMatchObject({ n: 5 });
	}
);
