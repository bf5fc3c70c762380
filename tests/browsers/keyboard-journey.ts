import type { Act, Journey } from './steps.ts';

// The same journey without a mouse: F6 goes from part to part, the arrows from sentence to sentence, Enter selects.

const answer = 'A measured it, B asked [A1.2] [B1.1].';
const hormone =
	'In puberty, she explains, the body releases its sleep hormone up to two hours later than before.';

const on = (name: string): Act => ({ act: 'focus', role: 'sentence', name });
const threeNotes: Act[] = [
	{
		act: 'painted',
		style: 'code-cause',
		line: 'dashed',
		words: hormone,
		sentence: 'A1.2',
		letter: 'C'
	},
	{
		act: 'painted',
		style: 'code-problem',
		line: 'solid',
		words: 'Tom',
		sentence: 'B1.1',
		letter: 'P'
	},
	{
		act: 'painted',
		style: 'code-judgement',
		line: 'double',
		words: 'A later',
		sentence: 'B1.2',
		letter: 'J'
	}
];

const steps: Journey['steps'] = [
	{
		title: 'sign in',
		acts: [
			{ act: 'open', path: '/sign-in' },
			{ act: 'tab', role: 'textbox', name: 'Email address or user name' },
			{ act: 'write', text: 'mia' },
			{ act: 'tab', role: 'textbox', name: 'Password' },
			{ act: 'write', text: 'three quiet words' },
			{ act: 'press', keys: ['Enter'] },
			{ act: 'see', role: 'heading', name: 'My desk' }
		]
	},
	{
		title: 'open the notebook of the assignment',
		acts: [
			{ act: 'tab', role: 'button', name: 'Start : The bell' },
			{ act: 'press', keys: ['Enter'] },
			{ act: 'see', role: 'heading', name: 'Should the school day start later?' }
		]
	},
	{
		title: 'Before: lock an expectation and take a position',
		acts: [
			{ act: 'tab', role: 'textbox', name: 'Your answer' },
			{ act: 'write', text: 'A doctor and a teacher.' },
			{ act: 'tab', role: 'button', name: 'Lock my answer' },
			{ act: 'press', keys: ['Enter'] },
			{ act: 'see', role: 'heading', name: 'Model answer' },
			{ act: 'tab', role: 'radio', name: 'I don’t know enough yet' },
			{ act: 'press', keys: ['ArrowDown', 'ArrowDown'] },
			{ act: 'checked', name: '2 of 7' },
			{ act: 'saved' },
			{ act: 'tab', role: 'link', name: 'Start reading' },
			{ act: 'press', keys: ['Enter'] },
			{ act: 'see', role: 'heading', name: 'Notes' }
		]
	},
	{
		title: 'Read: highlight a sentence, and single words of the other article',
		acts: [
			{ act: 'press', keys: ['F6', 'ArrowDown'] },
			on('A1.1'),
			{ act: 'press', keys: ['ArrowDown'] },
			on('A1.2'),
			{ act: 'press', keys: ['Enter', 'Enter'] },
			{ act: 'focus', role: 'button', name: 'Highlight' },
			{ act: 'picture', name: 'read-selected' },
			{ act: 'press', keys: ['c'] },
			on('A1.2'),
			{ act: 'press', keys: ['F6', 'ArrowDown'] },
			on('B1.1'),
			{ act: 'press', keys: ['Shift+ArrowRight', 'Enter'] },
			{ act: 'focus', role: 'button', name: 'Highlight' },
			{ act: 'press', keys: ['p'] },
			on('B1.1'),
			{ act: 'press', keys: ['ArrowDown'] },
			on('B1.2'),
			{ act: 'press', keys: ['Shift+ArrowRight', 'Shift+ArrowRight', 'Enter'] },
			{ act: 'focus', role: 'button', name: 'Highlight' },
			{ act: 'press', keys: ['j'] },
			on('B1.2'),
			...threeNotes,
			{ act: 'saved' },
			{ act: 'picture', name: 'read-highlighted' }
		]
	},
	{
		title: 'Compare: judge a point with a reason',
		acts: [
			{ act: 'tab', role: 'link', name: '3 Compare', back: true },
			{ act: 'press', keys: ['Enter'] },
			{ act: 'see', role: 'heading', name: 'Why are teenagers tired in the morning?' },
			{ act: 'press', keys: [']'] },
			{ act: 'see', role: 'heading', name: 'What should the school do?' },
			{ act: 'tab', role: 'radio', name: 'They agree' },
			{ act: 'press', keys: ['ArrowDown'] },
			{ act: 'checked', name: 'They conflict' },
			{ act: 'tab', role: 'textbox', name: 'Why? (one sentence)' },
			{ act: 'write', text: 'The clock [or] the habits.' },
			{ act: 'tab', role: 'button', name: 'Lock my judgement' },
			{ act: 'press', keys: ['Enter'] },
			{ act: 'focus', role: 'heading', name: 'Your locked judgement' },
			{ act: 'see', role: 'heading', name: 'The lesson’s view' },
			{ act: 'saved' }
		]
	},
	{
		title: 'Answer: write, cite a sentence of both articles, and lock',
		acts: [
			{ act: 'tab', role: 'link', name: '4 Answer', back: true },
			{ act: 'press', keys: ['Enter'] },
			{ act: 'see', role: 'heading', name: 'What is the best evidence on each side?' },
			{ act: 'tab', role: 'textbox', name: 'Your answer' },
			{ act: 'write', text: 'A measured it, B asked.' },
			// F6 returns to the last sentence
			{ act: 'press', keys: ['ArrowLeft', 'F6'] },
			on('A1.2'),
			{ act: 'press', keys: ['c'] },
			{ act: 'focus', role: 'textbox', name: 'Your answer' },
			{ act: 'press', keys: ['F6', 'F6', 'ArrowDown'] },
			on('B1.1'),
			{ act: 'press', keys: ['c'] },
			{ act: 'value', name: 'Your answer', text: answer },
			{ act: 'tab', role: 'button', name: 'Lock my answer' },
			{ act: 'press', keys: ['Enter'] },
			{ act: 'focus', role: 'heading', name: 'Model answer' },
			{ act: 'saved' }
		]
	},
	{
		title: 'After: take a position again, and hand in',
		acts: [
			{ act: 'tab', role: 'link', name: '5 After', back: true },
			{ act: 'press', keys: ['Enter'] },
			{ act: 'see', role: 'heading', name: 'After you read' },
			{ act: 'tab', role: 'radio', name: 'I don’t know enough yet' },
			{ act: 'press', keys: ['ArrowDown', 'ArrowDown', 'ArrowDown'] },
			{ act: 'checked', name: '3 of 7' },
			{ act: 'saved' },
			{ act: 'tab', role: 'button', name: 'Hand in' },
			{ act: 'picture', name: 'after' },
			{ act: 'press', keys: ['Enter'] },
			{ act: 'see', role: 'heading', name: 'Your receipt' },
			{ act: 'reload' },
			{ act: 'see', role: 'heading', name: 'Your receipt' },
			{ act: 'picture', name: 'receipt' }
		]
	}
];

export const withKeyboard: Journey = {
	title: 'with the keyboard alone',
	learner: 'Mia',
	steps,
	leaves: {
		notes: [
			{ from: 'A1.2', exact: hormone, code: 'cause', note: '' },
			{ from: 'B1.1', exact: 'Tom', code: 'problem', note: '' },
			{ from: 'B1.2', exact: 'A later', code: 'judgement', note: '' }
		],
		judgements: [{ point: 'remedy', relation: 'conflict', reason: 'The clock [or] the habits.' }],
		locked: { expect: 'A doctor and a teacher.', evidence: answer },
		stances: [2, 3],
		handedIn: 1
	}
};
