import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Assignment } from '#lib/server/assignments.ts';
import * as courses from '#lib/server/courses.ts';
import { close, open } from '#lib/server/db/index.ts';
import * as glance from '#lib/server/glance.ts';
import { publishTiny } from '../support/cast.ts';
import { done, five } from '../support/class-work.ts';
import { temporary } from '../support/server.ts';
import { administrator, assign, teacher } from '../support/factories.ts';

let data: string;
let bell: Assignment;
beforeEach(() => {
	data = temporary();
	open(join(data, 'parallax.db'));
	publishTiny();
	const hers = courses.make(teacher(administrator(), 'Dora'), { name: 'History', timeZone: 'UTC' });
	bell = assign(hers);
	five.forEach((work) => done(hers, bell, work));
});
afterEach(() => {
	vi.unstubAllEnvs();
	close();
	rmSync(data, { recursive: true });
});

const patient = 15_000;

test('where what counts cannot start, that stops nothing else, and whoever asks next tries again', async () => {
	vi.stubEnv('PARALLAX_WORKER', join(data, 'nothing.js'));
	glance.warm();
	await expect(glance.of(bell, patient)).rejects.toThrow(/nothing\.js|stopped/);
	vi.unstubAllEnvs();
	expect(await glance.of(bell, patient)).toMatchObject({ n: 5 });
});

test('that the database cannot be read is told to whoever asks, also when they do not wait for it', async () => {
	const [here, away] = [join(data, 'parallax.db'), join(data, 'away.db')];
	renameSync(here, away);
	expect(await glance.of(bell, 0)).toBeNull();
	await expect
		.poll(() => glance.of(bell, 0).catch(String), { timeout: patient })
		.toMatch(/counted/);
	renameSync(away, here);
	expect(await glance.of(bell, patient)).toMatchObject({ n: 5 });
});

test('how far counting is can be asked while it lasts', async () => {
	void glance.of(bell, patient);
	expect(glance.counting(bell)).toMatchObject({ learners: 5, part: expect.any(Number), parts: 4 });
	await glance.of(bell, patient);
	expect(glance.counting(bell)).toMatchObject({ part: 3 });
});
