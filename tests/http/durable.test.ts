import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { client, close, open } from '#lib/server/db/index.ts';
import * as users from '#lib/server/account/users.ts';
import { aClass, opened } from '../support/factories.ts';
import { classWriters, killRounds } from '../support/http/kill-rounds.ts';
import { put } from '../support/tiny-lesson.ts';
import { serve, temporary } from '../support/server.ts';
import { visitor } from '../support/http/tiny-server.ts';

test('a commit waits for the disk: synchronous is FULL on a connection that the program opens', () => {
	const data = temporary();
	open(join(data, 'parallax.db'));
	expect(client.pragma('synchronous', { simple: true })).toBe(2);
	expect(client.pragma('journal_mode', { simple: true })).toBe('wal');
	expect(client.pragma('foreign_keys', { simple: true })).toBe(1);
	expect(client.pragma('secure_delete', { simple: true })).toBe(1);
	close();
	rmSync(data, { recursive: true });
});

/** How often the server is killed; 200 times by hand (CONTRIBUTING.md). */
const kills = Number(process.env.PARALLAX_KILLS ?? 2);

test(
	'notes, answers, judgements, scores and comments that were acknowledged are still saved after power cuts',
	{ timeout: 120_000 * (kills + 1) },
	async () => {
		const data = temporary();
		const file = join(data, 'parallax.db');
		open(file);
		put();
		const { teacher, assignment, students } = aClass({
			students: { Eli: 'handed in', Fay: 'enrolled' }
		});
		const notebook = opened(students.Fay, assignment);
		const [submission] = client
			.prepare('select id from attempt where handed_in_at is not null')
			.pluck()
			.all();
		const fay = { home: `/notebooks/${notebook.id}`, token: users.signIn(students.Fay) };
		const dora = { home: `/submissions/${String(submission)}`, token: users.signIn(teacher) };
		close();

		const rounds = killRounds(file, classWriters({ ...fay, attempt: notebook.attemptId }, dora));
		for (let n = 0; n < kills; n++) await rounds.round(await serve({ data }));
		const { acknowledged, unanswered, storedAllTheSame, lost } = rounds.totals;
		console.log(
			`${kills} kills: ${acknowledged} changes acknowledged, ${lost.length} of them lost; ` +
				`${unanswered} unanswered, ${storedAllTheSame} of them stored`
		);
		expect(lost).toEqual([]);
		expect(acknowledged).toBeGreaterThanOrEqual(8 * kills);
		expect(rounds.integrity()).toBe('ok');

		const served = await serve({ data });
		const work = await visitor(served.url, fay.token).get(`${fay.home}/export`);
		const review = await visitor(served.url, dora.token).get(`${dora.home}/review`);
		for (const words of rounds.newest()) expect(work.body + review.body).toContain(words);
		await served.stop();
		rmSync(data, { recursive: true });
	}
);
