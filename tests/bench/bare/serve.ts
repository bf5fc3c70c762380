import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pathToFileURL } from 'node:url';
import type { Handler } from '../../../src/shell/listen.ts';

// Serves the built bare program as src/shell/listen.ts serves ours, tells the process that started it the address,
// and ends with that process.
process.env.PROTOCOL_HEADER = 'x-protocol';
const { handler } = (await import(pathToFileURL(process.argv[2] ?? '').href)) as {
	handler: Handler;
};
const server = createServer((request, response) => {
	request.headers['x-protocol'] = 'http';
	void handler(request, response, () => response.writeHead(404).end());
});
server.listen(0, '127.0.0.1', () => {
	process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
process.once('disconnect', () => process.exit());
