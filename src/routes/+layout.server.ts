import type { LayoutServerLoad } from './$types';

/** Whether this browser holds somebody's work, and so must offer to let go of it. */
export const load: LayoutServerLoad = ({ locals }) => ({ guest: locals.user !== null });
