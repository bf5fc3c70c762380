import { signedIn } from '#lib/http/form.server.ts';
import * as assignments from '#lib/server/assignment/assignments.ts';
import * as liveUpdates from '#lib/server/classroom/live-updates.ts';
import { missing } from '#lib/server/refusal.ts';
import { still } from '#lib/http/session.server.ts';
import type { RequestHandler } from './$types';

/** How long a browser waits before it opens a stream again that has ended, in ms. */
const again = 5000;
/** The same for the stream that gives way to a newer one: pages beyond the limit take turns. */
const inTurn = 60_000;

// encoded once, because hundreds of streams may be told something in the same moment
const encoder = new TextEncoder();
const message = (words: string) => encoder.encode(`${words}\n\n`);
const began = message(`retry: ${again}`);
const said: Record<liveUpdates.News, Uint8Array> = {
	changed: message('data: changed'),
	unchanged: message(':'),
	'too many': message(`retry: ${inTurn}`)
};

/**
 * A stream of events that only say that the overview of an assignment changed; the page then loads it again. It ends
 * with the session, and once the person no longer teaches here.
 */
export const GET: RequestHandler = ({ locals, params, cookies }) => {
	const { session, holder } = still(cookies);
	const who = signedIn(locals);
	const assignment = () => {
		if (holder()?.id !== who.id) throw missing();
		return assignments.taught(who, params.assignment);
	};
	// answers 404 before a stream begins
	assignment();
	let leave = () => {};
	const body = new ReadableStream<Uint8Array>({
		start(out) {
			out.enqueue(began);
			const hear = (news: liveUpdates.News) => out.enqueue(said[news]);
			leave = liveUpdates.follow({ session, assignment, hear, end: () => out.close() });
		},
		cancel: () => leave()
	});
	return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
};
