import { sql, type SQL } from 'drizzle-orm';
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core';

/**
 * A check that exactly one of these columns has a value. Its SQL has no line breaks: `drizzle-kit` would take them
 * for a changed constraint and rebuild the table.
 */
export function exactlyOne(...columns: AnySQLiteColumn[]): SQL {
	const present = columns.map((column) => sql`(${column} is not null)`);
	return sql`${sql.join(present, sql` + `)} = 1`;
}

/** A check that these columns have values together or not at all, without line breaks as well. */
export function allOrNone(first: AnySQLiteColumn, ...rest: AnySQLiteColumn[]): SQL {
	const same = rest.map((column) => sql`((${first} is null) = (${column} is null))`);
	return sql`${sql.join(same, sql` and `)}`;
}
