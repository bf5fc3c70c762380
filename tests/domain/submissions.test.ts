import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { client } from '#lib/server/db/index.ts';
import * as notebooks from '#lib/server/notebook/notebooks.ts';
import * as submissions from '#lib/server/notebook/submissions.ts';
import * as users from '#lib/server/account/users.ts';
import { ada, ben, cleo, notebookOf, refusal } from '../support/cast.ts';
import { worked } from '../support/full-notebook.ts';
import { hers, withNotebook } from '../support/with-notebook.ts';
import { put } from '../support/tiny-lesson.ts';

withNotebook();

const rows = (table: string) => client.prepare(`select * from ${table}`).all();

describe('handing in', () => {
	test('gives a receipt with the time and what was in it', () => {
		worked(hers);
		const receipt = submissions.handIn(hers);
		expect(receipt).toEqual({
			number: 1,
			at: expect.any(Number),
			counts: {
				notes: { a: 1, b: 0 },
				points: 1,
				ownPoints: 1,
				silences: 1,
				answers: 2,
				locked: 2
			}
		});
		const now = notebooks.find(ada, hers.id);
		expect([now.handedInAt, now.lastAt]).toEqual([receipt.at, receipt.at]);
		expect(submissions.receipt(now)).toEqual(receipt);
		expect(() => notebooks.findOpen(ada, hers.id)).toThrow(/finished this notebook/);
	});

	test('twice has no further effect', () => {
		const first = submissions.handIn(hers);
		client.exec('update attempt set opened_at = 1');
		expect(submissions.handIn(hers)).toEqual(first);
		expect(submissions.of(hers)).toEqual([
			{ number: 1, openedAt: 1, at: first.at, withdrawn: false }
		]);
	});

	test('is needed for a receipt', () => {
		expect(refusal(() => submissions.receipt(hers)).reason).toBe('missing');
		expect(submissions.of(hers)).toEqual([]);
	});

	test('freezes the locked texts, too', () => {
		worked(hers);
		submissions.handIn(hers);
		for (const change of [
			'insert into answer_revision (answer_id, number, text, at) select answer_id, 9, text, at from answer_revision',
			"update answer_revision set text = 'Another.'",
			'delete from answer_revision'
		])
			expect(() => client.exec(change)).toThrow('this work was handed in');
		client.exec('delete from notebook');
		expect(rows('answer_revision')).toEqual([]);
	});
});

test('a submission is found only by its student, and only once it is handed in', () => {
	const cast = [ada, ben, cleo];
	const plans = fc.array(
		fc.record({ who: fc.nat(2), slug: fc.constantFrom('tiny', 'other'), handedIn: fc.nat(3) }),
		{ minLength: 1, maxLength: 6 }
	);
	put([], 'seed', 'other');
	fc.assert(
		fc.property(plans, (plan) => {
			const made = plan.map(({ who, slug, handedIn }) => {
				const of = notebookOf(cast[who] ?? users.guest(), slug);
				for (let n = 0; n < handedIn; n += 1) {
					submissions.handIn(of);
					submissions.continueInCopy(of);
				}
				return of;
			});
			const all = client
				.prepare(
					`select notebook.id, user_id owner, attempt.id attempt, number, handed_in_at at
					from notebook join attempt on notebook_id = notebook.id`
				)
				.all() as {
				id: number;
				owner: string;
				attempt: number;
				number: number;
				at: number | null;
			}[];
			for (const user of cast)
				for (const { id } of [...made, { id: 987_654 }])
					for (const number of [0, 1, 2, 3, 4]) {
						const plain = all.find(
							(row) =>
								row.id === id && row.owner === user.id && row.number === number && row.at !== null
						);
						const found = (() => {
							try {
								return submissions.find(user, id, number).attemptId;
							} catch {
								return undefined;
							}
						})();
						expect(found).toBe(plain?.attempt);
					}
		}),
		{ seed: 20_240_506, numRuns: 15 }
	);
});
