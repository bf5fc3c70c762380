import type { LayoutServerLoad } from './$types';

/** Who is at this browser: every page says so, and offers to let go of the work. */
export const load: LayoutServerLoad = ({ locals: { user } }) => ({
	who: user && { name: user.name, guest: user.isAnonymous }
});
