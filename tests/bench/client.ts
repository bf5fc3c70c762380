import { connect } from 'node:net';

export type Request = {
	path: string;
	headers?: Record<string, string>;
	body?: unknown;
	form?: string;
};

/**
 * A client that keeps its connection open. It does as little as possible, because Node's own clients take longer than
 * a bare endpoint and would be measured instead of the server.
 */
export function connection(url: string) {
	let wire = openWire(url);
	/** Uses a new connection if the server has closed this one, as servers do with idle ones. */
	const exchange = async (written: string) => {
		if (wire.open()) {
			try {
				return await wire.exchange(written);
			} catch (error) {
				if (!wire.used()) throw error;
			}
		}
		wire = openWire(url);
		return wire.exchange(written);
	};
	return {
		/** Sends one request and returns the response, head and body. Any status but success is an error. */
		async send(request: Request): Promise<string> {
			const text = await exchange(writtenOut(request, new URL(url).host));
			if (!text.startsWith('HTTP/1.1 2'))
				throw new Error(`${request.path} answered:\n${text.slice(0, 500)}`);
			return text;
		},
		end: () => wire.end()
	};
}

export type Connection = ReturnType<typeof connection>;

/** A request as it is sent over the wire. */
function writtenOut({ path, headers = {}, body, form }: Request, host: string): string {
	const content = form ?? (body === undefined ? '' : JSON.stringify(body));
	const posted = form !== undefined || content !== '';
	const all: Record<string, string> = { host };
	all.accept = body === undefined ? 'text/html' : 'application/json';
	if (posted) {
		all['content-type'] =
			form === undefined ? 'application/json' : 'application/x-www-form-urlencoded';
		all['content-length'] = String(Buffer.byteLength(content));
	}
	Object.assign(all, headers);
	const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
	return `${posted ? 'POST' : 'GET'} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${content}`;
}

/** One connection, over which one request at a time is sent. */
function openWire(url: string) {
	const { hostname, port } = new URL(url);
	const socket = connect(Number(port), hostname).setNoDelay(true);
	let waiting: { take: (text: string) => void; fail: (error: Error) => void } | null = null;
	let received: Buffer[] = [];
	let due = 0;
	let answered = 0;
	let closed = false;
	const fail = (error: Error) => {
		closed = true;
		waiting?.fail(error);
	};
	socket.on('error', fail);
	socket.on('close', () => fail(new Error('The server closed the connection.')));
	socket.on('data', (piece) => {
		received.push(piece);
		due ||= lengthOf(Buffer.concat(received));
		if (!due || received.reduce((sum, { length }) => sum + length, 0) < due) return;
		const text = Buffer.concat(received).toString();
		received = [];
		due = 0;
		answered += 1;
		waiting?.take(text);
	});
	return {
		open: () => !closed,
		/** Whether any response has arrived over it. Only a used connection can have been closed for being idle. */
		used: () => answered > 0,
		exchange: (written: string) =>
			new Promise<string>((take, fail) => {
				waiting = { take, fail };
				socket.write(written);
			}),
		end: () => void socket.removeAllListeners('close').end()
	};
}

/**
 * The length of a response, head and body, once its head has arrived; until then 0. Every response here gives its
 * length.
 */
function lengthOf(head: Buffer): number {
	const end = head.indexOf('\r\n\r\n');
	if (end === -1) return 0;
	const given = /\ncontent-length: (\d+)/i.exec(head.toString('latin1', 0, end + 2));
	if (!given) throw new Error('The response does not give its length.');
	return end + 4 + Number(given[1]);
}
