import { client } from '#lib/server/db/index.ts';

/** The statements run on the open database during `work`, in order. */
export function asked(work: () => unknown): string[] {
	const found: string[] = [];
	const { prototype } = client.prepare('select 1').constructor as unknown as {
		prototype: Record<
			'all' | 'get' | 'run',
			(this: { source: string }, ...given: unknown[]) => unknown
		>;
	};
	const kinds = ['all', 'get', 'run'] as const;
	const own = kinds.map((kind) => prototype[kind]);
	kinds.forEach((kind, i) => {
		prototype[kind] = function (...given) {
			found.push(this.source);
			return own[i]?.apply(this, given);
		};
	});
	try {
		work();
	} finally {
		kinds.forEach((kind, i) => Object.assign(prototype, { [kind]: own[i] }));
	}
	return found;
}

/** The number of those statements. */
export const queries = (work: () => unknown): number => asked(work).length;

/** The tables that a statement scans in full, according to SQLite's plan. */
export function scanned(statement: string): string[] {
	const unbound = (statement.match(/\?/g) ?? []).map(() => null);
	const plan = client.prepare(`explain query plan ${statement}`).all(...unbound);
	return (plan as { detail: string }[]).flatMap(({ detail }) => {
		const [, table] = /^SCAN (\w+)/.exec(detail) ?? [];
		return table ? [table] : [];
	});
}
