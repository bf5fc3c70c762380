import { withoutAccents } from './accents.ts';
import { taken } from './accounts.ts';
import { isMistakable, look } from './look-alikes.ts';
import { sealed } from '#lib/server/secret.ts';

/** Latin letters that are not a plain letter with a diacritic. */
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
	ə: 'e',
	ŧ: 't',
	ĸ: 'k'
};

/** A name in plain Latin letters; empty if it is in another script. */
function folded(name: string): string {
	const bare = withoutAccents(name.normalize('NFKC').toLowerCase());
	const letters = bare.replace(/[^\p{ASCII}]/gu, (one) => plain[one] ?? one);
	if (/[^\p{ASCII}]/u.test(letters.replace(/[^\p{L}]/gu, ''))) return '';
	const parts = letters.replace(/['’‘ʻʼ`]/g, '').match(/[a-z0-9]+/g) ?? [];
	return parts.join('.').slice(0, 30).replace(/\.$/, '');
}

/** Letters and digits that cannot be confused. */
const signs = '23456789abcdefghjkmnpqrstvwxyz';

/**
 * A user name for somebody on a class list: from a name in Latin letters, with a number if it is taken; otherwise a
 * neutral one such as `user-7f3k`, because romanising a name easily goes wrong. The same name in the same place
 * gives the same user name, so that a preview is right.
 * @param place what the name is in
 * @param given the user names already given out in this import; the new one is added
 */
export function made(name: string, place: string, given: Set<string>): string {
	const looks = new Set([...given].map(look));
	const free = (login: string) => !looks.has(look(login)) && !taken(login) && !isMistakable(login);
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
