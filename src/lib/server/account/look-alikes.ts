import { sql } from 'drizzle-orm';
import { db } from '#lib/server/db/index.ts';
import { user } from '#lib/server/db/schema/account.ts';

/**
 * Small letters that look like a plain Latin one, after it: the usual ones, not all of Unicode's. Letters of different
 * scripts never meet in one user name, but a whole name can look like another.
 */
const alike = new Map(
	`aаαɑ bƅ cсϲᴄ dԁ eеҽ gɡց hһհ iіιıɩɪ jјϳյ kкκĸ lӏ nոռ oоοօᴏ pрρ qԛզ rг sѕꜱ tτ uυսʋ vνѵᴠ wԝωᴡ xхχ yуγʏ zᴢ`
		.split(' ')
		.flatMap((row) => {
			const [latin = '', ...others] = row;
			return others.map((other) => [other, latin] as const);
		})
);

/** How a user name looks: the same for two that could be mistaken for one another. */
export const look = (login: string) =>
	[...login.normalize('NFKC').toLowerCase().normalize('NFD')]
		.map((letter) => alike.get(letter) ?? letter)
		.join('')
		// i has a dot already
		.replace(/(?<=[ij])\u0307/g, '')
		.normalize('NFC');

/**
 * Whether a user name could be mistaken for another that somebody has. Those in plain Latin letters are found by the
 * index; the few others are compared one by one.
 * @param login in its normal form
 */
export function isMistakable(login: string): boolean {
	const seen = look(login);
	const others = db
		.select({ username: user.username })
		.from(user)
		.where(sql`${user.username} = ${seen} or ${user.username} glob '*[^ -~]*'`)
		.all();
	return others.some(({ username }) => username && username !== login && look(username) === seen);
}
