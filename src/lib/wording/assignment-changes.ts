/** The changes of an assignment's settings in words, by their names in the log. */
export const changeWords: Record<string, string> = {
	'due later': 'later due date',
	'due earlier': 'earlier due date',
	'opens later': 'later opening date',
	'opens earlier': 'earlier opening date',
	'late is accepted': 'late work accepted',
	'late is closed': 'late work not accepted',
	'sharing more': 'notes shared more',
	'sharing less': 'notes shared less',
	'names shown': 'names on notes shown',
	'names hidden': 'names on notes hidden',
	'texts at once': 'articles open at once',
	'texts after the prediction': 'articles open after the prediction',
	order: 'reading order',
	'parts taken away': 'parts removed',
	'models earlier': 'earlier model answers',
	'models later': 'later model answers',
	'taking back allowed': 'withdrawing allowed',
	'taking back not allowed': 'withdrawing not allowed'
};
