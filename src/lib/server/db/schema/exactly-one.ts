import { sql, type SQL } from 'drizzle-orm';
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core';

/**
 * That exactly one of these columns has a value. Its SQL has no line breaks: `drizzle-kit` would see a changed
 * constraint in them, and rebuild the table.
 */
export function exactlyOne(...columns: AnySQLiteColumn[]): SQL {
	const present = columns.map((column) => sql`(${column} is not null)`);
	return sql`${sql.join(present, sql` + `)} = 1`;
}
