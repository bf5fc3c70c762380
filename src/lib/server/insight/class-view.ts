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

/** The progress of counting: how many of the `parts` are done, for how many learners, since when. */
export type Counting = { learners: number; since: number; part: number; parts: number };

/** The cached figures of a class, or the count in progress. */
type Cached = {
	key: string;
	figures: Figures | null;
	failed: unknown;
	counting: Promise<Figures>;
	how: Counting;
};

/** How many classes are cached; one takes some 30 kB. */
const most = 50;
const classes = once(() => new Map<number, Cached>());

/** How long a page waits, in ms, before it says that it is still counting. */
const patience = 300;

/**
 * The figures of a class, counted once for each state of its submissions, by a worker with a connection of its own
 * so that saves don't wait. Two or three queries here.
 * @param assignment from `assignments.taught`
 * @param wait how long to wait, in ms; 0 for not at all
 * @returns null when it takes longer; a later call gets the result
 * @throws Error when counting failed; the next call tries again
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

/** The progress of counting, where `of` did not wait for it. */
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
		// the next call reports it
		(error) => (cached.failed = error)
	);
	return cached;
}

let worker: Worker | undefined;
let asked = 0;

/** Starts the worker early: it takes a moment, on a busy machine several seconds. */
export function warm() {
	if (!client.memory) worker ??= start();
}

/** Counts in the worker, or here for a database in memory, which only this process can read. */
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
 * Starts the worker, from the bundle that `npm start` built or from its source. It is unreferenced, so the program
 * can stop, and a crash of it does not stop the program.
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
