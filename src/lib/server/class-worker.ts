import { parentPort } from 'node:worker_threads';
import type { Assignment } from './assignments.ts';
import * as figures from './class-figures.ts';
import { close, openForReading } from './db/index.ts';

/** What a worker is asked to count, and in which database. */
export type Task = { id: number; path: string; of: Assignment };

/** Runs beside the server: counts one class after the other, on a connection that can only read. */
parentPort?.on('message', ({ id, path, of }: Task) => {
	try {
		openForReading(path);
		try {
			parentPort?.postMessage({ id, figures: figures.of(of) });
		} finally {
			close();
		}
	} catch (error) {
		parentPort?.postMessage({ id, error: error instanceof Error ? error.message : String(error) });
	}
});
