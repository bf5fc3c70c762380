import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { uid } from '#lib/uid.ts';
import { serve } from '../server.ts';
import { serveBare } from './bare.ts';
import { type Classroom, classroom, found, type Seat, sizes } from './classroom.ts';
import { type Connection, connection } from './client.ts';
import { heading, inTurns, row, say } from './figures.ts';

const every = 2000;
const lasting = Number(process.env.BENCH_SECONDS ?? 60) * 1000;
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
		heading(`300 learners, each saving an answer every two seconds for ${lasting / 1000} seconds`);
		const seats = all.rooms[1]?.seats ?? [];
		const endpoint = await writing([bare.url], seats, () => ({ path: '/endpoint' }));
		row('a bare endpoint', endpoint.taken);
		const revisions = new Map<number, number>();
		for (const urls of [[url], [url, second.url]]) {
			const { taken, errors, last } = await writing(urls, seats, ({ id }) => {
				const revision = revisions.get(id) ?? 1;
				revisions.set(id, revision + 1);
				const save = { kind: 'save', question: all.question, revision, saveUid: uid() };
				return { path: `/notebooks/${id}/commands`, save };
			});
			row(`by ${urls.length === 1 ? 'one process' : 'two processes'}`, taken, {
				'a bare endpoint': endpoint.taken
			});
			const ratio = at99(taken) / at99(endpoint.taken);
			say(`  p99 ${ratio.toFixed(1)} × a bare endpoint’s; ${taken.length} saves, ${errors} errors`);
			const { texts } = found(data, all);
			const lost = [...last].filter(([id, text]) => texts.get(id) !== text).length;
			say(`  ${lost} of ${last.size} answers are not what was acknowledged last`);
		}
	} finally {
		second.stop();
		await stop();
		bare.stop();
	}
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
	const end = performance.now() + lasting;
	const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));
	const learner = async (seat: Seat, n: number, to: Connection) => {
		await wait((n / seats.length) * every);
		while (performance.now() < end) {
			const { path, save } = next(seat);
			const text = `Both speak of it [A1.1] [B1.1], and ${n} says so ${uid()}.`;
			const began = performance.now();
			await to.send({ path, headers: cookie(seat.token), body: { ...save, text } }).then(
				() => last.set(seat.id, text),
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
	return { taken: taken.sort((a, b) => a - b), errors, last };
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
