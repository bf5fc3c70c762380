import type { Chosen } from '#lib/server/assignment/rules.ts';
import type { Diary } from './diary.ts';
import { evening } from './evening.ts';
import { late } from './history-late.ts';
import { onTime } from './history-on-time.ts';
import { others } from './history-others.ts';
import { type Reviewed, reviews } from './reviews.ts';

/** All times are in hours from now. */
export type Given = {
	given: number;
	opens: number;
	due: number;
	/** The choices that differ from the lesson’s core. */
	chosen: Partial<Chosen>;
	diaries: Record<string, Diary>;
	/** The teacher's reviews, which begin 20 hours after the due date. */
	reviews?: Record<string, Reviewed>;
};

export type DemoCourse = {
	name: string;
	timeZone: string;
	teacher: string;
	made: number;
	/** When the learners joined: each by the code, or all from a class list. */
	filled: number;
	by: 'code' | 'list';
	learners: string[];
	given: Given[];
};

const history: Given = {
	given: -230,
	opens: -216,
	due: -48,
	diaries: { ...onTime, ...late, ...others },
	reviews,
	chosen: {
		instructions:
			'Read both articles, and highlight what each author does to convince you. Nobody is asked to take a side.\n\nYou will see each other’s notes once you have handed in.'
	}
};

const deeper: Given = {
	given: -20,
	opens: 24,
	due: 192,
	diaries: {},
	chosen: {
		title: 'Pressed or embraced? The whole of it',
		instructions: 'All eight questions this time, and all thirteen points.',
		points: null,
		questions: null
	}
};

const predicted: Given = {
	given: -100,
	opens: -96,
	due: 72,
	diaries: evening,
	chosen: {
		title: 'Predict, then read',
		instructions: 'First say what you expect; the articles open when you have.',
		textsAfterPrediction: true,
		order: 'balanced',
		sharing: 'start',
		sharingNames: true,
		modelsAt: 'due',
		late: 'close',
		questions: ['sourcing', 'close-reading', 'restate', 'synthesis'],
		points: ['policy', 'armenia', 'rights', 'lobbying', 'remedy']
	}
};

export const courses: DemoCourse[] = [
	{
		name: 'Modern History 12b',
		timeZone: 'Europe/London',
		teacher: 'helen',
		made: -640,
		filled: -600,
		by: 'code',
		given: [history, deeper],
		learners: [...Object.keys(history.diaries), 'lena']
	},
	{
		name: 'Reading the News, Thursday evenings',
		timeZone: 'Europe/Berlin',
		teacher: 'samir',
		made: -300,
		filled: -290,
		by: 'list',
		given: [predicted],
		learners: [...Object.keys(evening), 'tom']
	}
];
