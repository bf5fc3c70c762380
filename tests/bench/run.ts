// `npm run bench`: prints figures and fails nothing. Each is a ratio against a bare thing measured in the
// same run, because a machine's speed drifts and a ratio does not. Needs the built program: `npm run build`.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import Database from 'better-sqlite3';
import { describe, locate } from '#lib/anchor/anchor.ts';
import { cut } from '#lib/anchor/sentences.ts';
import { uid } from '#lib/uid.ts';
import * as answers from '#lib/server/answers.ts';
import { client, close, open } from '#lib/server/db/index.ts';
import * as lessons from '#lib/server/lessons.ts';
import * as notebooks from '#lib/server/notebooks.ts';
import * as users from '#lib/server/users.ts';
import { publishSeeds } from '../../seeds/seed.ts';
import { serve, temporary } from '../server.ts';

/** Milliseconds that each of `times` runs took, in order of length. */
async function timed(times: number, work: (i: number) => unknown): Promise<number[]> {
	const taken: number[] = [];
	for (let i = 0; i < times; i++) {
		const began = performance.now();
		await work(i);
		taken.push(performance.now() - began);
	}
	return taken.sort((a, b) => a - b);
}

const at = (sorted: number[], share: number) =>
	sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
const ms = (sorted: number[]) =>
	`${at(sorted, 0.5).toFixed(2)} ms, p99 ${at(sorted, 0.99).toFixed(2)}`;

function compare(name: string, ours: number[], bareName: string, bare: number[]) {
	const ratio = (at(ours, 0.5) / at(bare, 0.5)).toFixed(1);
	console.log(
		`${name}: ${ms(ours)}\n  ${bareName}: ${ms(bare)}\n  ratio of the medians: ${ratio}\n`
	);
}

/** Finding 1,000 passages again in 20,000 words into which a sentence was put at the beginning. */
async function anchors() {
	const words = Array.from({ length: 20_000 }, (_, i) => `word${i % 977}${i % 12 ? '' : '.'}`);
	const text = words.join(' ');
	const sentences = cut(text);
	const moved = `A sentence that was not there. ${text}`;
	const kept = Array.from({ length: 1000 }, (_, i) =>
		describe(text, sentences, i * 100, i * 100 + 60)
	);
	const taken = await timed(5, () => kept.forEach((anchor) => locate(moved, anchor)));
	console.log(`locate of 1,000 anchors on 20,000 words: ${ms(taken)}\n`);
}

/** Saving an answer with two citations, beside one bare upsert that is as safe on disk. */
async function saves(data: string) {
	open(join(data, 'parallax.db'));
	publishSeeds();
	const [lesson] = lessons.offered();
	if (!lesson) throw new Error('There is no lesson to measure with.');
	const ada = users.guest();
	const notebook = notebooks.open(ada, lesson, uid());
	const key = lessons.questions(notebook)[0]?.key ?? '';
	const text = 'Both speak of it, and they do not agree on what it is [A1.1] [B1.1].';
	const ours = await timed(500, (base) =>
		answers.save(notebook, key, { text: `${text} ${base}`, base, saveUid: uid() })
	);
	close();

	const bare = new Database(join(data, 'bare.db'));
	bare.pragma('journal_mode = WAL');
	bare.pragma('synchronous = FULL');
	bare.exec('create table answer (id integer primary key, text text)');
	const upsert = bare.prepare(
		'insert into answer values (1, ?) on conflict (id) do update set text = excluded.text'
	);
	const plain = await timed(500, (i) => upsert.run(`${text} ${i}`));
	bare.close();
	compare('Saving an answer with two citations', ours, 'a bare upsert, synchronous = FULL', plain);
	return { id: notebook.id, token: openSession(data, ada) };
}

function openSession(data: string, user: users.User): string {
	open(join(data, 'parallax.db'));
	const token = users.signIn(user);
	client.pragma('wal_checkpoint(TRUNCATE)');
	close();
	return token;
}

/** The notebook's pages over HTTP, beside a page of the same program that asks the database nothing. */
async function pages(data: string, notebook: { id: number; token: string }) {
	const server = await serve({ data });
	const headers = { cookie: `parallax_session=${notebook.token}` };
	const get = async (path: string, init?: RequestInit) => {
		const response = await fetch(server.url + path, init);
		await response.text();
		if (!response.ok) throw new Error(`${path} answered ${response.status}.`);
	};
	const bare = '/resume';
	await timed(50, () => get(bare));
	for (const step of ['read', 'compare', 'answer']) {
		const path = `/notebooks/${notebook.id}/${step}`;
		await timed(50, () => get(path, { headers }));
		const ours = await timed(300, () => get(path, { headers }));
		compare(
			`Notebook, step ${step}`,
			ours,
			'a page without data',
			await timed(300, () => get(bare))
		);
	}
	await server.stop();
}

const data = temporary();
try {
	await anchors();
	await pages(data, await saves(data));
} finally {
	rmSync(data, { recursive: true, force: true });
}
