import { generateSQLiteDrizzleJson, generateSQLiteMigration } from 'drizzle-kit/api';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

type Snapshot = Parameters<typeof generateSQLiteMigration>[0];

const files = import.meta.glob<Record<string, unknown>>('/src/lib/server/db/schema/*.ts', {
	eager: true
});

test('the newest migration matches the schema, so that the next one contains only intended changes', async () => {
	const newest = readdirSync('drizzle/meta')
		.filter((name) => name.endsWith('_snapshot.json'))
		.toSorted()
		.at(-1);
	const made = JSON.parse(readFileSync(`drizzle/meta/${newest}`, 'utf8')) as Snapshot;
	const tables = Object.assign({}, ...Object.values(files)) as Record<string, unknown>;
	const now = await generateSQLiteDrizzleJson(tables, made.id, 'snake_case');
	expect(Object.keys(now.tables).length).toBeGreaterThan(40);
	expect(await generateSQLiteMigration(made, now)).toEqual([]);
});
