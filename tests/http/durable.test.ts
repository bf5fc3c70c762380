import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { client, close, open } from '#lib/server/db/index.ts';
import * as lessons from '#lib/server/lesson/lessons.ts';
import * as notebooks from '#lib/server/notebook/notebooks.ts';
import * as users from '#lib/server/account/users.ts';
import { uid } from '#lib/uid.ts';
import { put } from '../support/tiny-lesson.ts';
import { serve, temporary } from '../support/server.ts';
import { annotate, answer } from '../support/http/form-mistakes.ts';
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

test(
	'everything that was acknowledged is still saved after a power cut in the middle of a save',
	// it starts the program three times
	{ timeout: 360_000 },
	async () => {
		const data = temporary();
		open(join(data, 'parallax.db'));
		put();
		const ada = users.guest();
		const token = users.signIn(ada);
		const home = `/notebooks/${notebooks.open(ada, lessons.find('tiny'), uid()).id}`;
		close();
		const notes = new Set<string>();
		let text = '';
		let revision = 0;
		for (let round = 1; round <= 2; round += 1) {
			const served = await serve({ data });
			const browser = visitor(served.url, token);
			const note = async (words: string) => {
				const reply = await browser.post(`${home}/read?/annotate`, annotate({ note: words })());
				if (reply.status === 303) notes.add(words);
			};
			for (let i = 1; i <= 10; i += 1) {
				const next = `Round ${round}, save ${i}.`;
				const fields = answer({ text: next, revision: String(revision) })();
				expect((await browser.post(`${home}/answer?/save`, fields)).status).toBe(303);
				text = next;
				revision += 1;
				await note(`Note of ${next}`);
			}
			// these are under way when the power fails; those that got an answer must be kept
			const pending = Promise.allSettled([1, 2, 3, 4].map((i) => note(`Late note ${round}.${i}`)));
			await note(`Last note of round ${round}.`);
			await served.kill();
			await pending;
		}
		expect(notes.size).toBeGreaterThanOrEqual(22);
		const served = await serve({ data });
		const reply = await visitor(served.url, token).get(`${home}/export`);
		const work = JSON.parse(reply.body);
		expect(work.annotations.map(({ note }: { note: string }) => note)).toEqual(
			expect.arrayContaining([...notes])
		);
		expect(work.answers).toMatchObject([{ question: 'evidence', text }]);
		await served.stop();
		rmSync(data, { recursive: true });
	}
);
