import { type Step, steps } from '#lib/address/notebook-steps.ts';
import type { assignment } from '#lib/server/db/schema/course.ts';
import * as lessons from '#lib/server/lesson/lessons.ts';
import { keys as pointKeys } from '#lib/server/lesson/points.ts';
import { Refusal } from '#lib/server/refusal.ts';

type Row = typeof assignment.$inferSelect;

/** Everything that an instructor chooses about an assignment. */
export type Chosen = Pick<
	Row,
	| 'title'
	| 'instructions'
	| 'opensAt'
	| 'dueAt'
	| 'late'
	| 'sharing'
	| 'sharingNames'
	| 'textsAfterPrediction'
	| 'blind'
	| 'order'
	| 'steps'
	| 'points'
	| 'questions'
	| 'modelsAt'
	| 'takeBack'
>;

/** How far a class is with an assignment. A notebook that was opened and is empty does not count as work. */
export type State = 'no work' | 'begun' | 'handed in';

const date = 'Students are planning around this date, so you can only move it later.';
const seen = 'Some students have already read the articles.';
const promised = 'Students wrote their notes expecting fewer readers.';
const asked = 'Students have already worked on this; removing it would hide their work.';
const started = 'Students have already started, and a later opening would lock them out.';
const drawn = 'Some students have already started reading in the order they were given.';
const modelled = 'Some students may have already seen the model answers.';
const counted = 'Work has already been handed in under the old rules.';

/**
 * What may change in each state of the class: true, or the reason why not. Whatever gives learners more time,
 * freedom or privacy is always allowed.
 */
export const changes = {
	title: { 'no work': true, begun: true, 'handed in': true },
	instructions: { 'no work': true, begun: true, 'handed in': true },
	'opens earlier': { 'no work': true, begun: true, 'handed in': true },
	'opens later': { 'no work': true, begun: started, 'handed in': started },
	'due later': { 'no work': true, begun: true, 'handed in': true },
	'due earlier': { 'no work': true, begun: date, 'handed in': date },
	'late is accepted': { 'no work': true, begun: true, 'handed in': true },
	'late is closed': { 'no work': true, begun: true, 'handed in': counted },
	'sharing less': { 'no work': true, begun: true, 'handed in': true },
	'sharing more': { 'no work': true, begun: promised, 'handed in': promised },
	'names hidden': { 'no work': true, begun: true, 'handed in': true },
	'names shown': { 'no work': true, begun: promised, 'handed in': promised },
	'texts at once': { 'no work': true, begun: true, 'handed in': true },
	'texts after the prediction': { 'no work': true, begun: seen, 'handed in': seen },
	'sources shown': { 'no work': true, begun: true, 'handed in': true },
	'sources hidden': { 'no work': true, begun: seen, 'handed in': seen },
	order: { 'no work': true, begun: drawn, 'handed in': drawn },
	'parts added': { 'no work': true, begun: true, 'handed in': counted },
	'parts taken away': { 'no work': true, begun: asked, 'handed in': asked },
	'models earlier': { 'no work': true, begun: true, 'handed in': true },
	'models later': { 'no work': true, begun: modelled, 'handed in': modelled },
	'taking back allowed': { 'no work': true, begun: true, 'handed in': true },
	'taking back not allowed': { 'no work': true, begun: true, 'handed in': counted }
} as const satisfies Record<string, Record<State, true | string>>;

export type Change = keyof typeof changes;

const far = Infinity;
const sharings: Row['sharing'][] = ['never', 'after', 'start'];
const models: Row['modelsAt'][] = ['lock', 'due', 'hand'];

/** The changes from one set of choices to another, by their names in `changes`. */
export function between(from: Chosen, to: Chosen): Change[] {
	const list: (Change | false)[] = [
		from.title !== to.title && 'title',
		from.instructions !== to.instructions && 'instructions',
		rising(from.opensAt ?? -far, to.opensAt ?? -far, 'opens later', 'opens earlier'),
		rising(from.dueAt ?? far, to.dueAt ?? far, 'due later', 'due earlier'),
		from.late !== to.late && (to.late === 'close' ? 'late is closed' : 'late is accepted'),
		rising(
			...([sharings.indexOf(from.sharing), sharings.indexOf(to.sharing)] as const),
			...(['sharing more', 'sharing less'] as const)
		),
		turned(from.sharingNames, to.sharingNames, 'names shown', 'names hidden'),
		turned(
			...([from.textsAfterPrediction, to.textsAfterPrediction] as const),
			...(['texts after the prediction', 'texts at once'] as const)
		),
		turned(from.blind, to.blind, 'sources hidden', 'sources shown'),
		from.order !== to.order && 'order',
		kinds.some((kind) => more(from[kind], to[kind])) && 'parts added',
		kinds.some((kind) => more(to[kind], from[kind])) && 'parts taken away',
		rising(
			...([models.indexOf(from.modelsAt), models.indexOf(to.modelsAt)] as const),
			...(['models later', 'models earlier'] as const)
		),
		turned(from.takeBack, to.takeBack, 'taking back allowed', 'taking back not allowed')
	];
	return list.filter((one) => one !== false);
}

const kinds = ['steps', 'points', 'questions'] as const;

const rising = (from: number, to: number, up: Change, down: Change) =>
	from !== to && (to > from ? up : down);
const turned = (from: boolean, to: boolean, on: Change, off: Change) =>
	from !== to && (to ? on : off);
/** Whether the second list has a key that the first lacks; null means all. */
const more = (one: string[] | null, other: string[] | null) =>
	one !== null && (other === null || other.some((key) => !one.includes(key)));

/** The default choices, for fifty minutes: the core parts of a lesson. */
export function core(edition: lessons.Edition): Chosen {
	const keys = (list: readonly { key: string; core: boolean }[]) =>
		list.filter((one) => one.core).map(({ key }) => key);
	return {
		title: edition.title,
		instructions: '',
		opensAt: null,
		dueAt: null,
		late: 'accept',
		sharing: 'after',
		sharingNames: false,
		blind: false,
		order: 'fixed',
		modelsAt: 'lock',
		textsAfterPrediction: edition.textsAfterPrediction,
		takeBack: true,
		steps: [...steps],
		points: keys(pointKeys({ editionId: edition.id })),
		questions: keys(lessons.questions({ editionId: edition.id }))
	};
}

const longest = { title: 160, instructions: 5000 };

/**
 * The choices, normalised and without other fields.
 * @throws Refusal `invalid` with the first contradiction, and what to do
 */
export function sound(chosen: Chosen, editionId: number): Chosen {
	const no = (words: string) => new Refusal('invalid', words);
	const title = chosen.title.normalize('NFC').replace(/\s+/g, ' ').trim();
	const instructions = chosen.instructions.replaceAll('\r\n', '\n').trim();
	if (!title) throw no('Give the assignment a title.');
	if (title.length > longest.title || instructions.length > longest.instructions)
		throw no(
			`A title can have at most ${longest.title} characters, and instructions ${longest.instructions}.`
		);
	const { opensAt, dueAt } = chosen;
	if (opensAt !== null && dueAt !== null && dueAt <= opensAt)
		throw no('The due date must be after the opening date. Change one of them.');
	if (dueAt === null && chosen.late === 'close')
		throw no('Set a due date first if you don’t accept late work.');
	if (dueAt === null && chosen.modelsAt === 'due')
		throw no('Set a due date first if model answers appear after it.');
	const taken: Step[] = steps.filter((step) => chosen.steps.includes(step));
	if (!taken.includes('read') || !taken.includes('after'))
		throw no('Every assignment includes reading the articles and handing in.');
	const points = known(chosen.points, pointKeys({ editionId }));
	const questions = known(chosen.questions, lessons.questions({ editionId }));
	if (!points || !questions) throw no('This lesson has changed. Choose its parts again.');
	if (taken.includes('answer') && !questions.some(({ step }) => step === 'answer'))
		throw no('Choose a question to answer after reading, or leave out the step Answer.');
	const before = questions.some(({ step }) => step === 'before') && taken.includes('before');
	if ((chosen.blind || chosen.textsAfterPrediction) && !before)
		throw no(
			'Choose a question before reading first if articles or sources wait for a prediction.'
		);
	const keys = (all: string[] | null, some: { key: string }[]) => all && some.map(({ key }) => key);
	const { late, sharing, sharingNames, textsAfterPrediction, blind, order, modelsAt, takeBack } =
		chosen;
	return {
		title,
		instructions,
		opensAt,
		dueAt,
		late,
		sharing,
		sharingNames,
		textsAfterPrediction,
		blind,
		order,
		modelsAt,
		takeBack,
		steps: taken,
		points: keys(chosen.points, points),
		questions: keys(chosen.questions, questions)
	};
}

/** The chosen parts in the lesson's order; null when one is not in this lesson, or none was chosen. */
function known<T extends { key: string }>(chosen: string[] | null, all: readonly T[]): T[] | null {
	if (chosen === null) return [...all];
	const found = all.filter(({ key }) => chosen.includes(key));
	return found.length === new Set(chosen).size && found.length ? found : null;
}
