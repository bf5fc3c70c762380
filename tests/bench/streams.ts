import { get } from 'node:http';
import { close } from '#lib/server/db/index.ts';
import * as users from '#lib/server/account/users.ts';
import { serve } from '../support/server.ts';
import { classroom, type Room } from './classroom.ts';
import { connection } from './client.ts';
import { count, heading, median, p99, ratio, row, say, sort, timed } from './figures.ts';
import { openIn } from './prepare.ts';
import { scale } from './scale.ts';
import { cookie, writer } from './writer.ts';

/** Measures saves while many pages follow the overview of the class that is written in. */
export async function ofStreams(data: string) {
	const [, size] = scale.classes;
	const [room] = classroom(data, [size]).rooms;
	if (!room) throw new Error('There is no class.');
	const tokens = sessions(data, room);
	const { url, stop } = await serve({ data });
	try {
		await saving(url, room, tokens);
	} finally {
		await stop();
	}
}

/** A session for each stream, because one session may have only a few. */
function sessions(data: string, { teacherToken }: Room): string[] {
	openIn(data);
	const who = users.bySession(teacherToken);
	const tokens = Array.from({ length: scale.streams.open }, () => (who ? users.signIn(who) : ''));
	close();
	return tokens;
}

/**
 * In turns: saves beside the streams until each has been told some times that the overview changed, and as many
 * without. In the pauses another student goes from step to step, which the overview shows.
 */
async function saving(url: string, { size, assignment, begun }: Room, tokens: string[]) {
	const [learner, other] = begun;
	if (!learner || !other) throw new Error('Nobody in the class has begun.');
	heading(`Saving while ${count(tokens.length)} pages follow the overview of a class of ${size}`);
	const to = connection(url);
	// everybody in the class has begun this answer
	const { save } = writer(to, learner, 1);
	const { visit } = writer(to, other);
	const run = async (taken: number[]) => {
		taken.push(await timed(save));
		await visit(taken.length % 2 ? 'compare' : 'read');
	};
	const alone: number[] = [];
	const beside: number[] = [];
	const { turns, messages } = scale.streams;
	try {
		for (let turn = 0; turn < turns; turn++) {
			const streams = await follow(url, assignment, tokens);
			const before = beside.length;
			while (streams.heard() < messages) await run(beside);
			streams.leave();
			for (let i = before; i < beside.length; i++) await run(alone);
		}
	} finally {
		to.end();
	}
	row('a save, nobody following', sort(alone));
	row('a save beside the streams', sort(beside), { 'nobody following': alone });
	const slowest = ratio(p99(beside), p99(alone));
	say(`  p99 ${slowest}, median ${ratio(median(beside), median(alone))}`);
}

/** Opens a stream with each session, and returns once all have begun. */
async function follow(url: string, assignment: number, tokens: string[]) {
	const address = `${url}/assignments/${assignment}/live`;
	const streams = await Promise.all(tokens.map((token) => open(address, token)));
	return {
		/** How often every one of them has been told that the overview changed. */
		heard: () => Math.min(...streams.map(({ heard }) => heard())),
		leave() {
			for (const { leave } of streams) leave();
		}
	};
}

function open(address: string, token: string) {
	let said = '';
	let ended = false;
	const heard = () => {
		if (ended) throw new Error('The server closed a stream.');
		return said.split('data: changed').length - 1;
	};
	return new Promise<{ heard: () => number; leave: () => void }>((begun, fail) => {
		const request = get(address, { headers: cookie(token), agent: false }, (response) => {
			response.on('end', () => (ended = true));
			response.setEncoding('utf8').on('data', (words: string) => {
				said += words;
				begun({ heard, leave: () => void request.destroy() });
			});
		});
		request.on('error', fail);
	});
}
