import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { describe, expect, test } from 'vitest';
import { user } from '#lib/server/db/schema/account.ts';
import * as triggers from '#lib/server/db/triggers.ts';

const files = import.meta.glob<Record<string, unknown>>('/src/lib/server/db/schema/*.ts', {
	eager: true
});

describe('the schema', () => {
	const tables = Object.values(files)
		.flatMap((file) => Object.values(file))
		.filter((each) => each instanceof SQLiteTable)
		.map(getTableConfig);
	const names = (list: typeof tables) => list.map(({ name }) => name).toSorted();

	test('says of every table whether it is frozen', () => {
		const live =
			'account answer_revision assignment attempt class_move class_moved course extension grant lesson ' +
			'invitation masked membership notebook phrase prompt remark reply report resume review score seen session ' +
			'setting spotlight tally token user';
		const { published, work, appended } = triggers;
		const said = [...published, ...work, ...appended, ...live.split(' ')];
		expect(names(tables)).toEqual(said.toSorted());
	});

	test('keeps a person whom other rows refer to from being deleted, except for sign-in data', () => {
		const leading = tables.flatMap((table) =>
			table.foreignKeys
				.filter((key) => key.reference().foreignTable === user)
				.map((key) => `${table.name}: ${key.onDelete ?? 'no action'}`)
		);
		expect(leading.toSorted()).toEqual([
			'account: cascade',
			'assignment: no action',
			'attempt: no action',
			'edition: no action',
			'extension: no action',
			'extension: no action',
			'grant: no action',
			'grant: no action',
			'invitation: no action',
			'invitation: no action',
			'lesson: no action',
			'log: no action',
			'masked: cascade',
			'membership: no action',
			'notebook: no action',
			'phrase: no action',
			'prompt: no action',
			'remark: no action',
			'reply: no action',
			'report: no action',
			'report: no action',
			'resume: cascade',
			'review: no action',
			'review: no action',
			'score: no action',
			'seen: cascade',
			'session: cascade',
			'spotlight: no action',
			'token: cascade'
		]);
	});
});
