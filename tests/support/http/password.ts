import { cheapHash } from '../cheap-hash.ts';

/** What everybody in the tests has for a password. */
export const password = 'three quiet words';

/** The same as it is stored. */
export const stored = () => cheapHash(password);
