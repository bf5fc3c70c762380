import { join } from 'node:path';
import { uid } from '#lib/uid.ts';
import * as annotations from '#lib/server/notebook/annotations.ts';
import { client, close, open } from '#lib/server/db/index.ts';
import * as lessons from '#lib/server/lesson/lessons.ts';
import * as notebooks from '#lib/server/notebook/notebooks.ts';
import * as users from '#lib/server/account/users.ts';
import { readable } from '#lib/server/notebook/text-access.ts';
import { publishSeeds } from '../../seeds/seed.ts';
import type { Prepared } from './writer.ts';

/** Opens the database of a data folder. */
export const openIn = (data: string) => open(join(data, 'parallax.db'));

/** Moves everything into the database file, so that preparing does not slow down what is measured. */
export const settle = () => client.pragma('wal_checkpoint(TRUNCATE)');

/** The lesson to measure with: the first one on offer. */
export function firstLesson() {
	const [lesson] = lessons.offered();
	if (!lesson) throw new Error('There is no lesson to measure with.');
	return lesson;
}

/** Publishes the lessons and opens a notebook for each number, with that many notes in it. */
export function prepare<K extends string>(data: string, notes: Record<K, number>) {
	openIn(data);
	publishSeeds();
	const made = Object.entries<number>(notes).map(([name, count]): [string, Prepared] => {
		const who = users.guest();
		const notebook = notebooks.open(who, firstLesson(), uid());
		annotate(notebook, count);
		users.resumeCode(who);
		const question = lessons.questions(notebook)[0]?.key ?? '';
		return [name, { id: notebook.id, token: users.signIn(who), question }];
	});
	settle();
	close();
	return Object.fromEntries(made) as Record<K, Prepared>;
}

/** Notes of about a line each, spread over both texts, with each code in turn. */
function annotate(notebook: notebooks.Notebook, count: number) {
	const texts = readable(notebook);
	const codes = lessons.codes(notebook);
	for (let i = 0; i < count; i++) {
		const text = texts[i % texts.length];
		if (!text) throw new Error('A lesson without a text.');
		const start = (i * 37) % (text.text.length - 100);
		const place = { side: text.side, start, end: start + 60 };
		const code = codes[i % codes.length]?.key ?? null;
		annotations.add(notebook, uid(), { ...place, code, note: `Note number ${i}.` });
	}
}
