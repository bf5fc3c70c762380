import { cheapHash } from '../cheap-hash.ts';

/** Everybody's password in the tests. */
export const password = 'three quiet words';

/** The same as stored. */
export const stored = () => cheapHash(password);
