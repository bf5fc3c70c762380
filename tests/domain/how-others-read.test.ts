import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as annotations from '#lib/server/notebook/annotations.ts';
import * as answers from '#lib/server/notebook/answers.ts';
import { client } from '#lib/server/db/index.ts';
import * as lessons from '#lib/server/lesson/lessons.ts';
import * as notebooks from '#lib/server/notebook/notebooks.ts';
import * as howOthersRead from '#lib/server/classroom/how-others-read.ts';
import * as submissions from '#lib/server/notebook/submissions.ts';
import * as users from '#lib/server/account/users.ts';
import { readable } from '#lib/server/notebook/text-access.ts';
import { uid } from '#lib/uid.ts';
import { newTitle, newWords, put, textsLater } from '../support/tiny-lesson.ts';
import { withDatabase } from '../support/each-test.ts';

withDatabase(put);

const begun = (user = users.guest()) => notebooks.open(user, lessons.find('tiny'), uid());
const note = (of: notebooks.Notebook, from: string, to = from) =>
	annotations.add(of, uid(), { from, to, code: null, note: 'Kanarinote' });
const lock = (of: notebooks.Notebook, key = 'evidence') =>
	answers.lock(of, key, { text: 'A [A2.2], B [B1.3].', base: 0, saveUid: uid() });

/** Somebody who agreed to be counted and has highlighted these sentences. */
function reader(...labels: string[]) {
	const theirs = begun();
	howOthersRead.setConsent(theirs, true);
	for (const label of labels) note(theirs, label);
	return theirs;
}
const readers = (n: number, ...labels: string[]) =>
	Array.from({ length: n }, () => reader(...labels));

/** Somebody who may see the totals. */
function asker() {
	const hers = begun();
	lock(hers);
	return hers;
}

describe('how others read', () => {
	test('is the number of people for each sentence, and nothing else', () => {
		readers(4, 'A1.1', 'A1.1', 'B2.4');
		note(reader('A1.2'), 'A1.1', 'A2.1');
		const hers = asker();
		expect(howOthersRead.others(hers)).toEqual({
			n: 5,
			a: [5, 1, 1, 1, 0, 0, 0, 0],
			b: [0, 0, 0, 0, 0, 0, 0, 4]
		});
	});

	test('is shown from five people on', () => {
		readers(4, 'A1.1');
		const hers = asker();
		expect(howOthersRead.others(hers)).toBeNull();
		reader('A1.1');
		expect(howOthersRead.others(hers)?.n).toBe(5);
	});

	test('is shown only after an answer about the reading is locked', () => {
		readers(5, 'A1.1');
		const hers = begun();
		expect(howOthersRead.others(hers)).toBeNull();
		answers.lock(hers, 'expect', { text: 'Sleep.', base: 0, saveUid: uid() });
		answers.save(hers, 'both', { text: 'Begun.', base: 0, saveUid: uid() });
		expect(howOthersRead.others(hers)).toBeNull();
		lock(hers);
		expect(howOthersRead.others(hers)?.n).toBe(5);
	});

	test('leaves out the student, people without notes, and deleted notes', () => {
		const hers = asker();
		howOthersRead.setConsent(hers, true);
		note(hers, 'A1.1');
		reader();
		const gone = reader();
		annotations.erase(gone, note(gone, 'A1.1').uid);
		readers(4, 'A1.2');
		expect(howOthersRead.others(hers)).toBeNull();
		note(gone, 'A1.3');
		expect(howOthersRead.others(hers)).toMatchObject({ n: 5, a: [0, 4, 1, 0, 0, 0, 0, 0] });
	});

	test('leaves out people who withdraw their consent', () => {
		const all = readers(6, 'A1.1');
		const hers = asker();
		expect(howOthersRead.others(hers)?.n).toBe(6);
		for (const of of all.slice(0, 2)) expect(howOthersRead.setConsent(of, false)).toBe(false);
		expect(howOthersRead.others(hers)).toBeNull();
	});

	test('is not shown while the texts are closed', () => {
		readers(5, 'A1.1');
		put([textsLater, newTitle]);
		expect(howOthersRead.others(begun())).toBeNull();
	});
});

type Marked = { user: string; edition: number; version: number; first: number; last: number };

/** The result of others() by a plain reading of the rows, one by one. */
function plainly(of: notebooks.Notebook) {
	const all = <T>(sql: string) => client.prepare(sql).all() as T[];
	const texts = readable(of);
	const versions = all<{ edition: number; side: string; version: number }>(
		'select edition_id edition, side, version_id version from article'
	);
	const alike = (edition: number) =>
		texts.every(({ side, versionId }) =>
			versions.some((v) => v.edition === edition && v.side === side && v.version === versionId)
		);
	const counted = all<
		Marked & { counts: number; number: number; notebook: number; erased: unknown }
	>(
		`select user_id user, edition_id edition, version_id version, first, last, count_me counts, number,
			notebook.id notebook, erased_at erased
		from notebook join attempt on notebook_id = notebook.id join annotation on attempt_id = attempt.id`
	).filter((row) => {
		const later = all<{ number: number; notebook: number }>(
			'select number, notebook_id notebook from attempt'
		).some((one) => one.notebook === row.notebook && one.number > row.number);
		const other = row.user !== of.userId && alike(row.edition);
		return other && row.counts === 1 && row.erased === null && !later;
	});
	const people = (rows: Marked[]) => new Set(rows.map(({ user }) => user)).size;
	const [a, b] = texts.map(({ versionId, sentences }) =>
		sentences.map((_, ordinal) =>
			people(
				counted.filter((m) => m.version === versionId && m.first <= ordinal && ordinal <= m.last)
			)
		)
	);
	const n = people(counted);
	return n < 5 ? null : { n, a, b };
}

test('everybody is counted who should be, and nobody else', () => {
	const labels = ['A1.1', 'A1.2', 'A2.1', 'A3.2', 'B1.1', 'B1.4', 'B2.2', 'B2.4'];
	const person = fc.record({
		edition: fc.nat(2),
		counts: fc.integer({ min: 0, max: 5 }),
		marks: fc.array(fc.constantFrom(...labels), { maxLength: 4 }),
		erased: fc.nat(4),
		handedIn: fc.nat(2),
		goesOn: fc.boolean()
	});
	const people = fc.array(person, { minLength: 12, maxLength: 16 });
	const editions = [[], [newTitle], [newTitle, newWords]].map((changes) => {
		put(changes, 'app', 'many');
		return lessons.find('many');
	});
	let told = 0;
	fc.assert(
		fc.property(people, (plan) => {
			client.exec('delete from notebook');
			const askers: notebooks.Notebook[] = [];
			for (const [edition, of] of editions.entries()) {
				for (const { marks, ...one } of plan.filter((each) => each.edition === edition)) {
					let theirs = notebooks.open(users.guest(), of, uid());
					howOthersRead.setConsent(theirs, one.counts > 0);
					const made = marks.map((label) => note(theirs, label).uid);
					for (let n = 0; n < one.handedIn; n += 1) {
						submissions.handIn(theirs);
						if (one.goesOn) theirs = submissions.continueInCopy(theirs);
					}
					const open = one.handedIn === 0 || one.goesOn;
					if (open) made.slice(0, one.erased).forEach((id) => annotations.erase(theirs, id));
				}
				const asks = notebooks.open(users.guest(), of, uid());
				lock(asks);
				note(asks, 'A1.1');
				howOthersRead.setConsent(asks, true);
				askers.push(asks);
			}
			for (const of of askers) {
				const expected = plainly(of);
				expect(howOthersRead.others(of)).toEqual(expected);
				if (expected) told += 1;
			}
		}),
		{ seed: 20_240_506, numRuns: 10 }
	);
	expect(told).toBeGreaterThan(5);
});
