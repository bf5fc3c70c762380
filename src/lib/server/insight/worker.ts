import { constants, setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import type { Assignment } from '#lib/server/assignment/assignments.ts';
import * as figures from './figures.ts';
import type { Figures } from './figures.ts';
import { close, openForReading } from '#lib/server/db/index.ts';

/** A request to the worker: what to count, in which database. */
export type Task = { id: number; path: string; of: Assignment };

/** A message of the worker: progress, the figures, or an error. */
export type Reply = { id: number } & ({ part: number } | { figures: Figures } | { error: string });

const say = (reply: Reply) => parentPort?.postMessage(reply);

// saves have priority; on other systems than Linux this would set the priority of the whole program
if (parentPort && process.platform === 'linux')
	setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

/** Runs in a worker thread: counts one class after the other, on a read-only connection. */
parentPort?.on('message', ({ id, path, of }: Task) => {
	try {
		openForReading(path);
		try {
			say({ id, figures: figures.of(of, (part) => say({ id, part })) });
		} finally {
			close();
		}
	} catch (error) {
		say({ id, error: error instanceof Error ? error.message : String(error) });
	}
});
