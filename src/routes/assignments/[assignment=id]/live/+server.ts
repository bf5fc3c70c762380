import { signedIn } from '#lib/http/form.server.ts';
import * as assignments from '#lib/server/assignment/assignments.ts';
import * as liveUpdates from '#lib/server/classroom/live-updates.ts';
import { still } from '#lib/http/session.server.ts';
import type { RequestHandler } from './$types';

/**
 * A stream of events that only say that the overview of an assignment changed; the page then loads it again. Each
 * time it checks the session and whether the person still teaches here, and closes if not.
 */
export const GET: RequestHandler = ({ locals, params, cookies }) => {
	const asked = still(cookies);
	const who = signedIn(locals);
	const now = () => liveUpdates.sign(assignments.taught(who, params.assignment));
	let known = now();
	let leave = () => {};
	const body = new ReadableStream<string>({
		start(out) {
			const say = (words: string) => out.enqueue(`${words}\n\n`);
			say('retry: 3000');
			leave = liveUpdates.listen((news) => {
				try {
					if (news === 'over' || asked()?.id !== who.id) return close();
					const shown = now();
					say(shown === known ? ':' : 'data: changed');
					known = shown;
				} catch {
					close();
				}
			});
			const close = () => {
				leave();
				out.close();
			};
		},
		cancel: () => leave()
	});
	return new Response(body.pipeThrough(new TextEncoderStream()), {
		headers: { 'content-type': 'text/event-stream' }
	});
};
