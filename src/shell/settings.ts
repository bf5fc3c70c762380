import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { halt } from './halt.ts';

/** The folder that holds package.json. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

export type Settings = {
	port: number;
	host: string;
	/** the public address, if a proxy provides TLS; otherwise the address that the browser uses counts */
	origin: URL | null;
	data: string;
};

/**
 * Reads PORT (3000), HOST (every interface), ORIGIN (none) and PARALLAX_DATA (data/) from the environment.
 * @param data the data folder, if the environment names none
 * @returns the settings; refuses invalid values with a message
 */
export function settings(env: NodeJS.ProcessEnv = process.env, data = 'data'): Settings {
	return {
		port: port(env.PORT || '3000'),
		host: env.HOST || '0.0.0.0',
		origin: env.ORIGIN ? origin(env.ORIGIN) : null,
		data: resolve(root, env.PARALLAX_DATA || data)
	};
}

function port(value: string): number {
	if (/^\d{1,5}$/.test(value) && Number(value) < 65536) return Number(value);
	return halt(`PORT has to be a number from 0 to 65535, such as 3000, but it’s "${value}".`);
}

function origin(value: string): URL {
	const url = URL.canParse(value) ? new URL(value) : null;
	if (url && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`) return url;
	return halt(
		`ORIGIN has to be the address people type, without a path, such as https://parallax.example.org, but it’s "${value}".`
	);
}
