import Papa from 'papaparse';
import { expect } from 'vitest';

/** A table as a spreadsheet reads it: rows by column name. */
export function read(pieces: Iterable<string>) {
	const file = [...pieces].join('');
	expect(file.startsWith('\ufeff')).toBe(true);
	const { data, errors } = Papa.parse<Record<string, string>>(file.slice(1), {
		header: true,
		skipEmptyLines: true
	});
	expect(errors).toEqual([]);
	return data;
}
