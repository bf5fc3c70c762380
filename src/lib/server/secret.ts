import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { client } from './db/index.ts';

const secrets = new WeakMap<typeof client, string>();

/**
 * The instance's secret, made at the first start and kept beside the database, readable by its owner only. Backups
 * don't include it; a restored database gets a new one, which only resets the counts of failed tries.
 */
export function secret(): string {
	const known = secrets.get(client);
	if (known) return known;
	const found = client.memory ? fresh() : inFile(join(dirname(client.name), 'parallax.secret'));
	secrets.set(client, found);
	return found;
}

/** A keyed hash that nobody can compute or guess without the secret. */
export function sealed(...parts: string[]): string {
	return createHmac('sha256', secret()).update(JSON.stringify(parts)).digest('base64url');
}

const fresh = () => randomBytes(32).toString('base64url');

function inFile(path: string): string {
	const found = existsSync(path) ? readFileSync(path, 'utf8').trim() : '';
	if (found.length >= 43) return found;
	const made = fresh();
	// written under another name first, so that a power cut leaves a whole file or none
	writeFileSync(`${path}.new`, `${made}\n`, { mode: 0o600, flush: true });
	renameSync(`${path}.new`, path);
	return made;
}
