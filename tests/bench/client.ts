import { connect } from 'node:net';

export type Request = {
	path: string;
	headers?: Record<string, string>;
	body?: unknown;
	form?: string;
};

/**
 * One connection that stays open. It does as little as a client can, so that what is measured is the server:
 * Node's own clients cost more than a bare endpoint.
 */
export function connection(url: string) {
	const { host, hostname, port } = new URL(url);
	const socket = connect(Number(port), hostname).setNoDelay(true);
	let answer: { take: (text: string) => void; fail: (error: Error) => void } | null = null;
	let received: Buffer[] = [];
	let due = 0;
	socket.on('error', (error) => answer?.fail(error));
	socket.on('close', () => answer?.fail(new Error('The server closed the connection.')));
	socket.on('data', (piece) => {
		received.push(piece);
		due ||= lengthOf(Buffer.concat(received));
		if (!due || received.reduce((sum, { length }) => sum + length, 0) < due) return;
		const text = Buffer.concat(received).toString();
		received = [];
		due = 0;
		answer?.take(text);
	});

	return {
		/** Sends one request and waits for its answer: head and body. Anything but success is an error. */
		async send({ path, headers = {}, body, form }: Request): Promise<string> {
			const content = form ?? (body === undefined ? '' : JSON.stringify(body));
			const posted = form !== undefined || content !== '';
			const lines = Object.entries({
				host,
				accept: body === undefined ? 'text/html' : 'application/json',
				...(posted && {
					'content-type':
						form === undefined ? 'application/json' : 'application/x-www-form-urlencoded'
				}),
				...(posted && { 'content-length': String(Buffer.byteLength(content)) }),
				...headers
			}).map(([name, value]) => `${name}: ${value}\r\n`);
			const text = await new Promise<string>((take, fail) => {
				answer = { take, fail };
				socket.write(
					`${posted ? 'POST' : 'GET'} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${content}`
				);
			});
			if (!text.startsWith('HTTP/1.1 2'))
				throw new Error(`${path} answered:\n${text.slice(0, 500)}`);
			return text;
		},
		end: () => void socket.removeAllListeners('close').end()
	};
}

export type Connection = ReturnType<typeof connection>;

/** How long an answer is, head and body, once its head has come. Every answer here says its length. */
function lengthOf(head: Buffer): number {
	const end = head.indexOf('\r\n\r\n');
	if (end === -1) return 0;
	const said = /\ncontent-length: (\d+)/i.exec(head.toString('latin1', 0, end + 2));
	if (!said) throw new Error('The answer does not say how long it is.');
	return end + 4 + Number(said[1]);
}
