/** The files of a class's submissions, by the names that addresses and downloads use, with their descriptions. */
export const tables = {
	'notes.csv': 'Notes, one per row',
	'answers.csv': 'Answers, one per row',
	'criteria.csv': 'Levels and comments, one criterion per row, including draft reviews'
} as const;

/** The same for the gradebooks of other systems. These contain names, and only released scores. */
export const gradebooks = {
	'canvas.csv': 'For Canvas',
	'moodle.csv': 'For Moodle',
	'moodle-email.csv': 'For Moodle, by email address'
} as const;

export type Table = keyof typeof tables | keyof typeof gradebooks;

export const isTable = (name: string): name is Table =>
	Object.hasOwn(tables, name) || Object.hasOwn(gradebooks, name);
