import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';

/**
 * A session token as it is stored: SHA-256 in base64url. A token has 256 random bits, so a plain hash is enough, and
 * a person who reads a backup can open nothing with it.
 */
export const hashOf = (token: string) => createHash('sha256').update(token).digest('base64url');

/**
 * Replaces the tokens that were stored as they are by their hashes, so that nobody is signed out, and rewrites the
 * file, so that no page of it holds an old token. Does nothing where there are none. Runs after migrating.
 */
export function hashTokens(client: Database) {
	const plain = client
		.prepare<[], { id: string; token: string }>('select id, token from session where hash is null')
		.all();
	if (!plain.length) return;
	// the column is unique and can't be empty: the id tells nothing
	const set = client.prepare('update session set hash = ?, token = id where id = ?');
	client.transaction(() => {
		for (const { id, token } of plain) set.run(hashOf(token), id);
	})();
	client.exec('vacuum');
	client.pragma('wal_checkpoint(TRUNCATE)');
}
