import type { Rows } from './access-matrix.ts';

const phrase = () => ({ text: 'Say where it stands.' });
const teachers = (status: number) => ({ admin: status, instructor: status, other: status });

/** The part of the access matrix that is about the comment bank. */
export const rows: Rows = {
	'GET /phrases': { is: [404, 404, 404], staff: teachers(200) },
	'POST /phrases?/keep': { is: [404, 404, 404], staff: teachers(303), fields: phrase },
	// another teacher’s phrase and a missing one get the same response
	'POST /phrases?/change': { is: [404, 404, 404], fields: () => ({ ...phrase(), id: '987' }) },
	'POST /phrases?/forget': { is: [404, 404, 404], fields: () => ({ id: '987' }) }
};
