import type { EventEmitter } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { codeOf, halt } from './halt.ts';
import type { Settings } from './settings.ts';

export type Handler = (
	request: IncomingMessage,
	response: ServerResponse,
	next: () => void
) => unknown;

/**
 * The headers that the adapter reads. They are overwritten in every request, so no client can choose its own address.
 */
const protocolHeader = 'x-parallax-protocol';
const hostHeader = 'x-parallax-host';
process.env.PROTOCOL_HEADER = protocolHeader;
process.env.HOST_HEADER = hostHeader;
/** Room for the largest upload, whose limit its page names; the adapter's own limit is 512 kB. */
process.env.BODY_SIZE_LIMIT ??= '3M';

/**
 * How long a connection waits for its next request, in ms: longer than the two minutes of common proxies. If the
 * server closed first, a request that the proxy was just sending would be lost.
 */
const kept = 150_000;
const parent = process.ppid;

/**
 * Takes the port before anything slow happens, so that a busy one is reported at once. Requests wait until the
 * program is ready for them.
 * @returns the server, and a function to call when the program is ready; refuses a busy port or an unusable HOST with
 * a message
 */
export async function listen({ port, host, origin }: Settings) {
	const { promise, resolve: ready } = Promise.withResolvers<Handler>();
	const server = createServer(async (request, response) => {
		const refuse = (status: number, text: string) => {
			if (response.headersSent) return response.destroy();
			response.writeHead(status, { 'content-type': 'text/plain' }).end(text);
		};
		if (!address(request, origin)) return refuse(400, 'Bad Request');
		try {
			await (
				await promise
			)(request, response, () => refuse(404, 'Not Found'));
		} catch {
			refuse(500, 'Internal Error');
		}
	});
	server.keepAliveTimeout = kept;
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject).listen(port, host, resolve);
	}).catch((error: unknown) => halt(refusal(codeOf(error), port, host)));
	return { server, ready };
}

/**
 * Gives the adapter the address that the person typed, which it compares with the Origin of every form. It would
 * assume https, and answer 403 to every form over plain http.
 * @returns false for an invalid Host
 */
function address(request: IncomingMessage, origin: URL | null): boolean {
	const host = request.headers.host ?? 'localhost';
	if (!/^([a-z0-9._-]+|\[[0-9a-f:.]+\])(:\d{1,5})?$/i.test(host)) return false;
	request.headers[protocolHeader] = origin ? origin.protocol.slice(0, -1) : 'http';
	request.headers[hostHeader] = origin ? origin.host : host;
	return true;
}

function refusal(code: string, port: number, host: string): string {
	if (code === 'EADDRINUSE') {
		return `Port ${port} is used by another program. Choose another one: "PORT=${port + 1} npm start".`;
	}
	if (code === 'EACCES') {
		return `This account isn’t allowed to use port ${port}. Choose a higher one: "PORT=3000 npm start".`;
	}
	return `HOST ${host} isn’t an address of this computer (${code}). Leave it out to use all of them.`;
}

/** The addresses to open, each with its use: the proxy's, this computer's, then the local network's. */
export function addresses(server: Server, { host, origin }: Settings): [string, string][] {
	const { port } = server.address() as AddressInfo;
	const url = (name: string) => `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
	const all = host === '0.0.0.0' || host === '::';
	const network = Object.values(networkInterfaces())
		.flat()
		.filter((entry) => entry?.family === 'IPv4' && !entry.internal)
		.map((entry): [string, string] => [url(entry?.address ?? ''), 'on the local network']);
	return [
		...(origin ? [[origin.origin, 'for everyone, through the proxy'] as [string, string]] : []),
		[url(all ? 'localhost' : host), 'on this computer'],
		...(all && !origin ? network : [])
	];
}

/**
 * Stops on SIGTERM, SIGINT and SIGHUP: new requests are refused, those under way get five seconds to finish. Event
 * streams never end by themselves, so `parallax:stopping` closes them.
 * A second Ctrl-C ends at once; npm passes on the first one as well, so signals within a second count as one.
 * @param first what to do just before the program closes its database
 * @param last what to do once it has
 */
export function stopOnSignal(
	server: Server,
	{ first, last }: { first: () => void; last: () => void }
) {
	let since = 0;
	const stop = (signal: NodeJS.Signals) => {
		if (since && Date.now() - since > 1000) process.exit(1);
		if (since) return;
		since = Date.now();
		(process as EventEmitter).emit('parallax:stopping');
		server.close(() => {
			first();
			(process as EventEmitter).emit('sveltekit:shutdown', signal);
			last();
			process.exit(0);
		});
		// repeatedly, as requests finish: an idle connection would otherwise stay open for long
		setInterval(() => server.closeIdleConnections(), 50);
		setTimeout(() => server.closeAllConnections(), 5000).unref();
	};
	for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, stop);
	if (!process.env.npm_lifecycle_event) return;
	// the shell between npm and this process ends on a signal without passing it on
	const watch = setInterval(() => {
		if (process.ppid === parent) return;
		clearInterval(watch);
		stop('SIGTERM');
	}, 300);
	watch.unref();
}
