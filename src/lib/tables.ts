/** The tables of what a class handed in, as they are called in addresses and files, and what each is. */
export const tables = {
	'notes.csv': 'Notes, one a row',
	'answers.csv': 'Answers, one a row'
} as const;

export type Table = keyof typeof tables;

export const isTable = (name: string): name is Table => Object.hasOwn(tables, name);
