import { client } from '#lib/server/db/index.ts';
import { childrenOfWork, work } from '#lib/server/db/triggers.ts';

type Row = Record<string, unknown>;

/**
 * The tables to copy into the next attempt, parents first. A test compares them with the schema, so that none is
 * forgotten.
 */
export const copiedTables = [...work, ...childrenOfWork];

/** Copies all of an attempt's work into a new one. Part of the transaction that opens it. */
export function copyAttempt(from: number, to: number) {
	/** Old id → new id, per table. */
	const now = new Map<string, Map<unknown, unknown>>();
	for (const table of copiedTables) {
		const parents = references(table).filter(
			(one) => one.table !== 'attempt' && now.has(one.table)
		);
		const [parent] = parents;
		const mine = work.includes(table)
			? 'attempt_id = ?'
			: `${parent?.from} in (select id from ${parent?.table} where attempt_id = ?)`;
		const rows = client.prepare(`select * from ${table} where ${mine} order by rowid`).all(from);
		const ids = new Map<unknown, unknown>();
		for (const { id, ...row } of rows as Row[]) {
			if ('attempt_id' in row) row.attempt_id = to;
			for (const one of parents)
				if (row[one.from] !== null) row[one.from] = now.get(one.table)?.get(row[one.from]);
			const names = Object.keys(row);
			const { lastInsertRowid } = client
				.prepare(`insert into ${table} (${quoted(names)}) values (${names.map(() => '?').join()})`)
				.run(Object.values(row));
			ids.set(id, Number(lastInsertRowid));
		}
		now.set(table, ids);
	}
}

/** The foreign keys of a table. */
const references = (table: string) =>
	client.prepare('select "from", "table" from pragma_foreign_key_list(?)').all(table) as {
		from: string;
		table: string;
	}[];

const quoted = (names: string[]) => names.map((name) => `"${name}"`).join();
