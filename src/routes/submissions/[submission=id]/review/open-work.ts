import type { PageData } from './$types';

/** The page of a submission that its student has not withdrawn. */
export type OpenWork = Extract<PageData, { withdrawn: null }>;

/** The page of a withdrawn one. */
export type WithdrawnWork = Exclude<PageData, { withdrawn: null }>;
