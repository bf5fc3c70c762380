import { signedIn } from '#lib/http/form.server.ts';
import * as assignments from '#lib/server/assignment/assignments.ts';
import type { Assignment } from '#lib/server/assignment/assignments.ts';
import * as classTables from '#lib/server/exchange/class-tables.ts';
import { criteria } from '#lib/server/exchange/criteria-table.ts';
import * as gradebooks from '#lib/server/exchange/gradebooks.ts';
import * as lessons from '#lib/server/lesson/lessons.ts';
import { streamed } from '#lib/http/downloads.server.ts';
import type { Table } from '#lib/address/export-tables.ts';
import type { RequestHandler } from './$types';

const written: Record<Table, (of: Assignment) => Iterable<string>> = {
	'notes.csv': classTables.notes,
	'answers.csv': classTables.answers,
	'criteria.csv': criteria,
	'canvas.csv': gradebooks.canvas,
	'moodle.csv': gradebooks.moodle,
	'moodle-email.csv': gradebooks.moodleEmail
};

/** A table of what was handed in, for its instructors. */
export const GET: RequestHandler = ({ locals, params }) => {
	const of = assignments.taught(signedIn(locals), params.assignment);
	const name = `${lessons.pinned(of).slug}-class-${params.table}`;
	return streamed(name, 'text/csv; charset=utf-8', written[params.table](of));
};
