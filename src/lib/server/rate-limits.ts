import { eq, gt, lt, or, sql } from 'drizzle-orm';
import { db, ifWritable, transact } from './db/index.ts';
import { tally } from './db/schema/account.ts';
import { Refusal } from './refusal.ts';
import { sealed } from './secret.ts';
import { written } from './written.ts';

/** So many tries (`points`) in so many seconds (`duration`). Counted in the database, so that a restart keeps them. */
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
	guest: { keyPrefix: 'guest', points: 300, duration: 60 * minute },
	erase: { keyPrefix: 'erase', points: 100, duration: 60 * minute },
	choose: { keyPrefix: 'choose', points: 20, duration: 15 * minute },
	passphrase: { keyPrefix: 'passphrase', points: 1000, duration: 60 * minute },
	lookUp: { keyPrefix: 'look-up', points: 100, duration: 60 * minute },
	codeBy: { keyPrefix: 'code-by', points: 20, duration: 15 * minute },
	codeFrom: { keyPrefix: 'code-from', points: 300, duration: 15 * minute }
} satisfies Record<string, Limit>;

/** A counter: a limit and the key that it counts under. */
type Counter = { limit: Limit; key: string };

/**  @param parts the key, stored only as a keyed hash */
const counter = (limit: Limit, ...parts: string[]): Counter => ({
	limit,
	key: `${limit.keyPrefix}:${sealed(limit.keyPrefix, ...parts)}`
});

/**
 * Runs `check` unless it was answered with null too often. Each try is counted before it runs, so that a
 * hundred at once count as a hundred, and given back when it succeeds: only failures stay counted.
 *
 * One student's wrong passwords must not keep a school out. Where an address has had too many, a name that has none
 * wrong from there still gets its try, whether or not there is such an account: the answers must not tell.
 * @param login whose password is tried, in its normal form
 * @param check takes whether the try was spared. Then it computes nothing for a name without an account: made-up names
 * would let anybody compute hashes without end
 * @throws Refusal `limited` with when to try again
 */
export async function guessing<T>(
	{ login, address }: { login: string; address: string },
	check: (spared: boolean) => Promise<T | null>
): Promise<T | null> {
	const from = network(address);
	const here = counter(limits.here, login, from);
	const shared = counter(limits.address, from);
	const counters = [here, counter(limits.account, login), shared];
	const spared = counted(shared).points >= shared.limit.points && !counted(here).points;
	const found = await failing(
		spared ? counters.slice(0, 2) : counters,
		'Too many wrong passwords.',
		() => check(spared)
	);
	if (found !== null) await written(() => db.delete(tally).where(eq(tally.key, here.key)).run());
	return found;
}

/** So many wrong codes an account may have and still be let through where its address has had too many. */
const fewCodes = 5;

/**
 * Runs `check` for a code to join a class by, unless too many were wrong: from this person, or from this address, which
 * a whole school may share. A right one makes up for no wrong ones.
 *
 * One student's wrong codes must not keep a class out: where an address has had too many, an account with hardly any
 * still gets its try. Guests don't, because anybody can be one at once.
 * @param who null for nobody, of whom there may be a whole class at one address
 * @throws Refusal `limited` with when to try again
 */
export function codes<T>(
	who: { id: string; isAnonymous: boolean } | null,
	address: string,
	check: () => T | null
): T | null {
	const shared = counter(limits.codeFrom, network(address));
	const own = who && counter(limits.codeBy, who.id);
	const few = own !== null && !who?.isAnonymous && counted(own).points < fewCodes;
	if (own) refuseMore(own, 1, 'You’ve tried too many wrong codes.');
	if (!few)
		refuseMore(
			shared,
			1,
			'Too many wrong codes have been tried from this network.',
			own === null || who?.isAnonymous
				? 'Sign in or create an account first, or try again'
				: undefined
		);
	const found = check();
	if (found === null) for (const one of own ? [own, shared] : [shared]) noteWrong(one);
	return found;
}

/** Counts a wrong try in the database or, while nothing can be stored there, in memory. */
function noteWrong(one: Counter) {
	const { points, expire } = counted(one);
	const now = { points: Math.min(points + 1, one.limit.points), expire };
	const stored = ifWritable(() => {
		store(one, now);
		sweep();
	});
	if (stored) unstored.delete(one.key);
	else unstored.set(one.key, now);
}

/** What could not be stored: newer than the database's row. */
const unstored = new Map<string, Count>();

/** Counts a try everywhere before it runs, and gives it back where it succeeds, or can't run. */
async function failing<T>(
	counters: Counter[],
	why: string,
	check: () => Promise<T | null>
): Promise<T | null> {
	await written(() => {
		for (const one of counters) take(one, 1, why);
	});
	const found = await check();
	await written(() => {
		if (found === null) sweep();
		else counters.forEach(giveBack);
	});
	return found;
}

/** What costs the server work and is counted, whether it succeeds or not, with what to say when it is too often. */
const costly = {
	signUp: 'Too many accounts have been created from this network.',
	guest: 'Too many guests have started from this network.',
	erase: 'Too much has been deleted from this network just now.',
	choose: 'You’ve tried too many passwords.',
	passphrase: 'You’ve created too many passphrases.',
	lookUp: 'You’ve looked up too many accounts.'
};

/**
 * Counts what costs the server work: making an account, which also tells whether a name is taken; making a guest,
 * whose notebook stays; erasing, which rewrites the whole file; hashing passwords.
 * @param who an address or a user id
 * @param n how many at once
 * @throws Refusal `limited` with when to try again
 */
export function seldom(what: keyof typeof costly, who: string, n = 1) {
	const one = counter(limits[what], network(who));
	transact(() => take(one, n, costly[what]));
}

type Count = { points: number; expire: number };

/** What is counted now. An end further ahead than the limit lasts was set by a clock that ran ahead, and is over. */
function counted({ limit, key }: Counter, now = Date.now()): Count {
	const end = now + limit.duration * 1000;
	const row = unstored.get(key) ?? db.select().from(tally).where(eq(tally.key, key)).get();
	const expire = row?.expire ?? 0;
	return row && expire > now && expire <= end
		? { points: row.points, expire }
		: { points: 0, expire: end };
}

/** @throws Refusal `limited` where `n` more would be too many */
function refuseMore(one: Counter, n: number, why: string, then = 'Please try again') {
	const now = Date.now();
	const { points, expire } = counted(one, now);
	if (points + n <= one.limit.points) return;
	const minutes = Math.max(1, Math.ceil((expire - now) / 60_000));
	const when = minutes === 1 ? 'in a minute' : `in ${minutes} minutes`;
	throw new Refusal('limited', `${why} ${then} ${when}.`);
}

function take(one: Counter, n: number, why: string) {
	refuseMore(one, n, why);
	const { points, expire } = counted(one);
	store(one, { points: points + n, expire });
}

function store({ key }: Counter, count: Count) {
	db.insert(tally)
		.values({ key, ...count })
		.onConflictDoUpdate({ target: tally.key, set: count })
		.run();
}

function giveBack({ key }: Counter) {
	db.update(tally)
		.set({ points: sql`max(0, ${tally.points} - 1)` })
		.where(eq(tally.key, key))
		.run();
}

/** An IPv6 address counts as its /64 network: one household or school has all of it. Anything else stays as it is. */
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
	const now = Date.now();
	const longest = Math.max(...Object.values(limits).map(({ duration }) => duration * 1000));
	for (const [key, { expire }] of unstored) if (expire < now) unstored.delete(key);
	db.delete(tally)
		.where(or(lt(tally.expire, now), gt(tally.expire, now + longest)))
		.run();
}
