import type { Change } from '../mutated-lesson.ts';
import type { Reply } from './tiny-server.ts';

/** Puts into every secret of the lesson a word that occurs nowhere else. */
export const planted: Change[] = [
	['questions.md', 'A health writer may', 'Kanarimodelexpect. A health writer may'],
	['questions.md', 'A leans on', 'Kanarimodelevidence. A leans on'],
	['questions.md', 'Bodies may need', 'Kanarimodelboth. Bodies may need'],
	['points.md', 'A names a cause', 'Kanariwhytired. A names a cause'],
	['points.md', 'One would move', 'Kanariwhyremedy. One would move'],
	['points.md', 'A speaks of buses', 'Kanariwhyfamilies. A speaks of buses'],
	['points.md', 'Children of parents', 'Kanarisilentargument. Children of parents'],
	['points.md', 'conflict\na: [A3.1', 'complement\na: [A3.1'],
	['rubric.md', 'The passages must', 'Kanarimarkerevidence. The passages must'],
	['rubric.md', 'Read it as', 'Kanarimarkerfairness. Read it as'],
	['rubric.md', '1. Evidence is', '1. Kanarisample. Evidence is'],
	['rubric.md', '4. A leans on', '4. Kanaribestsample. A leans on'],
	['notes.md', 'It says what brings', 'Kanarinotehormone. It says what brings'],
	['notes.md', 'It says what would', 'Kanarinotebedtime. It says what would']
];

/** Secrets that only handing in reveals, and how each would appear. */
export const handedInOnly: Record<string, RegExp> = {
	'lowest sample of evidence': /kanarisample/i,
	'highest sample of evidence': /kanaribestsample/i,
	'author’s note on A': /kanarinotehormone/i,
	'author’s note on B': /kanarinotebedtime/i
};

/** How each secret would appear; a relation by its key in data or by its words on a page. */
export const secrets: Record<string, RegExp> = {
	'model of expect': /kanarimodelexpect/i,
	'model of evidence': /kanarimodelevidence/i,
	'model of both': /kanarimodelboth/i,
	'why of tired': /kanariwhytired/i,
	'why of remedy': /kanariwhyremedy/i,
	'why of families': /kanariwhyfamilies/i,
	'argument of the silent point': /kanarisilentargument/i,
	'relation of tired': /"conflict"|They conflict/,
	'relation of remedy': /"complement"|They add to/,
	'relation of families': /"a_silent"|Only B mentions/,
	'marker wording of evidence': /kanarimarkerevidence/i,
	'marker wording of fairness': /kanarimarkerfairness/i,
	...handedInOnly
};

/** The body without the choices of a form, which offer every relation to everybody. */
export const withoutChoices = ({ body }: Reply) =>
	body.replace(/<fieldset[\s\S]*?<\/fieldset>/g, '').replaceAll('\\"', '"');
