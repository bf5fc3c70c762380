import { createHash } from 'node:crypto';
import type { EventEmitter } from 'node:events';
import Database from 'better-sqlite3';
import type { Assignment } from '#lib/server/assignment/assignments.ts';
import { client } from '#lib/server/db/index.ts';
import * as overview from './overview.ts';

/**
 * `changed`: the overview, since the last news. `unchanged`: it is as it was for some time, and the page is still
 * followed. `too many`: the same session has opened further streams, and this one, the oldest, ends.
 */
export type News = 'changed' | 'unchanged' | 'too many';

/** An open page that follows an overview. */
type Follower = {
	/** The session that opened it. */
	session: string;
	/** The assignment as the person may have it at this moment. @throws Refusal once they may not have it */
	assignment: () => Assignment;
	hear: (news: News) => void;
	/** Called once, when the page will hear nothing further, unless it has left by itself. */
	end: () => void;
};

/**
 * How many streams a session may have. Browsers open six connections to an address for all their windows together,
 * and some must be left to load pages and save.
 */
export const most = 4;

const second = 1000;
/** Seconds until each page hears something in any case: sessions end and due dates pass without a write. */
const beat = 20;

/** In the order in which they came, each with the overview it knows of. */
const followers = new Map<Follower, string>();
/** The overviews as they were at the last news, by assignment, each as a hash. */
const signs = new Map<number, string>();
let stop: (() => void) | null = null;

/**
 * Tells a page that the overview changed, after writes to the database and at most once a second. One timer and one
 * connection serve all pages: `data_version` changes only when another connection writes. However many pages follow
 * an assignment, its overview is made once for all of them: only a hash of it is kept, and nobody hears more than
 * that it changed. What a person may see is asked for each of them.
 * @returns a function by which the page leaves
 * @throws Refusal as `assignment` does
 */
export function follow(follower: Follower): () => void {
	const sign = signOf(follower.assignment());
	const [oldest, ...others] = [...followers.keys()].filter(
		({ session }) => session === follower.session
	);
	if (oldest && others.length + 1 >= most) {
		oldest.hear('too many');
		end(oldest);
	}
	followers.set(follower, sign);
	stop ??= watch();
	return () => leave(follower);
}

function leave(follower: Follower) {
	followers.delete(follower);
	if (followers.size) return;
	signs.clear();
	stop?.();
	stop = null;
}

function end(follower: Follower) {
	leave(follower);
	follower.end();
}

/** The program stops, and open streams end with it. */
function endAll() {
	for (const follower of [...followers.keys()]) end(follower);
}

/**
 * A follower who may no longer have the overview is told nothing further.
 * @param beating whether those hear it, too, whose overview did not change
 */
function tellAll(beating: boolean) {
	signs.clear();
	for (const [follower, known] of [...followers]) {
		try {
			const sign = signOf(follower.assignment());
			if (sign !== known) followers.set(follower, sign);
			if (sign !== known) follower.hear('changed');
			else if (beating) follower.hear('unchanged');
		} catch {
			end(follower);
		}
	}
}

function watch() {
	const beside = new Database(client.name, { readonly: true });
	const now = () => beside.pragma('data_version', { simple: true });
	let known = now();
	let ticks = 0;
	const timer = setInterval(() => {
		const version = now();
		ticks += 1;
		const beating = ticks % beat === 0;
		if (version !== known || beating) tellAll(beating);
		known = version;
	}, second).unref();
	const stopping = process as EventEmitter;
	stopping.once('parallax:stopping', endAll);
	return () => {
		clearInterval(timer);
		stopping.off('parallax:stopping', endAll);
		beside.close();
	};
}

/**
 * What the overview shows, as a hash, made at most once between two news. The person who asks has no part in it, and
 * the time of last activity counts by the minute, as it is shown.
 */
function signOf(assignment: Assignment): string {
	const made = signs.get(assignment.id);
	if (made !== undefined) return made;
	const rows = overview
		.of(assignment)
		.map(({ lastAt, ...row }) => ({ ...row, lastAt: lastAt && Math.floor(lastAt / 60_000) }));
	const sign = createHash('sha256')
		.update(JSON.stringify([{ ...assignment, by: null }, rows]))
		.digest('base64');
	signs.set(assignment.id, sign);
	return sign;
}
