import type { Act, Journey } from './steps.ts';

// A learner's main journey through an assignment of the tiny lesson with the mouse, for all browsers.

const toolbar: Act = { act: 'see', role: 'toolbar', name: 'Add a note to the selected passage' };
/** The learner's answer at the end, with the cited passages. */
const answer = 'A measured it, B asked [A2.2] [B1.3].';

const cause = { style: 'code-cause', line: 'dashed', sentence: 'A1.2', letter: 'C' } as const;
const judgement = {
	style: 'code-judgement',
	line: 'double',
	sentence: 'A1.2',
	letter: 'J'
} as const;
const problem = { style: 'code-problem', line: 'solid', sentence: 'B1.2', letter: 'P' } as const;
/** Two codes on a sentence; words with both are painted in both, each with its own line. */
const twoCodes: Act[] = [
	{ act: 'painted', ...cause, words: 'the body releases its ' },
	{ act: 'painted', ...judgement, words: ' up to two hours later' },
	{ act: 'painted', ...cause, style: 'overlap', line: 'none', words: 'sleep hormone' },
	{ act: 'painted', ...cause, style: 'code-cause-line', words: 'sleep hormone' },
	{ act: 'painted', ...judgement, style: 'code-judgement-under', words: 'sleep hormone' }
];

const steps: Journey['steps'] = [
	{
		title: 'sign in',
		acts: [
			{ act: 'open', path: '/sign-in' },
			{ act: 'type', name: 'Email address or user name', text: 'eli' },
			{ act: 'type', name: 'Password', text: 'three quiet words' },
			{ act: 'picture', name: 'sign-in' },
			{ act: 'click', role: 'button', name: 'Sign in' },
			{ act: 'see', role: 'heading', name: 'My desk' }
		]
	},
	{
		title: 'open the notebook of the assignment',
		acts: [
			{ act: 'picture', name: 'desk' },
			{ act: 'click', role: 'button', name: 'Start : The bell' },
			{ act: 'see', role: 'heading', name: 'Should the school day start later?' }
		]
	},
	{
		title: 'Before: lock an expectation and take a position',
		acts: [
			{ act: 'type', name: 'Your answer', text: 'A doctor and a teacher.' },
			{ act: 'click', role: 'button', name: 'Lock my answer' },
			{ act: 'see', role: 'heading', name: 'Model answer' },
			{ act: 'click', role: 'radio', name: '5 of 7' },
			{ act: 'checked', name: '5 of 7' },
			{ act: 'saved' },
			{ act: 'checked', name: '5 of 7' },
			{ act: 'picture', name: 'before' },
			{ act: 'click', role: 'link', name: 'Start reading' }
		]
	},
	{
		title: 'Read: select words, highlight them with a code, and write a note',
		acts: [
			{ act: 'drag', sentence: 'A1.2', words: 'the body releases its sleep hormone' },
			toolbar,
			{ act: 'picture', name: 'read-selected' },
			{ act: 'click', role: 'button', name: 'Cause' },
			{ act: 'painted', ...cause, words: 'the body releases its sleep hormone' },
			{ act: 'click', role: 'link', name: 'Edit the note on A1.2' },
			{ act: 'focus', role: 'textbox', name: 'Note' },
			{ act: 'write', text: 'Nobody is to blame.' },
			{ act: 'click', role: 'link', name: 'Done' },
			{ act: 'read', words: 'Nobody is to blame.' },
			{ act: 'saved' }
		]
	},
	{
		title: 'Read: highlight other words over them, and words of the other article',
		acts: [
			{ act: 'drag', sentence: 'A1.2', words: 'sleep hormone up to two hours later' },
			toolbar,
			{ act: 'click', role: 'button', name: 'Judgement' },
			...twoCodes,
			{ act: 'drag', sentence: 'B1.2', words: 'soon eaten up by a later bedtime.' },
			toolbar,
			{ act: 'click', role: 'button', name: 'Problem' },
			{ act: 'painted', ...problem, words: 'soon eaten up by a later bedtime.' },
			{ act: 'coded', name: 'Cause', line: 'dashed' },
			{ act: 'coded', name: 'Judgement', line: 'double' },
			{ act: 'coded', name: 'Problem', line: 'solid' },
			{ act: 'saved' },
			{ act: 'still' },
			{ act: 'picture', name: 'read-highlighted' }
		]
	},
	{
		title: 'Compare: judge the points with a reason',
		acts: [
			{ act: 'click', role: 'link', name: '3 Compare' },
			{ act: 'see', role: 'heading', name: 'Why are teenagers tired in the morning?' },
			{ act: 'click', role: 'radio', name: 'They conflict' },
			{ act: 'type', name: 'Why? (one sentence)', text: 'Bodies or habits.' },
			{ act: 'click', role: 'button', name: 'Lock my judgement' },
			{ act: 'see', role: 'heading', name: 'The lesson’s view' },
			{ act: 'still' },
			{ act: 'picture', name: 'compare' },
			{ act: 'click', role: 'link', name: 'Next: What should the school do?' },
			{ act: 'see', role: 'heading', name: 'What should the school do?' },
			{ act: 'click', role: 'radio', name: 'They agree' },
			{ act: 'type', name: 'Why? (one sentence)', text: 'Both want more sleep.' },
			{ act: 'click', role: 'button', name: 'Lock my judgement' },
			{ act: 'see', role: 'heading', name: 'The lesson’s view' },
			{ act: 'saved' }
		]
	},
	{
		title: 'Answer: write, and cite a passage of both articles',
		acts: [
			{ act: 'click', role: 'link', name: '4 Answer' },
			{ act: 'see', role: 'heading', name: 'What is the best evidence on each side?' },
			{ act: 'type', name: 'Your answer', text: 'A measured it, B asked.' },
			{ act: 'press', keys: ['ArrowLeft'] },
			{ act: 'drag', sentence: 'A2.2', words: 'slept 34 minutes longer' },
			toolbar,
			{ act: 'click', role: 'button', name: 'Cite' },
			{ act: 'value', name: 'Your answer', text: 'A measured it, B asked [A2.2].' },
			{ act: 'focus', role: 'textbox', name: 'Your answer' },
			{ act: 'drag', sentence: 'B1.3', words: 'Half of the parents' },
			toolbar,
			{ act: 'click', role: 'button', name: 'Cite' },
			{ act: 'value', name: 'Your answer', text: answer },
			{ act: 'read', words: 'You have cited enough passages.' },
			{ act: 'picture', name: 'answer-cited' }
		]
	},
	{
		title: 'Answer: lock',
		acts: [
			{ act: 'click', role: 'button', name: 'Lock my answer' },
			{ act: 'see', role: 'heading', name: 'Your locked answer' },
			{ act: 'see', role: 'heading', name: 'Model answer' },
			{ act: 'saved' },
			{ act: 'still' },
			{ act: 'picture', name: 'answer-locked' }
		]
	},
	{
		title: 'After: take a position again, and hand in',
		acts: [
			{ act: 'click', role: 'link', name: '5 After' },
			{ act: 'see', role: 'heading', name: 'After you read' },
			{ act: 'click', role: 'radio', name: '3 of 7' },
			{ act: 'checked', name: '3 of 7' },
			{ act: 'read', words: 'All done.' },
			{ act: 'saved' },
			{ act: 'picture', name: 'after' },
			{ act: 'click', role: 'button', name: 'Hand in' },
			{ act: 'see', role: 'heading', name: 'Your receipt' },
			{ act: 'picture', name: 'receipt' }
		]
	},
	{
		title: 'reload: the receipt, the answer and the highlights are the same',
		acts: [
			{ act: 'reload' },
			{ act: 'see', role: 'heading', name: 'Your receipt' },
			{ act: 'click', role: 'link', name: '4 Answer' },
			{ act: 'see', role: 'heading', name: 'Your locked answer' },
			{ act: 'reload' },
			{ act: 'read', words: answer },
			{ act: 'click', role: 'link', name: '2 Read' },
			{ act: 'see', role: 'heading', name: 'Notes' },
			...twoCodes,
			{ act: 'reload' },
			...twoCodes,
			{ act: 'read', words: 'Nobody is to blame.' },
			{ act: 'picture', name: 'read-handed-in' }
		]
	}
];

export const withMouse: Journey = {
	title: 'with the mouse',
	learner: 'Eli',
	steps,
	leaves: {
		notes: [
			{
				from: 'A1.2',
				exact: 'the body releases its sleep hormone',
				code: 'cause',
				note: 'Nobody is to blame.'
			},
			{
				from: 'A1.2',
				exact: 'sleep hormone up to two hours later',
				code: 'judgement',
				note: ''
			},
			{ from: 'B1.2', exact: 'soon eaten up by a later bedtime.', code: 'problem', note: '' }
		],
		judgements: [
			{ point: 'tired', relation: 'conflict', reason: 'Bodies or habits.' },
			{ point: 'remedy', relation: 'agree', reason: 'Both want more sleep.' }
		],
		locked: { expect: 'A doctor and a teacher.', evidence: answer },
		stances: [5, 3],
		handedIn: 1
	}
};
