import { client } from '#lib/server/db/index.ts';

/** How often a statement is run on the open database while `work` runs, counted where it is run. */
export function queries(work: () => unknown): number {
	let count = 0;
	const { prototype } = client.prepare('select 1').constructor as unknown as {
		prototype: Record<'all' | 'get' | 'run', (this: unknown, ...given: unknown[]) => unknown>;
	};
	const kinds = ['all', 'get', 'run'] as const;
	const own = kinds.map((kind) => prototype[kind]);
	kinds.forEach((kind, i) => {
		prototype[kind] = function (...given) {
			count++;
			return own[i]?.apply(this, given);
		};
	});
	try {
		work();
	} finally {
		kinds.forEach((kind, i) => Object.assign(prototype, { [kind]: own[i] }));
	}
	return count;
}
