import { createHash } from 'node:crypto';
import type { EventEmitter } from 'node:events';
import Database from 'better-sqlite3';
import type { Assignment } from '#lib/server/assignment/assignments.ts';
import { client } from '#lib/server/db/index.ts';
import * as overview from './overview.ts';

/**
 * `written`: a process wrote to the database. `quiet`: some time passed without a write. `over`: the program stops.
 */
export type News = 'written' | 'quiet' | 'over';

const second = 1000;
/** Seconds without a write between two `quiet` messages. */
const beat = 20;

const listeners = new Set<(news: News) => void>();
let stop: (() => void) | null = null;

/**
 * Calls `hear` after writes to the database, at most once a second, until the returned function is called. One timer
 * and one connection serve all listeners: `data_version` changes only when another connection writes.
 */
export function listen(hear: (news: News) => void): () => void {
	listeners.add(hear);
	stop ??= watch();
	return () => {
		listeners.delete(hear);
		if (listeners.size) return;
		stop?.();
		stop = null;
	};
}

/** Tells every listener that the program stops, so that open streams end with it. */
function end() {
	tell('over');
}

function tell(news: News) {
	for (const hear of [...listeners]) hear(news);
}

function watch() {
	const beside = new Database(client.name, { readonly: true });
	const now = () => beside.pragma('data_version', { simple: true });
	let known = now();
	let ticks = 0;
	const timer = setInterval(() => {
		const version = now();
		ticks += 1;
		if (version !== known) tell('written');
		else if (ticks % beat === 0) tell('quiet');
		known = version;
	}, second).unref();
	const stopping = process as EventEmitter;
	stopping.once('parallax:stopping', end);
	return () => {
		clearInterval(timer);
		stopping.off('parallax:stopping', end);
		beside.close();
	};
}

/**
 * A hash of what the overview shows, to detect changes. The time of last activity counts by the minute, as it is
 * shown.
 */
export function sign(assignment: Assignment, now = Date.now()): string {
	const rows = overview
		.of(assignment, now)
		.map(({ lastAt, ...row }) => ({ ...row, lastAt: lastAt && Math.floor(lastAt / 60_000) }));
	return createHash('sha256')
		.update(JSON.stringify([assignment, rows]))
		.digest('base64');
}
