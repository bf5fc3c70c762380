import { momentAt } from './dates.ts';

// When something of the lesson appears that is not shown yet, in one sentence.

/** What holds it back besides the student's own act: a date, a teacher who releases it by hand, or nothing. */
export type Held = { at: number } | 'hand' | null;

/** What can appear, and the student's own act that it waits for: as `once you …` and as `you’ve …`. */
const things = {
	model: {
		name: 'the model answer',
		many: false,
		act: 'lock your answer',
		did: 'locked your answer'
	},
	view: {
		name: 'the lesson’s view',
		many: false,
		act: 'lock your judgement',
		did: 'locked your judgement'
	},
	notes: { name: 'the lesson’s notes', many: true, act: 'hand in', did: 'handed in' },
	examples: { name: 'the example answers', many: true, act: 'hand in', did: 'handed in' },
	extras: {
		name: 'the lesson’s notes and example answers',
		many: true,
		act: 'hand in',
		did: 'handed in'
	}
} as const;

export type Announced = keyof typeof things;

/**
 * When something of the lesson appears: `The model answer appears on Wed 2 Dec, 08:00.` Empty where nothing holds it
 * back, because then it is shown.
 * @param done whether the student has done what it waits for
 * @param zone the time zone of the class, or null in self-study, where one finishes instead of handing in
 */
export function promise(of: Announced, done: boolean, held: Held, zone: string | null): string {
	const { name, many } = things[of];
	const [act, did] =
		zone === null && many ? ['finish', 'finished'] : [things[of].act, things[of].did];
	const appear = many ? 'appear' : 'appears';
	if (held === null) return done ? '' : `${capital(name)} ${appear} once you ${act}.`;
	const when =
		held === 'hand'
			? `when your teacher releases ${many ? 'them' : 'it'}`
			: `on ${momentAt(held.at, zone)}`;
	return done
		? `${capital(name)} ${appear} ${when}.`
		: `Once you’ve ${did}, ${name} ${appear} ${when}.`;
}

const capital = (name: string) => `T${name.slice(1)}`;
