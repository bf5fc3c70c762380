import { lt } from 'drizzle-orm';
import { RateLimiterRes, RateLimiterSQLite } from 'rate-limiter-flexible';
import { client, db } from './db/index.ts';
import { tally } from './db/schema/account.ts';
import { Refusal } from './refusal.ts';
import { sealed } from './secret.ts';

/** So much within so many seconds, counted in the database, so that it outlives a restart. */
type Limit = { keyPrefix: string; points: number; duration: number };

const minute = 60;
/**
 * A whole school can share one address, so that limit is wide. What stops guessing is the tight one, on one
 * account from one address; the middle one stops guessing at one account from many.
 */
const limits = {
	here: { keyPrefix: 'here', points: 10, duration: 15 * minute },
	account: { keyPrefix: 'account', points: 50, duration: 60 * minute },
	address: { keyPrefix: 'address', points: 200, duration: 15 * minute },
	signUp: { keyPrefix: 'sign-up', points: 300, duration: 60 * minute },
	erase: { keyPrefix: 'erase', points: 100, duration: 60 * minute },
	codeBy: { keyPrefix: 'code-by', points: 20, duration: 15 * minute },
	codeFrom: { keyPrefix: 'code-from', points: 300, duration: 15 * minute }
} satisfies Record<string, Limit>;

const counter = (limit: Limit) =>
	new RateLimiterSQLite({
		storeClient: client,
		storeType: 'better-sqlite3',
		tableName: 'tally',
		tableCreated: true,
		...limit
	});

/**
 * Runs `check` unless it was answered with null too often. Each try is counted before it runs, so that a
 * hundred at once count as a hundred, and given back when it succeeds: only failures stay counted.
 * @param login whose password is tried, in its normal form, whether there is such an account or not
 * @throws Refusal `limited` with when to try again
 */
export async function guessing<T>(
	login: string,
	address: string,
	check: () => Promise<T | null>
): Promise<T | null> {
	const from = network(address);
	const here = sealed('here', login, from);
	const found = await failing(
		[
			[limits.here, here],
			[limits.account, sealed('account', login)],
			[limits.address, sealed('address', from)]
		],
		'There were too many wrong passwords.',
		check
	);
	if (found !== null) await counter(limits.here).delete(here);
	return found;
}

/**
 * Runs `check` for a code to join a course by, unless too many were wrong: from this person, or from this
 * address, which a whole school may share. A right one makes up for no wrong ones.
 * @param userId null for nobody, of whom there may be a whole class at one address
 * @throws Refusal `limited` with when to try again
 */
export function codes<T>(userId: string | null, address: string, check: () => T | null) {
	const counts: [Limit, string][] = [[limits.codeFrom, sealed('code-from', network(address))]];
	if (userId !== null) counts.unshift([limits.codeBy, sealed('code-by', userId)]);
	return failing(counts, 'There were too many wrong codes.', async () => check());
}

/** Counts a try everywhere before it runs, and gives it back where it succeeds, or cannot run. */
async function failing<T>(
	counts: [Limit, string][],
	why: string,
	check: () => Promise<T | null>
): Promise<T | null> {
	const counted: (() => Promise<unknown>)[] = [];
	const giveBack = async () => {
		for (const back of counted) await back();
	};
	for (const [limit, key] of counts) {
		await take(limit, key, why).catch(async (error) => {
			await giveBack();
			throw error;
		});
		counted.push(() => counter(limit).reward(key));
	}
	const found = await check();
	if (found === null) sweep();
	else await giveBack();
	return found;
}

/**
 * Counts what costs the server some work: making an account, which also tells whether a name is taken, and
 * erasing, which writes the whole file anew.
 * @throws Refusal `limited` with when to try again
 */
export async function seldom(what: 'signUp' | 'erase', address: string) {
	const key = sealed(what, network(address));
	await take(limits[what], key, costly[what]);
}

const costly = {
	signUp: 'Too many accounts were made from this address.',
	erase: 'Too much was deleted from this address just now.'
};

async function take(limit: Limit, key: string, why: string) {
	try {
		await counter(limit).consume(key);
	} catch (error) {
		if (!(error instanceof RateLimiterRes)) throw error;
		const minutes = Math.max(1, Math.ceil(error.msBeforeNext / 60_000));
		const when = minutes === 1 ? 'in a minute' : `in ${minutes} minutes`;
		throw new Refusal('limited', `${why} Please try again ${when}.`);
	}
}

/** Who has one address of IPv6 has the whole /64 that it lies in. */
function network(address: string): string {
	const v4 = /^(?:::ffff:)?(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
	if (v4?.[1]) return v4[1];
	if (!address.includes(':')) return address;
	const [head = '', tail] = address.toLowerCase().split('::');
	const left = head.split(':').filter(Boolean);
	const right = (tail ?? '').split(':').filter(Boolean);
	const gap = tail === undefined ? 0 : 8 - left.length - right.length;
	return [...left, ...Array<string>(Math.max(0, gap)).fill('0'), ...right]
		.slice(0, 4)
		.map((group) => group.replace(/^0+(?=.)/, ''))
		.join(':');
}

/** Forgets what no longer counts. Runs at every start, and after each failure. */
export function sweep() {
	db.delete(tally).where(lt(tally.expire, Date.now())).run();
}
