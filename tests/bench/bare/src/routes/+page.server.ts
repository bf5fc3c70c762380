export const load = () => ({ said: 'A page that asks nobody anything.' });
