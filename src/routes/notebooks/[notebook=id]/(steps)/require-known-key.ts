import { error } from '@sveltejs/kit';

/** Refuses a key that none of the list has, as anything is refused that is not there. */
export function named(list: { key: string }[], key: string | null) {
	if (key !== null && !list.some((one) => one.key === key))
		error(404, 'There is nothing here, or it is not yours.');
}
