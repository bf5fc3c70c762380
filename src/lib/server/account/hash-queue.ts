import { availableParallelism } from 'node:os';

/** At most so many hashes at once. Node has four threads for them and for reading files. */
const most = Math.max(1, Math.min(3, availableParallelism()));

/** Somebody who signs in goes before new passwords, of which a class list or a class that signs up brings many. */
const waiting = { verify: [] as (() => void)[], hash: [] as (() => void)[] };
let running = 0;

/** Computes a hash when it is its turn. */
export async function inTurn<T>(kind: keyof typeof waiting, compute: () => Promise<T>): Promise<T> {
	if (running < most) running += 1;
	else await new Promise<void>((go) => waiting[kind].push(go));
	try {
		return await compute();
	} finally {
		const next = waiting.verify.shift() ?? waiting.hash.shift();
		if (next) next();
		else running -= 1;
	}
}
