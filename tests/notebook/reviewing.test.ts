import { describe, expect, test } from 'vitest';
import { subject } from '#lib/outbox/command-types.ts';
import { outbox, type Reply } from '#lib/outbox/outbox.ts';
import { applyToReview, mergeReply } from '#lib/review/apply.ts';
import type { ReviewCommand } from '#lib/outbox/review-commands.ts';
import type { Review } from '#lib/server/review/reviews.ts';

const empty: Review = {
	comment: '',
	override: null,
	revision: 0,
	by: '',
	doneAt: null,
	releasedAt: null,
	outdated: false,
	remarks: [],
	total: { points: 0, of: 4, missing: 1 },
	scores: [{ key: 'fairness', level: null, blank: false, remark: '', revision: 0, by: '' }]
};
const score = (more: object = {}): ReviewCommand => ({
	kind: 'score',
	submission: 7,
	criterion: 'fairness',
	revision: 0,
	level: 2,
	blank: false,
	remark: '',
	...more
});
const store = {
	lasting: true,
	load: async () => [],
	put: async () => {},
	remove: async () => {}
};

describe('a review in the browser', () => {
	test('shows a change at once, and ignores the same change sent twice', () => {
		const once = applyToReview(empty, score(), [], 1);
		expect(once.scores[0]).toMatchObject({ level: 2, revision: 1 });
		expect(applyToReview(once, score(), [], 2)).toEqual(once);
		const said = { kind: 'overall', submission: 7, revision: 0, comment: 'Hm.', override: 3 };
		expect(applyToReview(empty, said as ReviewCommand, [], 1)).toMatchObject({
			override: 3,
			revision: 1
		});
		const done: ReviewCommand = { kind: 'done', submission: 7, done: true, unscored: false };
		expect(applyToReview(empty, done, [], 5).doneAt).toBe(5);
		expect(
			applyToReview(applyToReview(empty, done, [], 5), { ...done, done: false }, [], 6).doneAt
		).toBe(null);
	});

	test('puts a comment in its place, deletes it and restores it', () => {
		const cited = { id: 3, question: 'both', side: 'a', label: 'A1.1', exact: 'Words.' } as const;
		const remark: ReviewCommand = {
			kind: 'remark',
			submission: 7,
			uid: 'remark-1',
			revision: 0,
			criterion: '',
			text: 'Why?',
			citation: 3
		};
		const made = applyToReview(empty, remark, [cited], 1);
		expect(made.remarks[0]).toMatchObject({ question: 'both', label: 'A1.1', text: 'Why?' });
		const gone = { kind: 'erase_remark', submission: 7, uid: 'remark-1' } as const;
		expect(applyToReview(made, gone, [], 9).remarks[0]?.erasedAt).toBe(9);
		expect(mergeReply(made, { remark: made.remarks[0] }).remarks).toHaveLength(1);
	});

	test('of two submissions uses one outbox, where a refusal of the first does not block the second', async () => {
		const sent: ReviewCommand[] = [];
		const stale = { refused: { reason: 'stale', message: 'Otto …', theirs: { revision: 4 } } };
		const box = outbox({
			store,
			async deliver(command) {
				if (!('submission' in command)) throw new Error('Only reviews are sent here.');
				sent.push(command);
				const first = command.submission === 7 && 'revision' in command && !command.revision;
				return (first ? stale : { changed: { savedAt: 1, score: { revision: 5 } } }) as Reply;
			},
			changed() {},
			settled() {}
		});
		await box.open();
		box.add(score());
		box.add(score({ submission: 8 }));
		await box.drained();
		expect(sent.map(({ submission }) => submission)).toEqual([7, 8]);
		expect(box.state).toBe('conflict');
		box.keepMine(subject(score()));
		await box.drained();
		expect(sent.at(-1)).toMatchObject({ submission: 7, revision: 4, level: 2 });
		expect(box.state).toBe('saved');
	});
});
