import type { Review } from '#lib/server/review/reviews.ts';
import type { Remark } from '#lib/server/review/remarks.ts';
import type { ReviewChange, ReviewCommand } from '#lib/outbox/review-commands.ts';

/** The parts of a citation that a comment at it shows. */
type Cited = { id: number; question: string; side: 'a' | 'b'; label: string; exact: string };

/**
 * The review as it will be once the server has run this command. A command that changes nothing on the server raises
 * no revision here either.
 * @param citations of the submission, to show the passage of a new comment
 * @param at the time of the command, in milliseconds
 */
export function applyToReview(
	review: Review,
	command: ReviewCommand,
	citations: Cited[],
	at: number
): Review {
	switch (command.kind) {
		case 'score': {
			const { level, blank = false, remark } = command;
			const scores = review.scores.map((one) => {
				const same = one.level === level && one.blank === blank && one.remark === remark;
				if (one.key !== command.criterion || same) return one;
				return { ...one, level, blank, remark, revision: one.revision + 1 };
			});
			return { ...review, scores };
		}
		case 'overall': {
			const { comment, override } = command;
			const same = review.comment === comment && review.override === override;
			return same ? review : { ...review, comment, override, revision: review.revision + 1 };
		}
		case 'done':
			return { ...review, doneAt: command.done ? (review.doneAt ?? at) : null };
		case 'remark':
			return { ...review, remarks: put(review.remarks, command, citations, at) };
		default: {
			const erasedAt = command.kind === 'erase_remark' ? at : null;
			const remarks = review.remarks.map((one) =>
				one.uid === command.uid && !one.erasedAt !== !erasedAt
					? { ...one, erasedAt, revision: one.revision + 1 }
					: one
			);
			return { ...review, remarks };
		}
	}
}

function put(
	remarks: Remark[],
	command: ReviewCommand & { kind: 'remark' },
	citations: Cited[],
	at: number
): Remark[] {
	const { uid, text, answer = null, side = null, start = null, end = null } = command;
	const criterion = command.criterion || null;
	const was = remarks.find((one) => one.uid === uid);
	if (was) {
		const same = was.text === text && was.criterion === criterion && !was.erasedAt;
		const now = { ...was, text, criterion, erasedAt: null, revision: was.revision + 1 };
		return same ? remarks : remarks.map((one) => (one === was ? now : one));
	}
	const cited = citations.find(({ id }) => id === command.citation);
	const label = cited?.label ?? (command.from ? labels(command.from, command.to) : null);
	const exact = cited?.exact ?? command.exact ?? null;
	const place = { side: cited?.side ?? side, start, end, exact, label };
	const on = { question: cited?.question ?? answer, citation: command.citation ?? null };
	const made = { uid, text, criterion, revision: 1, at, by: '', erasedAt: null };
	return [...remarks, { ...made, ...on, ...place }];
}

const labels = (from: string, to?: string) => (to && to !== from ? `${from}–${to}` : from);

/** The review with the server's version of what changed. */
export function mergeReply(review: Review, { score, overall, done, remark }: ReviewChange): Review {
	const scores = review.scores.map((one) => (one.key === score?.key ? score : one));
	const here = review.remarks.some(({ uid }) => uid === remark?.uid);
	const remarks = !remark
		? review.remarks
		: here
			? review.remarks.map((one) => (one.uid === remark.uid ? remark : one))
			: [...review.remarks, remark];
	return { ...review, ...overall, ...done, scores, remarks };
}

/** The server's version that came with a stale refusal, in the shape of a change. */
export function changeFromServer({ kind }: ReviewCommand, row: unknown): ReviewChange {
	if (kind === 'score') return { score: row as ReviewChange['score'] };
	return kind === 'overall'
		? { overall: row as ReviewChange['overall'] }
		: { remark: row as ReviewChange['remark'] };
}
