import { createHash } from 'node:crypto';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject } from 'vitest';
import { client, close, open } from '#lib/server/db/index.ts';
import type { Changed, Refused } from '#lib/outbox/command-types.ts';
import * as lessons from '#lib/server/lesson/lessons.ts';
import * as notebooks from '#lib/server/notebook/notebooks.ts';
import * as users from '#lib/server/account/users.ts';
import { uid } from '#lib/uid.ts';
import { account } from '../factories.ts';
import type { Change } from '../mutated-lesson.ts';
import { type Served, temporary } from '../server.ts';
import { put } from '../tiny-lesson.ts';
import { stored } from './password.ts';
import { addressHeader, printedIn, serveTests } from './test-server.ts';
import { pastPrediction } from '../past-prediction.ts';

export type Reply = { status: number; headers: Headers; body: string };
/** The reply to a command. */
export type Answered =
	{ changed: Changed; refused?: never } | { changed?: never; refused: Refused };
/** A running server with the tiny lesson, and its visitors. */
export type TinyServer = ReturnType<typeof tinyServer>;
export type OwnTinyServer = Awaited<ReturnType<typeof ownTinyServer>>;
export type Visitor = ReturnType<typeof visitor>;
export type Learner = ReturnType<typeof learner>;

/**
 * The server of this worker, which runs from the first test file to the last, with the tiny lesson and an
 * administrator. Its database is open in this process too, so that a session is created as a row, not through pages.
 * Other files leave people, courses and notebooks in it. `end` closes only the database.
 */
export function tinyServer() {
	const server = inject('workerServers')[Number(process.env.VITEST_POOL_ID) - 1];
	if (!server) throw new Error('No server was started for this worker.');
	openForTests(server.data);
	const { length } = printedIn(server.data);
	return withVisitors({
		...server,
		/** Its output since this file began. */
		output: () => printedIn(server.data).slice(length),
		end: async () => close()
	});
}

/**
 * The same on a server that no other file uses, for tests about settings, the people of an instance, backups or
 * stopping, and for those that need another lesson.
 * @param changes made in the tiny lesson before it is published; the instance then has no administrator yet
 */
export async function ownTinyServer(changes: Change[] = []) {
	const data = temporary();
	if (!changes.length) cpSync(inject('template'), data, { recursive: true });
	openForTests(data);
	if (changes.length) put(changes);
	const server = await serveTests(data);
	const end = async () => {
		close();
		await server.stop();
		rmSync(data, { recursive: true });
	};
	return withVisitors({ ...server, end });
}

/** Writes of the test process need not survive a power cut, so they don't wait for the disk; the server's still do. */
function openForTests(data: string) {
	open(join(data, 'parallax.db'));
	client.pragma('synchronous = OFF');
}

function withVisitors<Server extends Pick<Served, 'url' | 'data' | 'output'>>(server: Server) {
	return {
		...server,
		nobody: visitor(server.url),
		/** A guest with their own notebook in the tiny lesson. */
		learner: () => learner(server.url),
		/** A learner who has not yet made or skipped the prediction. */
		beginner: () => learner(server.url, users.guest(), (notebook) => notebook),
		/** A person signed in to an account, with their own notebook. */
		holder: async (login = `holder-${uid()}`, name = 'Grace Hopper') => {
			const user = account(name, login, await stored());
			return { ...learner(server.url, user), login };
		}
	};
}

/**
 * The address from which this test file sends requests: its own, because limits count by address, and files share a
 * server.
 */
function fileAddress(): string {
	const hash = createHash('sha256').update(expect.getState().testPath ?? '');
	return `10.${[...hash.digest().subarray(0, 3)].join('.')}`;
}

/** A browser at this address, with a session if there is a token. It does not follow redirects. */
export function visitor(url: string, token?: string) {
	const from: Record<string, string> = { [addressHeader]: fileAddress() };
	if (token) from.cookie = `parallax_session=${token}`;
	const ask = async (path: string, init: RequestInit, extra: Record<string, string>) => {
		const headers = { accept: 'text/html', ...from, ...extra };
		const response = await fetch(url + path, { redirect: 'manual', ...init, headers });
		// an event stream never ends by itself
		const news = response.headers.get('content-type') === 'text/event-stream';
		if (news) await response.body?.cancel();
		const reply: Reply = {
			status: response.status,
			headers: response.headers,
			body: news ? '' : await response.text()
		};
		return reply;
	};
	return {
		get: (path: string, headers: Record<string, string> = {}) => ask(path, {}, headers),
		/** Sends a form as a page at this address would. */
		post: (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
			ask(path, { method: 'POST', body: new URLSearchParams(fields) }, { origin: url, ...headers }),
		/** Sends JSON, or any other body, as a script on a page at this address would. */
		send: (path: string, body: string, headers: Record<string, string> = {}) =>
			ask(
				path,
				{ method: 'POST', body },
				{ origin: url, 'content-type': 'application/json', accept: '*/*', ...headers }
			)
	};
}

/** A browser with the session that this reply set. */
export function signedInBy({ headers }: Reply, url: string) {
	const token = /parallax_session=([^;]+)/.exec(headers.get('set-cookie') ?? '')?.[1];
	if (!token) throw new Error('No session came with this reply.');
	return { ...visitor(url, token), token };
}

function learner(url: string, user = users.guest(), bring = pastPrediction) {
	const token = users.signIn(user);
	const notebook = bring(notebooks.open(user, lessons.find('tiny'), uid()));
	const home = `/notebooks/${notebook.id}`;
	const browser = visitor(url, token);
	return {
		...browser,
		user,
		token,
		notebook,
		home,
		/** Runs one command in this notebook. */
		command: async (command: object) => {
			const reply = await browser.send(`${home}/commands`, JSON.stringify(command));
			return { ...reply, ...(JSON.parse(reply.body) as Answered) };
		},
		/** The notebook as its owner downloads it. */
		work: async () => JSON.parse((await browser.get(`${home}/export`)).body)
	};
}
