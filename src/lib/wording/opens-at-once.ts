/** Said wherever an opening date that has passed is typed or taken. */
export const opensAtOnce = 'The opening date has passed, so it opens at once.';
