import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Assignment } from '#lib/server/assignment/assignments.ts';
import * as figures from './figures.ts';
import type { Figures } from './figures.ts';
import type { Reply, Task } from './worker.ts';
import { state } from '#lib/server/review/counted-work.ts';
import { client } from '#lib/server/db/index.ts';
import { once } from '#lib/server/db/cache.ts';
import { log } from '#lib/server/logger.ts';

/** How far counting is: so many of the `parts` are done, of the work of so many learners, since when. */
export type Counting = { learners: number; since: number; part: number; parts: number };

/** What was counted of a class, and what is being counted now. */
type Cached = {
	key: string;
	figures: Figures | null;
	failed: unknown;
	counting: Promise<Figures>;
	how: Counting;
};

/** How many classes are kept; one takes some 30 kB. */
const most = 50;
const classes = once(() => new Map<number, Cached>());

/** How long a page waits before it says that it is still counting. */
const patience = 300;

/**
 * A class at a glance: counted off the path of saves, and once for each state of what was handed in. Two or three
 * queries here; the rest is done by a worker with a connection of its own.
 * @param assignment from `assignments.taught`
 * @param wait how long to wait, in ms; 0 for not at all
 * @returns null when it takes longer: it is there when somebody asks again
 * @throws Error when it could not be counted; whoever asks next tries again
 */
export async function of(assignment: Assignment, wait = patience): Promise<Figures | null> {
	const { learners, times, last } = state(assignment);
	const rules = [assignment.steps, assignment.points, assignment.questions];
	const key = JSON.stringify([learners, times, last, rules]);
	const had = classes().get(assignment.id);
	const cached = had?.key === key ? had : begin(assignment, key, learners);
	if (cached.failed) {
		forget(assignment, cached);
		throw cached.failed;
	}
	if (cached.figures || !wait) return cached.figures;
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<null>((resolve) => (timer = setTimeout(resolve, wait, null)));
	try {
		return await Promise.race([cached.counting, late]);
	} catch (error) {
		forget(assignment, cached);
		throw error;
	} finally {
		clearTimeout(timer);
	}
}

function forget({ id }: Assignment, cached: Cached) {
	if (classes().get(id) === cached) classes().delete(id);
}

/** How far counting is, where `of` could not wait for it. */
export const counting = (assignment: Assignment): Counting | null =>
	classes().get(assignment.id)?.how ?? null;

function begin(assignment: Assignment, key: string, learners: number): Cached {
	const here = classes();
	const how = { learners, since: Date.now(), part: 0, parts: figures.parts };
	const counting = count(assignment, (part) => (how.part = part));
	const cached: Cached = { key, figures: null, failed: null, counting, how };
	here.delete(assignment.id);
	here.set(assignment.id, cached);
	for (const [oldest] of here) if (here.size > most) here.delete(oldest);
	counting.then(
		(figures) => (cached.figures = figures),
		// whoever asks next is told
		(error) => (cached.failed = error)
	);
	return cached;
}

let worker: Worker | undefined;
let asked = 0;

/**
 * Starts what counts, so that it is there once somebody wants to know: it takes a moment, on a busy machine
 * several.
 */
export function warm() {
	if (!client.memory) worker ??= start();
}

/** Counts in the worker; a database that is in no file only this process can read. */
function count(assignment: Assignment, tell: (part: number) => void): Promise<Figures> {
	if (client.memory) return Promise.resolve(figures.of(assignment));
	const beside = (worker ??= start());
	const task: Task = { id: ++asked, path: client.name, of: assignment };
	return new Promise((resolve, reject) => {
		const done = () => {
			beside.off('message', message).off('error', broken).off('exit', broken);
		};
		const message = (reply: Reply) => {
			if (reply.id !== task.id) return;
			if ('part' in reply) return tell(reply.part);
			done();
			if ('figures' in reply) resolve(reply.figures);
			else reject(new Error(`A class couldn’t be counted: ${reply.error}`));
		};
		const broken = (error: unknown) => {
			done();
			reject(
				error instanceof Error ? error : new Error('The worker that counts classes has stopped.')
			);
		};
		beside.on('message', message).on('error', broken).on('exit', broken);
		beside.postMessage(task);
	});
}

/**
 * Starts the worker from the one file that `npm start` built, or from its source, which Node reads as it reads
 * `start.ts`. It keeps nobody from stopping the program, and may break without breaking it.
 */
function start(): Worker {
	const source = join(process.cwd(), 'src/lib/server/insight/worker.ts');
	const started = new Worker(process.env.PARALLAX_WORKER ?? source);
	started.setMaxListeners(0);
	const over = () => {
		if (worker === started) worker = undefined;
	};
	started
		.on('error', (err) => log.error({ err }))
		.on('error', over)
		.on('exit', over);
	started.unref();
	return started;
}
