/** A class list as a teacher may paste it, and how it has to be read. */
export type Case = {
	what: string;
	list: string;
	/** Each person as `name`, or as `name · login · other login`. */
	people: string[];
	/** What isn’t used of each person’s cells; none where it is left out. */
	unused?: string[];
	/** Lines that are nobody. */
	skipped?: string[];
	/** What the preview says about it. */
	says: string;
};
