import { defineParams } from '@sveltejs/kit/params';
import { isTable } from './lib/address/export-tables.ts';

/** What a part of an address can be. Anything else is an address that does not exist. */
export const params = defineParams({
	/** `[notebook=id]`: a row's number. */
	id: (param) => (/^[1-9]\d{0,14}$/.test(param) ? Number(param) : undefined),
	/** `[table=table]`: a table of what a class handed in. */
	table: (param) => (isTable(param) ? param : undefined)
});
