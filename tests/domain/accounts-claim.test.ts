import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import * as accounts from '#lib/server/account/accounts.ts';
import { claim } from '#lib/server/account/accounts.ts';
import * as annotations from '#lib/server/notebook/annotations.ts';
import { client, db } from '#lib/server/db/index.ts';
import { user } from '#lib/server/db/schema/account.ts';
import * as lessons from '#lib/server/lesson/lessons.ts';
import * as notebooks from '#lib/server/notebook/notebooks.ts';
import * as users from '#lib/server/account/users.ts';
import { ada, ben, cleo, handIn, notebookOf, refusal } from '../support/cast.ts';
import { withLesson } from '../support/each-test.ts';
import { put } from '../support/tiny-lesson.ts';

let account: users.User;
withLesson(() => {
	account = accounts.make(null, { name: 'Ada', login: 'ada' }, 'no hash');
});

const remark = { from: 'A1.1', code: 'problem', note: 'Why early?' };
const ids = (who: users.User) =>
	notebooks
		.of(who)
		.map(({ id }) => id)
		.toSorted();
const everything = () =>
	['user', 'session', 'resume', 'notebook', 'attempt', 'annotation'].map((table) =>
		client.prepare(`select * from ${table}`).all()
	);

describe('signing in with work done as a guest', () => {
	test('moves every notebook with everything in it', () => {
		put([], 'seed', 'other');
		const tiny = notebookOf(ada);
		const other = notebookOf(ada, 'other');
		annotations.add(tiny, 'n1', remark);
		claim(ada, account);
		expect(ids(account)).toEqual([tiny.id, other.id].toSorted());
		const now = notebooks.findOpen(account, tiny.id);
		expect(annotations.of(now)).toMatchObject([{ note: 'Why early?' }]);
		expect(now.uid).toBe(tiny.uid);
	});

	test('moves handed-in work, too', () => {
		const mine = notebookOf(ada);
		annotations.add(mine, 'n1', remark);
		handIn(mine);
		claim(ada, account);
		expect(annotations.of(notebooks.find(account, mine.id))).toHaveLength(1);
	});

	test('keeps both notebooks of a lesson, and continues in the newer one', () => {
		const theirs = notebookOf(account);
		const guests = notebookOf(ada);
		annotations.add(guests, 'n1', remark);
		claim(ada, account);
		expect(ids(account)).toEqual([theirs.id, guests.id].toSorted());
		client.prepare('update notebook set last_at = 1 where id = ?').run(theirs.id);
		expect(notebooks.open(account, lessons.find('tiny'), 'again').id).toBe(guests.id);
	});

	test('changes nothing the second time', () => {
		notebookOf(ada);
		claim(ada, account);
		const before = everything();
		claim(ada, account);
		expect(everything()).toEqual(before);
	});

	test('ends the guest’s other sessions and resume code', () => {
		notebookOf(ada);
		const token = users.signIn(ada);
		const code = users.resumeCode(ada) ?? '';
		claim(ada, account);
		expect(users.bySession(token)).toBeNull();
		expect(refusal(() => users.byResumeCode(code)).reason).toBe('invalid');
		expect(db.select().from(user).where(eq(user.id, ada.id)).all()).toEqual([]);
	});

	test('leaves everybody else’s work alone', () => {
		const his = notebookOf(ben);
		notebookOf(ada);
		claim(ada, account);
		expect(ids(ben)).toEqual([his.id]);
		expect(refusal(() => notebooks.find(account, his.id)).reason).toBe('missing');
		expect(ids(cleo)).toEqual([]);
	});

	test('never takes the work of another account, or gives work to a guest', () => {
		const mine = notebookOf(account);
		const hers = notebookOf(ben);
		claim(account, accounts.make(null, { name: 'Eve', login: 'eve' }, 'no hash'));
		claim(ben, cleo);
		claim(account, account);
		expect([ids(account), ids(ben), ids(cleo)]).toEqual([[mine.id], [hers.id], []]);
	});
});

test('claiming and erasing cover every table that refers to a person', () => {
	const tables = client
		.prepare(
			`select m.name from sqlite_master m, pragma_foreign_key_list(m.name) f
			 where m.type = 'table' and f."table" = 'user' and f.on_delete <> 'CASCADE' order by m.name`
		)
		.pluck()
		.all();
	// a guest has notebooks, but no lessons and no courses; erasing deletes what the person wrote as a
	// learner, and leaves no name in lessons, assignments, returns and the log
	const named = 'assignment attempt edition lesson log notebook prompt';
	const swept = 'extension grant invitation membership reply report';
	// an instructor's comments stay with the work they are about; a guest is never an instructor
	const said = 'phrase remark review score spotlight';
	expect([...new Set(tables)].toSorted()).toEqual(
		`${named} ${swept} ${said}`.split(' ').toSorted()
	);
});
