import { commandLimit } from './browser.ts';

type Reply = { id: number; type: string; result?: unknown; error?: string; message?: string };
type Waiting = { resolve: (result: unknown) => void; reject: (error: Error) => void };

/** A connection to a browser that speaks WebDriver BiDi: JSON over a WebSocket. */
export type Bidi = {
	/** Sends a command and resolves to its result. */
	send<Result>(method: string, params: object): Promise<Result>;
	close(): void;
};

/** Connects to the address at which a browser listens. */
export async function connect(address: string): Promise<Bidi> {
	const socket = new WebSocket(address);
	const waiting = new Map<number, Waiting>();
	let last = 0;
	socket.addEventListener('message', ({ data }) => {
		const reply = JSON.parse(String(data)) as Reply;
		const { resolve, reject } = waiting.get(reply.id) ?? {};
		waiting.delete(reply.id);
		if (reply.type === 'success') resolve?.(reply.result);
		else reject?.(new Error(`${reply.error}: ${reply.message}`));
	});
	socket.addEventListener('close', () => {
		for (const { reject } of waiting.values()) reject(new Error('The browser has gone.'));
		waiting.clear();
	});
	await new Promise<void>((resolve, reject) => {
		socket.addEventListener('open', () => resolve());
		socket.addEventListener('error', () => reject(new Error(`Nothing listens at ${address}.`)));
	});
	return {
		send: <Result>(method: string, params: object) =>
			new Promise<Result>((resolve, reject) => {
				const id = ++last;
				const late = () => reject(new Error(`${method} was not answered.`));
				const timer = setTimeout(late, commandLimit);
				const settled = () => clearTimeout(timer);
				waiting.set(id, {
					resolve: (result) => (settled(), resolve(result as Result)),
					reject: (error) => (settled(), reject(error))
				});
				socket.send(JSON.stringify({ id, method, params }));
			}),
		close: () => socket.close()
	};
}
