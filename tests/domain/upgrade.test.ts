import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { client, close, open } from '#lib/server/db/index.ts';

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'upgrade-'));
});
afterEach(() => {
	close();
	rmSync(folder, { recursive: true });
});

/** The migrations as they were when this one was the newest. */
function until(tag: string): string {
	const migrations = join(folder, 'drizzle');
	cpSync('drizzle', migrations, { recursive: true });
	const path = join(migrations, 'meta/_journal.json');
	const journal = JSON.parse(readFileSync(path, 'utf8')) as { entries: { tag: string }[] };
	const newest = journal.entries.findIndex((entry) => entry.tag === tag);
	expect(newest).toBeGreaterThan(-1);
	journal.entries.splice(newest + 1);
	writeFileSync(path, JSON.stringify(journal));
	return migrations;
}

const withheld = () => client.prepare('select * from withheld order by id').all();

test('what was withheld before editions could withhold something is still there, word for word', () => {
	const file = join(folder, 'parallax.db');
	open(file, until('0001_whole_way'));
	client.exec(`
		insert into lesson (id, slug, origin) values (1, 'old', 'seed');
		insert into edition (id, lesson_id, number, hash, title, question, content, texts_after_prediction, published_at)
			values (1, 1, 1, 'h', 't', 'q', '{}', 0, 1);
		insert into point (id, edition_id, key, ordinal, core, question) values (1, 1, 'p', 0, 1, 'p?');
		insert into question (id, edition_id, key, ordinal, step, core, skill, prompt, guidance, starters, citations_a, citations_b, quoted)
			values (1, 1, 'q', 0, 'answer', 1, 'evidence', 'q?', 'g', '[]', 0, 0, 0);
		insert into rubric (id, edition_id, number) values (1, 1, 1);
		insert into criterion (id, rubric_id, key, ordinal, name, wording) values (1, 1, 'c', 0, 'n', 'w');
		insert into withheld (kind, question_id, body) values ('model', 1, '{"model":"A model."}');
		insert into withheld (kind, point_id, body) values ('relation', 1, '{"relation":"agree"}');
		insert into withheld (kind, criterion_id, body) values ('marker', 1, '{"marker":"A hint."}')`);
	const before = withheld();
	expect(before).toHaveLength(3);
	close();
	open(file);
	expect(withheld()).toEqual(before.map((row) => ({ ...Object(row), edition_id: null })));
});

test('what is withheld belongs to exactly one thing', () => {
	open(':memory:');
	client.pragma('foreign_keys = OFF');
	const insert = (owners: string, values: string) => () =>
		client.exec(`insert into withheld (kind, body, ${owners}) values ('layer', '{}', ${values})`);
	expect(insert('edition_id, criterion_id', '1, 1')).toThrow('withheld_one_owner');
	expect(insert('edition_id', 'null')).toThrow('withheld_one_owner');
	expect(insert('edition_id', '1')).not.toThrow();
	expect(insert('edition_id', '1')).toThrow('UNIQUE');
});
