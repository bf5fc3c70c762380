import { defineParams } from '@sveltejs/kit/params';
import { isTable } from './lib/address/export-tables.ts';

/** The parameters of addresses. An address with any other value gives a 404. */
export const params = defineParams({
	/** `[notebook=id]`: a row's number. */
	id: (param) => (/^[1-9]\d{0,14}$/.test(param) ? Number(param) : undefined),
	/** `[table=table]`: a table of what a class handed in. */
	table: (param) => (isTable(param) ? param : undefined)
});
