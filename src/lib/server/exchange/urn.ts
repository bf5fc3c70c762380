import { createHash } from 'node:crypto';
import type { Notebook } from '#lib/server/notebook/notebooks.ts';

/** A name-based UUID: version 8 of RFC 9562, which is for custom rules. */
export function uuid(name: string): string {
	const bytes = createHash('sha256').update(name).digest().subarray(0, 16);
	bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
	bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
	return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** A text named by its hash (RFC 6920): anybody who has the text can verify the name. */
export function nameOf(text: string): string {
	return `ni:///sha-256;${createHash('sha256').update(text).digest('base64url')}`;
}

const uuidOf = /^urn[-:]uuid[-:]([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/i;

/** The IRI of a note in exports. An imported note keeps the one that it had. */
export function urnOf(notebook: Pick<Notebook, 'uid'>, uid: string): string {
	return `urn:uuid:${uuidOf.exec(uid)?.[1] ?? uuid(`${notebook.uid}/${uid}`)}`;
}

/** The uid of a note with this IRI, in any notebook. */
export function uidOf(address: string): string {
	return `urn-uuid-${uuidOf.exec(address)?.[1]?.toLowerCase() ?? uuid(address)}`;
}
