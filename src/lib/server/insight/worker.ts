import { constants, setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import type { Assignment } from '#lib/server/assignment/assignments.ts';
import * as figures from './figures.ts';
import type { Figures } from './figures.ts';
import { close, openForReading } from '#lib/server/db/index.ts';

/** What a worker is asked to count, and in which database. */
export type Task = { id: number; path: string; of: Assignment };

/** What it answers: how far it is, and at last the figures, or why there are none. */
export type Reply = { id: number } & ({ part: number } | { figures: Figures } | { error: string });

const say = (reply: Reply) => parentPort?.postMessage(reply);

// whoever saves goes first; elsewhere than on Linux it would be the priority of the whole program
if (parentPort && process.platform === 'linux')
	setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

/** Runs beside the server: counts one class after the other, on a connection that can only read. */
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
