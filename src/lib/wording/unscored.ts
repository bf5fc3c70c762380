const list = new Intl.ListFormat('en-GB');

/** That criteria have neither a level nor 0 for what was left blank: “Sourcing and Fairness are not scored.” */
export const unscoredWords = (names: string[]): string =>
	`${list.format(names)} ${names.length === 1 ? 'is' : 'are'} not scored.`;

/** The same of several reviews: “2 reviews are not fully scored.” */
export const unscoredReviewsWords = (n: number): string =>
	`${n === 1 ? '1 review is' : `${n} reviews are`} not fully scored.`;

/** What pages show in place of a level where nothing was written. */
export const blankWords = 'Left blank: 0';
