import { isFull, nameIn } from './name-cells.ts';

/**
 * Cuts a class or number off the end of each name, as in `Jane Smith 7a`, into a column of its own. Only where every
 * line ends with one and the names before it are full and different, because `Fox 1` and `Fox 2` are names.
 * @param rows the cells of each line
 */
export function withoutTails(rows: string[][]): string[][] {
	if (rows.length < 2 || rows.some((cells) => cells.length !== 1)) return rows;
	const cut = rows.map(([cell = '']) => {
		const [, name = '', tail = ''] =
			/^(.+?)[\s,–-]+(\(?[\p{L}/.-]{0,3}\d[\p{L}\d/.-]*\)?)$/u.exec(cell) ?? [];
		return [name, tail];
	});
	const names = cut.map(([name = '']) => nameIn(name).name);
	const full = names.every((name) => isFull(name) && !/\d/.test(name));
	return full && new Set(names).size === names.length ? cut : rows;
}
