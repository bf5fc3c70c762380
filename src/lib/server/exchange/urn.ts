import { createHash } from 'node:crypto';
import type { Notebook } from '#lib/server/notebook/notebooks.ts';

/** The UUID of a name, always the same: version 8 of RFC 9562, the one for rules of one's own. */
export function uuid(name: string): string {
	const bytes = createHash('sha256').update(name).digest().subarray(0, 16);
	bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
	bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
	return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** A text named by its content (RFC 6920): whoever has the text can say that it is this one. */
export function nameOf(text: string): string {
	return `ni:///sha-256;${createHash('sha256').update(text).digest('base64url')}`;
}

const uuidOf = /^urn[-:]uuid[-:]([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/i;

/** The address of a note in the world outside. One that came from there keeps the one it had. */
export function urnOf(notebook: Pick<Notebook, 'uid'>, uid: string): string {
	return `urn:uuid:${uuidOf.exec(uid)?.[1] ?? uuid(`${notebook.uid}/${uid}`)}`;
}

/** The uid in any notebook of a note that has this address outside. */
export function uidOf(address: string): string {
	return `urn-uuid-${uuidOf.exec(address)?.[1]?.toLowerCase() ?? uuid(address)}`;
}
