import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { hashed } from '#lib/auth.server.ts';
import * as accounts from '#lib/server/accounts.ts';
import { close, open } from '#lib/server/db/index.ts';
import type { Changed, Refused } from '#lib/notebook/commands.ts';
import * as lessons from '#lib/server/lessons.ts';
import * as notebooks from '#lib/server/notebooks.ts';
import * as users from '#lib/server/users.ts';
import { uid } from '#lib/uid.ts';
import type { Change } from '../mutated-lesson.ts';
import { put } from '../tiny-lesson.ts';
import { serve, temporary } from '../server.ts';

export type Reply = { status: number; headers: Headers; body: string };
/** What a command is answered with. */
export type Answered =
	{ changed: Changed; refused?: never } | { changed?: never; refused: Refused };
export type Visitor = ReturnType<typeof visitor>;
export type Learner = ReturnType<typeof learner>;

/**
 * The built server with the tiny lesson, and its database open in this process too: a session is made by
 * a row, not by clicking.
 * @param changes made in the tiny lesson before it is published
 */
export async function school(changes: Change[] = []) {
	const data = temporary();
	open(join(data, 'parallax.db'));
	put(changes);
	// at this level the program says all that it can ever say
	const served = await serve({ data, env: { LOG_LEVEL: 'trace' } });
	return {
		...served,
		nobody: visitor(served.url),
		/** Somebody with a notebook of their own in the tiny lesson. */
		learner: () => learner(served.url),
		/** Somebody signed in to an account, with a notebook of their own. */
		holder: async (login = `holder-${uid()}`, name = 'Grace Hopper') => {
			const user = accounts.make(null, { name, login }, await stored());
			return { ...learner(served.url, user), login };
		},
		async end() {
			close();
			await served.stop();
			rmSync(data, { recursive: true });
		}
	};
}

/** A browser at this address; with a session if there is a token. It follows no redirects. */
export function visitor(url: string, token?: string) {
	const cookie: Record<string, string> = token ? { cookie: `parallax_session=${token}` } : {};
	const ask = async (path: string, init: RequestInit, extra: Record<string, string>) => {
		const headers = { accept: 'text/html', ...cookie, ...extra };
		const response = await fetch(url + path, { redirect: 'manual', ...init, headers });
		// a stream of news never ends by itself
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
		/** Sends a form as a page of this address would. */
		post: (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
			ask(path, { method: 'POST', body: new URLSearchParams(fields) }, { origin: url, ...headers }),
		/** Sends JSON, or what is said to be, as a script on a page of this address would. */
		send: (path: string, body: string, headers: Record<string, string> = {}) =>
			ask(
				path,
				{ method: 'POST', body },
				{ origin: url, 'content-type': 'application/json', accept: '*/*', ...headers }
			)
	};
}

/** The browser that got this reply, with the session that came with it. */
export function signedInBy({ headers }: Reply, url: string) {
	const token = /parallax_session=([^;]+)/.exec(headers.get('set-cookie') ?? '')?.[1];
	if (!token) throw new Error('No session came with this reply.');
	return { ...visitor(url, token), token };
}

/** What everybody in the tests has for a password. */
export const password = 'three quiet words';
let hash: Promise<string> | undefined;
/** The same as it is stored, made once because that takes a while. */
export const stored = () => (hash ??= hashed(password));

function learner(url: string, user = users.guest()) {
	const token = users.signIn(user);
	const notebook = notebooks.open(user, lessons.find('tiny'), uid());
	const home = `/notebooks/${notebook.id}`;
	const browser = visitor(url, token);
	return {
		...browser,
		user,
		token,
		notebook,
		home,
		/** Does one command in this notebook. */
		command: async (command: object) => {
			const reply = await browser.send(`${home}/commands`, JSON.stringify(command));
			return { ...reply, ...(JSON.parse(reply.body) as Answered) };
		},
		/** The notebook as its owner takes it away. */
		work: async () => JSON.parse((await browser.get(`${home}/export`)).body)
	};
}
