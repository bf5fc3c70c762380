import type { Change } from '../mutated-lesson.ts';

export const hebrew = 'בני נוער אינם עצלנים בבוקר, כותבת מאיה לינדקוויסט; הם מקדימים.';
/** e with a combining accent, a family of three in one glyph, and a flag of two letters. */
const mixed = 'Cafe\u0301 owners 👩‍👩‍👧 in Catalonia 🇨🇦 agree with her.';

/** Puts a right-to-left sentence, and one with accents and emoji, into the tiny lesson. */
export const otherScripts: Change[] = [
	['lesson.md', 'title: The first bell', 'title: The bell in other scripts'],
	['a.md', 'Teenagers are not lazy in the morning, writes Maya Lindqvist; they are early.', hebrew],
	['a.md', 'Pupils there slept', `${mixed} Pupils there slept`],
	['notes.md', 'A2.3 "waiting', 'A2.4 "waiting']
];
