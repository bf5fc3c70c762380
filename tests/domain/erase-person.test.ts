import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { check } from '#lib/http/auth.server.ts';
import * as accounts from '#lib/server/account/accounts.ts';
import * as annotations from '#lib/server/notebook/annotations.ts';
import * as answers from '#lib/server/notebook/answers.ts';
import { client, close, open } from '#lib/server/db/index.ts';
import { erase } from '#lib/server/admin/erase-person.ts';
import type { Notebook } from '#lib/server/notebook/notebooks.ts';
import * as judgements from '#lib/server/notebook/judgements.ts';
import * as users from '#lib/server/account/users.ts';
import { uid } from '#lib/uid.ts';
import { handIn, notebookOf } from '../support/cast.ts';
import { withDatabaseFile } from '../support/each-test.ts';
import { put } from '../support/tiny-lesson.ts';
import { cheapHash } from '../support/cheap-hash.ts';

const { file } = withDatabaseFile(() => {
	put();
	// faster, with the same bytes written; the test needs no protection from a power cut
	client.pragma('synchronous = OFF');
});

/** The database's files that contain these words, byte by byte. */
const found = (words: string) =>
	['', '-wal', '-shm'].filter((end) => {
		const path = file() + end;
		return existsSync(path) && readFileSync(path).includes(Buffer.from(words, 'utf8'));
	});

const name = 'Zqadanimeh Łęcka سارة';
const login = 'zqadalogin@example.org';
/** What somebody wrote, each with a word that appears nowhere else. */
const words = [
	'zqnote',
	'zqreplaced',
	'zqgone',
	'zqfirst',
	'zqreason',
	'zqanswer',
	'zqlocked',
	'zqbeneath'
];

/**
 * Writes everything that a notebook can hold, much of it more than once, so that pages split and move.
 * @param beside somebody else's notebook, whose notes are stored between these
 */
function write(who: users.User, beside?: Notebook) {
	const mine = notebookOf(who);
	const { uid: changed } = annotations.add(mine, uid(), remark('zqreplaced'));
	annotations.change(mine, changed, 1, remark('zqnote'));
	annotations.erase(mine, annotations.add(mine, uid(), remark('zqgone')).uid);
	for (let i = 0; i < 400; i += 1) {
		annotations.add(mine, uid(), remark(`zqnote ${'long '.repeat((i * 37) % 900)}${i} zqnote`));
		if (beside && i % 3 === 0) annotations.add(beside, uid(), remark(`zzstays ${i}`));
	}
	judgements.judge(mine, 'tired', 0, { relation: 'conflict', reason: 'zqfirst, they differ' });
	judgements.judge(mine, 'tired', 1, { relation: 'conflict', reason: 'zqreason, they differ' });
	for (let base = 0; base < 30; base += 1)
		answers.save(mine, 'both', {
			text: `zqanswer ${'more '.repeat(base * 40)}`,
			base,
			saveUid: uid()
		});
	const evident = 'zqlocked: A measured it [A2.2], B asked parents [B1.3].';
	answers.lock(mine, 'evidence', { text: evident, base: 0, saveUid: uid() });
	answers.save(mine, 'evidence', { text: 'zqbeneath', base: 1, saveUid: uid() });
	return mine;
}
const remark = (note: string) => ({ from: 'A1.1', code: 'problem', note });

/** The number of rows in each table that holds personal data. */
const rows = () =>
	Object.fromEntries(
		[
			'notebook',
			'attempt',
			'annotation',
			'answer',
			'answer_revision',
			'citation',
			'judgement',
			'session',
			'account',
			'resume',
			'user'
		].map((table) => [table, client.prepare(`select count(*) from ${table}`).pluck().get()])
	);

describe('erasing', () => {
	test('an account leaves no byte of its name and words in any of the database’s files', async () => {
		const who = accounts.make(null, { name, login }, await cheapHash('zqpassword and more'));
		users.signIn(who);
		write(who);
		const all = [name, login, ...words];
		// overwritten words are gone already
		expect(all.filter((each) => !found(each).length && each !== 'zqreplaced')).toEqual([]);
		erase(who);
		expect(all.map((each) => [each, found(each)])).toEqual(all.map((each) => [each, []]));
		close();
		expect(all.filter((each) => found(each).length)).toEqual([]);
		open(file());
		expect(client.pragma('integrity_check', { simple: true })).toBe('ok');
		expect(client.pragma('foreign_key_check')).toEqual([]);
	});

	test('leaves one row with an id and a time, and nothing else', async () => {
		const who = accounts.make(null, { name, login }, await cheapHash('zqpassword and more'));
		users.signIn(who);
		write(who);
		erase(who);
		const { user, ...rest } = rows();
		expect([user, ...new Set(Object.values(rest))]).toEqual([1, 0]);
		const row = client.prepare('select * from user').get();
		expect(row).toMatchObject({
			id: who.id,
			name: '',
			email: `${who.id}@users.invalid`,
			username: null,
			display_username: null,
			image: null,
			erased_at: expect.any(Number)
		});
	});

	test('removes handed-in work, too, in every attempt', () => {
		const who = users.guest();
		const mine = write(who);
		handIn(mine);
		client
			.prepare('insert into attempt (notebook_id, number, opened_at) values (?, 2, 1)')
			.run(mine.id);
		erase(who);
		expect(words.filter((each) => found(each).length)).toEqual([]);
	});

	test('a guest ends their sessions and resume code, too', () => {
		const who = users.guest();
		const token = users.signIn(who);
		const code = users.resumeCode(who) ?? '';
		write(who);
		erase(who);
		expect(users.bySession(token)).toBeNull();
		expect(found(code)).toEqual([]);
		expect(found(token)).toEqual([]);
	});

	test('one person keeps everybody else’s rows, even those stored between theirs', () => {
		const who = users.guest();
		const other = users.guest();
		const theirs = notebookOf(other);
		users.signIn(other);
		users.resumeCode(other);
		const before = rows();
		write(who, theirs);
		erase(who);
		expect(rows()).toEqual({ ...before, annotation: 134 });
		expect(annotations.of(theirs).filter(({ note }) => /^zzstays \d+$/.test(note))).toHaveLength(
			134
		);
		expect(words.filter((each) => found(each).length)).toEqual([]);
	});

	test('frees the name for somebody else, and the old password opens nothing', async () => {
		const hash = await cheapHash('zqpassword and more');
		const who = accounts.make(null, { name, login }, hash);
		erase(who);
		erase(who);
		const signIn = check(login, 'zqpassword and more', '192.0.2.1', 'Wrong.');
		await expect(signIn).rejects.toThrow('Wrong.');
		expect(accounts.make(null, { name: 'Another', login }, hash).id).not.toBe(who.id);
	});
});

test('erasing leaves no byte of a person’s replies and saved comments, and takes them out of every class', () => {
	const who = users.guest();
	const other = users.guest();
	const theirs = notebookOf(other);
	client.exec(`
		insert into course (id, name, time_zone, created_at) values (1, 'c', 'UTC', 1);
		insert into membership (course_id, user_id, role, alias, joined_at)
			values (1, '${who.id}', 'learner', 1, 1), (1, '${other.id}', 'learner', 2, 1);
		insert into "grant" (user_id, role, at) values ('${who.id}', 'teacher', 1);
		insert into token (hash, purpose, user_id, expires_at) values ('zqhash', 'reset_password', '${who.id}', 2);
		insert into reply (notebook_id, annotation_uid, uid, user_id, text, created_at)
			values (${theirs.id}, 'u', 'r', '${who.id}', 'zqreply', 1), (${theirs.id}, 'u', 's', '${other.id}', 'zzstays', 1);
		insert into report (notebook_id, annotation_uid, by, at) values (${theirs.id}, 'u', '${who.id}', 1);
		insert into phrase (owner_id, course_id, text, created_at)
			values ('${who.id}', null, 'zqphrase', 1), ('${who.id}', 1, 'zzshared', 1)`);
	erase(who);
	expect(found('zzshared')).not.toEqual([]);
	expect(['zqreply', 'zqhash', 'zqphrase'].filter((each) => found(each).length)).toEqual([]);
	expect(found('zzstays')).not.toEqual([]);
	const gone = ['grant', 'token', 'report'].map((table) =>
		client.prepare(`select count(*) from "${table}"`).pluck().get()
	);
	expect(gone).toEqual([0, 0, 0]);
	const left = client.prepare('select user_id, left_at from membership where left_at is not null');
	expect(left.all()).toEqual([{ user_id: who.id, left_at: expect.any(Number) }]);
});
