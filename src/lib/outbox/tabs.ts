import { uid } from '#lib/uid.ts';
import type { Changed, Command } from './command-types.ts';

/** The message to the other tabs of the same notebook that something was saved. */
export type News = { command: Command; changed: Changed };
type Message = { ask: string } | { here: string } | News;

/** The id of this tab, the same after a reload. */
export function tab(): string {
	try {
		const known = sessionStorage.getItem('parallax-tab') ?? uid();
		sessionStorage.setItem('parallax-tab', known);
		return known;
	} catch {
		return uid();
	}
}

/** Joins the tabs that show the same notebook. `tell` sends a message to the others, `living` returns their ids. */
export function tabs(notebook: string, name: string, news: (message: News) => void) {
	const channel = new BroadcastChannel(`parallax ${notebook}`);
	const living = new Set([name]);
	const say = (message: Message) => channel.postMessage(message);
	channel.onmessage = ({ data }: MessageEvent<Message>) => {
		if ('ask' in data) say({ here: name });
		else if ('here' in data) living.add(data.here);
		else news(data);
	};
	return {
		tell: (message: News) => say(JSON.parse(JSON.stringify(message))),
		/**
		 * The ids of the tabs that are open, collected for 200 ms. Entries of any other tab are orphaned and can be
		 * taken over.
		 */
		async living(): Promise<string[]> {
			say({ ask: name });
			await new Promise((resolve) => setTimeout(resolve, 200));
			return [...living];
		},
		close: () => channel.close()
	};
}
