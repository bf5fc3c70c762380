import { signedIn } from '#lib/http/form.server.ts';
import type { LayoutServerLoad } from './$types';

/** The owner of the desk: this device stores unsent changes by owner. */
export const load: LayoutServerLoad = ({ locals }) => ({ owner: signedIn(locals).id });
