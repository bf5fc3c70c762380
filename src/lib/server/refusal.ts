/** Why the domain says no. `missing` covers what is not there and what is not yours: they look the same. */
export type Reason = 'missing' | 'invalid' | 'incomplete' | 'closed' | 'stale' | 'limited';

/**
 * The domain's way to say no: a reason for the program and one sentence for the person, saying what is
 * wrong and what to do. `theirs` carries the stored row that a stale save would have overwritten.
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

/** The HTTP status that says each reason at the border. */
export const status: Record<Reason, number> = {
	missing: 404,
	invalid: 400,
	incomplete: 422,
	closed: 409,
	stale: 409,
	limited: 429
};

/** For a row that is not there, or not the asker's. */
export const missing = () => new Refusal('missing', 'There is nothing here, or it is not yours.');
