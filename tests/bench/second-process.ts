import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';

/**
 * A second process on the same file: the built program started by the adapter, which does not check the lock. For
 * measuring only: `npm start` allows one process per data folder.
 */
export async function secondProcess(data: string) {
	const port = await freePort();
	const url = `http://127.0.0.1:${port}`;
	const env = { ...process.env, NODE_ENV: 'production', PARALLAX_DB: join(data, 'parallax.db') };
	const child = fork(resolve('build/index.js'), [], {
		env: { ...env, HOST: '127.0.0.1', PORT: String(port), ORIGIN: url },
		silent: true
	});
	const ended = once(child, 'exit');
	let output = '';
	for (const stream of [child.stdout, child.stderr])
		stream?.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
	await Promise.race([
		once(child.stdout ?? child, 'data'), // it prints the port on which it listens
		ended.then(([code]) => {
			throw new Error(`The second process ended (${code}):\n${output}`);
		})
	]);
	return {
		url,
		async stop() {
			child.kill('SIGTERM');
			await ended;
		}
	};
}

async function freePort(): Promise<number> {
	const asking = createServer().listen(0, '127.0.0.1');
	await once(asking, 'listening');
	const { port } = asking.address() as AddressInfo;
	asking.close();
	await once(asking, 'close');
	return port;
}
