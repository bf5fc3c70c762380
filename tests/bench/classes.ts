import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { uid } from '#lib/uid.ts';
import { serve } from '../support/server.ts';
import { serveBare } from './bare.ts';
import { type Classroom, classroom, found, type Seat, sizes } from './classroom.ts';
import { type Connection, connection } from './client.ts';
import { heading, inTurns, row, say } from './figures.ts';

const every = 2000;
const lasting = Number(process.env.BENCH_SECONDS ?? 60) * 1000;
/** How often each way of writing has its turn. */
const turns = 3;
const cookie = (token: string) => ({ cookie: `parallax_session=${token}` });

/** A class joining, a class looked at, and a class writing, by one process and by two on the same file. */
export async function ofClasses(data: string) {
	const all = classroom(data);
	const bare = await serveBare();
	const { url, stop } = await serve({ data });
	const second = await beside(data);
	try {
		await joining(url, data, all);
		await overviews(url, bare.url, all);
		await autosaves({ one: [url], two: [url, second.url], bare: [bare.url] }, data, all);
	} finally {
		second.stop();
		await stop();
		bare.stop();
	}
}

type Way = 'bare' | 'one' | 'two';
const ways: [Way, string][] = [
	['bare', 'a bare endpoint'],
	['one', 'by one process'],
	['two', 'by two processes']
];

/** The three ways in turns, so that what else runs on the machine falls on all of them. */
async function autosaves(urls: Record<Way, string[]>, data: string, all: Classroom) {
	heading(
		`300 learners, each saving an answer every two seconds, ${lasting / 1000} seconds each way`
	);
	const seats = all.rooms[1]?.seats ?? [];
	const revisions = new Map<number, number>();
	const taken: Record<Way, number[]> = { bare: [], one: [], two: [] };
	const last = new Map<number, string>();
	let errors = 0;
	const save = ({ id }: Seat): Sent => {
		const revision = revisions.get(id) ?? 1;
		revisions.set(id, revision + 1);
		const save = { kind: 'save', question: all.question, revision, saveUid: uid() };
		return { path: `/notebooks/${id}/commands`, save };
	};
	for (let turn = 0; turn < turns; turn++)
		for (const [way] of ways) {
			const next = way === 'bare' ? () => ({ path: '/endpoint' }) : save;
			const done = await writing(urls[way], seats, next);
			taken[way].push(...done.taken);
			if (way === 'bare') continue;
			for (const [id, text] of done.last) last.set(id, text);
			errors += done.errors;
		}
	for (const [way, name] of ways) {
		const sorted = taken[way].sort((a, b) => a - b);
		row(name, sorted, way === 'bare' ? {} : { 'a bare endpoint': taken.bare });
		if (way !== 'bare')
			say(`  p99 ${(at99(sorted) / at99(taken.bare)).toFixed(1)} × a bare endpoint’s`);
	}
	const { texts } = found(data, all);
	const lost = [...last].filter(([id, text]) => texts.get(id) !== text).length;
	say(`${taken.one.length + taken.two.length} saves, ${errors} errors`);
	say(`${lost} of ${last.size} answers are not what was acknowledged last`);
}

const at99 = (sorted: number[]) => sorted[Math.floor((sorted.length - 1) * 0.99)] ?? 0;

/** All of them at the same moment, each by a connection of their own. */
async function joining(url: string, data: string, all: Classroom) {
	const open = all.joiners.map((token) => ({ token, to: connection(url) }));
	const taken: number[] = [];
	let refused = 0;
	await Promise.all(
		open.map(async ({ token, to }) => {
			const began = performance.now();
			const headers = { ...cookie(token), origin: url, accept: 'application/json' };
			const answer = await to.send({ path: `/join/${all.code}`, headers, form: '' });
			if (!answer.includes('"type":"redirect"')) refused += 1;
			taken.push(performance.now() - began);
			to.end();
		})
	);
	taken.sort((a, b) => a - b);
	heading('300 people joining a course at once');
	row('joining', taken);
	const { aliases } = found(data, all);
	const numbers = new Set(aliases).size;
	say(`  ${aliases.length} are in, with ${numbers} numbers; ${refused} were refused`);
}

/** The page of an instructor, with all of its rows. */
async function overviews(url: string, bare: string, { rooms }: Classroom) {
	heading('The overview of a class over HTTP');
	const [ours, other] = [connection(url), connection(bare)];
	const of = (n: number) => () =>
		ours.send({
			path: `/assignments/${rooms[n]?.assignment}`,
			headers: cookie(rooms[n]?.instructor ?? '')
		});
	const pages = await inTurns(
		{ small: of(0), middle: of(1), large: of(2), bare: () => other.send({ path: '/' }) },
		{ turns: 6, times: 5 }
	);
	const beside = { 'a bare page': pages.bare };
	row(`${sizes[0]} learners`, pages.small, beside);
	row(`${sizes[1]} learners`, pages.middle, beside);
	row(`${sizes[2]} learners`, pages.large, beside);
	ours.end();
	other.end();
}

type Sent = { path: string; save?: object };

/** Everybody sends every two seconds, not all at the same moment; a reply that is late delays only its own learner. */
async function writing(urls: string[], seats: Seat[], next: (seat: Seat) => Sent) {
	const taken: number[] = [];
	const last = new Map<number, string>();
	let errors = 0;
	const end = performance.now() + lasting / turns;
	const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));
	const made = (seat: Seat, n: number) => {
		const { path, save } = next(seat);
		return { path, body: { ...save, text: `Both speak of it [A1.1] [B1.1]: ${n} says ${uid()}.` } };
	};
	const learner = async (seat: Seat, n: number, to: Connection) => {
		await wait((n / seats.length) * every);
		let sent: ReturnType<typeof made> | null = null;
		while (performance.now() < end) {
			const { path, body } = (sent ??= made(seat, n));
			const began = performance.now();
			// what was not acknowledged is sent again as it was, as a page does
			await to.send({ path, headers: cookie(seat.token), body }).then(
				() => {
					last.set(seat.id, body.text);
					sent = null;
				},
				() => (errors += 1)
			);
			taken.push(performance.now() - began);
			await wait(Math.max(0, every - (performance.now() - began)));
		}
	};
	const open = seats.map((_, n) => connection(urls[n % urls.length] ?? ''));
	await Promise.all(
		open.map((to, n) => learner(seats[n] ?? { id: 0, token: '', userId: '' }, n, to))
	);
	for (const to of open) to.end();
	return { taken, errors, last };
}

/**
 * A second process on the same file: the built program by the adapter's own start, which knows of no lock. That is for
 * measuring; `npm start` lets one process have a data folder.
 */
async function beside(data: string) {
	const asking = createServer().listen(0, '127.0.0.1');
	await once(asking, 'listening');
	const { port } = asking.address() as AddressInfo;
	asking.close();
	const url = `http://127.0.0.1:${port}`;
	const env = { ...process.env, NODE_ENV: 'production', PARALLAX_DB: join(data, 'parallax.db') };
	const child = fork(resolve('build/index.js'), [], {
		env: { ...env, HOST: '127.0.0.1', PORT: String(port), ORIGIN: url },
		silent: true
	});
	await once(child.stdout ?? child, 'data');
	return { url, stop: () => void child.kill('SIGTERM') };
}
