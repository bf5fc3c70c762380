import { randomBytes, scrypt, type ScryptOptions, timingSafeEqual } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { inTurn } from './hash-queue.ts';

/** How hard a hash is to compute: 2^ln × r × 128 bytes of memory, filled p times. */
export type Cost = { ln: number; r: number; p: number };

/** What a new hash costs: 32 MiB, and some 60 ms of one core. No setting changes it. */
const present: Cost = { ln: 14, r: 16, p: 1 };

type Stored = { cost: Cost; salt: string | Buffer; key: Buffer };
/** Verified when there is no hash, so that the answer takes as long. */
const absent: Stored = { cost: present, salt: Buffer.alloc(16), key: Buffer.alloc(32) };

const compute = promisify<string, string | Buffer, number, ScryptOptions, Buffer>(scrypt);
/** The same password may reach us composed or decomposed, depending on the keyboard: NFKC makes it one. */
const derive = (password: string, salt: string | Buffer, length: number, { ln, r, p }: Cost) =>
	compute(password.normalize('NFKC'), salt, length, { N: 2 ** ln, r, p, maxmem: 64 * 2 ** 20 });

/**
 * A password as it is stored, in the PHC string format: `$scrypt$ln=14,r=16,p=1$salt$key`, where salt and
 * key are in base 64 without padding.
 * @param cost only tests choose another one
 */
export async function hash(password: string, cost = present): Promise<string> {
	const salt = randomBytes(16);
	const key = await inTurn('hash', () => derive(password, salt, 32, cost));
	const [salted, keyed] = [salt, key].map((bytes) => bytes.toString('base64').replace(/=+$/, ''));
	return `$scrypt$ln=${cost.ln},r=${cost.r},p=${cost.p}$${salted}$${keyed}`;
}

/**
 * Whether a password matches a stored hash. With no hash, or one that cannot be read, the answer is no and takes as
 * long as with a new hash.
 */
export async function verify(password: string, stored: string | null): Promise<boolean> {
	const known = read(stored ?? '');
	const { cost, salt, key } = known ?? absent;
	const began = performance.now();
	const derived = await inTurn('verify', () => derive(password, salt, key.length, cost));
	latest = performance.now() - began;
	return timingSafeEqual(derived, key) && known !== null;
}

/** How long the latest verification took, in ms, with its wait. */
let latest = 100;

/** Takes as long as verifying a password, without computing anything. */
export const pretend = () => setTimeout(latest);

const former = /^([\da-f]{32}):([\da-f]{128})$/;
const phc =
	/^\$scrypt\$ln=([1-9]\d?),r=([1-9]\d?),p=([1-9]\d?)\$([A-Za-z\d+/]{11,64})\$([A-Za-z\d+/]{22,86})$/;

function read(stored: string): Stored | null {
	// the form of better-auth, which used the hexadecimal digits themselves as the salt, not the bytes they encode
	const [, digits, keyed] = former.exec(stored) ?? [];
	if (digits && keyed)
		return { cost: { ln: 14, r: 16, p: 1 }, salt: digits, key: Buffer.from(keyed, 'hex') };
	const [ln, r, p, salt = '', key = ''] = phc.exec(stored)?.slice(1) ?? [];
	const cost = { ln: Number(ln), r: Number(r), p: Number(p) };
	// a hash that costs more than a new one was not made here, and could keep the server busy
	const within = cost.ln <= present.ln && cost.r <= present.r && cost.p <= present.p;
	if (!within) return null;
	return { cost, salt: Buffer.from(salt, 'base64'), key: Buffer.from(key, 'base64') };
}
