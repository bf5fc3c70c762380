import { hashed } from '#lib/auth.server.ts';

/** What everybody in the tests has for a password. */
export const password = 'three quiet words';
let hash: Promise<string> | undefined;
/** The same as it is stored, made once because that takes a while. */
export const stored = () => (hash ??= hashed(password));
