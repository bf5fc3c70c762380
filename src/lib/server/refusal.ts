/**
 * Why the domain refuses. `missing` also covers what belongs to somebody else, so that nobody learns that it exists;
 * `unscored` asks whether a review is meant to have criteria without a score.
 */
export type Reason =
	| 'missing'
	| 'invalid'
	| 'incomplete'
	| 'unscored'
	| 'closed'
	| 'stale'
	| 'limited'
	| 'unavailable';

/**
 * A refusal by the domain: a reason for the program, and a sentence for the person that says what is wrong and what
 * to do. `theirs` is the stored row that a stale save would have overwritten.
 */
export class Refusal extends Error {
	readonly reason: Reason;
	readonly theirs: unknown;

	constructor(reason: Reason, message: string, theirs?: unknown) {
		super(message);
		this.reason = reason;
		this.theirs = theirs;
	}
}

/** The HTTP status of each reason. */
export const status: Record<Reason, number> = {
	missing: 404,
	invalid: 400,
	incomplete: 422,
	unscored: 409,
	closed: 409,
	stale: 409,
	limited: 429,
	unavailable: 503
};

/** For a row that is not there, or not the asker's. */
export const missing = () => new Refusal('missing', 'Page not found, or you don’t have access.');
