import { commandLimit } from './browser.ts';

type Reply = { value: unknown };
type Failure = { error: string; message: string };

/** A driver that speaks WebDriver: JSON over HTTP. */
export type Driver = {
	/** Sends a command and resolves to its value. */
	send<Value>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object): Promise<Value>;
};

/** The driver at this address. */
export function driver(address: string): Driver {
	return {
		async send<Value>(method: string, path: string, body?: object) {
			const signal = AbortSignal.timeout(commandLimit);
			const sent = body && { body: JSON.stringify(body) };
			const response = await fetch(address + path, { method, signal, ...sent });
			const { value } = (await response.json()) as Reply;
			if (response.ok) return value as Value;
			const { error, message } = value as Failure;
			throw new Error(`${error}: ${message}`);
		}
	};
}
