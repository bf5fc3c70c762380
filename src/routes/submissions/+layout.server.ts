import { signedIn } from '#lib/http/form.server.ts';
import type { LayoutServerLoad } from './$types';

/** Whose desk it is, so that what waits to be sent is kept apart from others' on this device. */
export const load: LayoutServerLoad = ({ locals }) => ({ owner: signedIn(locals).id });
