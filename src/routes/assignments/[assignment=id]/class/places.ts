/** The section of the page in which a number of each kind is. */
export const places = {
	sentence: 'heat',
	cell: 'frames',
	term: 'frames',
	silence: 'frames',
	coded: 'agreed',
	point: 'divided',
	answers: 'answers'
};
