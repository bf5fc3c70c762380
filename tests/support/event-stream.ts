/** An event stream that a test has opened. */
export type EventStream = Awaited<ReturnType<typeof openStream>>;

/**
 * Opens an event stream in the name of a session, outside any browser. It collects what arrives, so that a test can
 * wait until the server has said something.
 */
export async function openStream(address: string, token: string) {
	const leave = new AbortController();
	const headers = { cookie: `parallax_session=${token}` };
	const response = await fetch(address, { headers, signal: leave.signal });
	let heard = '';
	/** Whether the server has ended the stream, properly or by cutting it off. */
	let over: 'not yet' | 'ended' | 'cut off' = 'not yet';
	const words = response.body?.pipeThrough(new TextDecoderStream());
	void (async () => {
		for await (const word of words ?? []) heard += word;
	})().then(
		() => (over = 'ended'),
		() => (over = 'cut off')
	);
	return {
		heard: () => heard,
		/** How often it has said that the overview changed. */
		changes: () => heard.match(/^data: changed$/gm)?.length ?? 0,
		over: () => over,
		leave: () => leave.abort()
	};
}
