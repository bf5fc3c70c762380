import { defineParams } from '@sveltejs/kit/params';

/** `[notebook=id]`: a row's number. Anything else is an address that does not exist. */
export const params = defineParams({
	id: (param) => (/^[1-9]\d{0,14}$/.test(param) ? Number(param) : undefined)
});
