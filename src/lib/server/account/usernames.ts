import { taken } from './accounts.ts';
import { sealed } from '#lib/server/secret.ts';

/** Latin letters that are no plain letter with a mark on it. */
const plain: Record<string, string> = {
	ß: 'ss',
	æ: 'ae',
	œ: 'oe',
	ø: 'o',
	ł: 'l',
	đ: 'd',
	ð: 'd',
	þ: 'th',
	ħ: 'h',
	ŋ: 'n',
	ı: 'i',
	ə: 'e',
	ŧ: 't',
	ĸ: 'k'
};

/** A name in the letters of every keyboard; empty where it is in another script. */
function folded(name: string): string {
	const bare = name.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');
	const letters = bare.replace(/[^\p{ASCII}]/gu, (one) => plain[one] ?? one);
	if (/[^\p{ASCII}]/u.test(letters.replace(/[^\p{L}]/gu, ''))) return '';
	const parts = letters.replace(/['’‘ʻʼ`]/g, '').match(/[a-z0-9]+/g) ?? [];
	return parts.join('.').slice(0, 30).replace(/\.$/, '');
}

/** Letters and digits of which none looks like another one. */
const signs = '23456789abcdefghjkmnpqrstvwxyz';

/**
 * A user name for somebody whom a teacher brings in: out of the name where it is in Latin letters, with a number
 * where that is taken; else one that says nothing, as `user-7f3k`, because a romanisation is easily a wrong one.
 * The same name in the same place gets the same one, so that a preview tells what will be.
 * @param place what the name stands in
 * @param given those that are given out already in the same go; the new one joins them
 */
export function made(name: string, place: string, given: Set<string>): string {
	const free = (login: string) => !given.has(login) && !taken(login);
	const base = folded(name);
	for (let n = 1; ; n += 1) {
		const login = base.length > 1 ? `${base}${n > 1 ? n : ''}` : `user-${drawn(name, place, n)}`;
		if (!free(login)) continue;
		given.add(login);
		return login;
	}
}

function drawn(name: string, place: string, n: number): string {
	const bytes = Buffer.from(sealed('username', place, name, String(n)), 'base64url');
	return Array.from(bytes.subarray(0, 4), (byte) => signs[byte % signs.length]).join('');
}
