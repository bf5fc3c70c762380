import { error } from '@sveltejs/kit';

/** Refuses, with a 404, a key that nothing in the list has. Null is accepted. */
export function named(list: { key: string }[], key: string | null) {
	if (key !== null && !list.some((one) => one.key === key))
		error(404, 'Page not found, or you don’t have access.');
}
