import type { OldCommand } from './old-queue.ts';

/**
 * Every kind of command that could wait in a notebook of 23 November 2026 (13636d5), with the fields that its pages
 * sent. They refer to the tiny lesson, and to the work that `begun` in old-queue.e2e.ts has put on the server.
 */
export const ofNotebook: OldCommand[] = [
	{
		visibility: 'class',
		kind: 'annotate',
		uid: 'note-queued',
		side: 'b',
		start: 0,
		end: 12,
		code: 'cause',
		note: 'Queued note.'
	},
	// from a notebook without shared notes
	{ kind: 'annotate', uid: 'note-plain', side: 'a', start: 4, end: 9, code: '', note: '' },
	{
		kind: 'change',
		uid: 'note-changed',
		revision: 1,
		side: 'a',
		start: 0,
		end: 9,
		code: 'problem',
		note: 'Changed note.',
		visibility: 'instructors'
	},
	{ kind: 'erase', uid: 'note-erased' },
	{ kind: 'restore', uid: 'note-restored' },
	{ kind: 'judge', point: 'tired', revision: 0, relation: 'conflict', reason: 'Queued reason.' },
	{
		kind: 'stance',
		moment: 'after',
		revision: 0,
		view: 'held',
		position: 5,
		confidence: 3,
		reason: 'Queued stance.'
	},
	{
		kind: 'own_point',
		uid: 'point-queued',
		revision: 0,
		relation: 'conflict',
		title: 'Queued point?',
		why: 'Queued why.',
		a: 'A2.2',
		b: ''
	},
	{
		kind: 'own_point',
		uid: 'point-changed',
		revision: 1,
		relation: 'agree',
		title: 'Changed point?',
		why: '',
		a: 'A2.2',
		b: 'B1.3'
	},
	{ kind: 'erase_point', uid: 'point-erased' },
	{ kind: 'restore_point', uid: 'point-restored' },
	{
		kind: 'silence',
		uid: 'silence-queued',
		revision: 0,
		code: '',
		text: 'Queued silence.',
		silentSide: 'a',
		about: 'B1.4',
		contested: ''
	},
	{ kind: 'erase_silence', uid: 'silence-erased' },
	{ kind: 'restore_silence', uid: 'silence-restored' },
	{
		kind: 'save',
		question: 'both',
		revision: 1,
		saveUid: 'save-settled',
		text: 'Chosen over the other.',
		settled: true
	},
	{ kind: 'save', question: 'expect', revision: 0, saveUid: 'save-typed', text: 'Queued answer.' },
	{
		kind: 'lock',
		question: 'evidence',
		revision: 0,
		saveUid: 'save-locked',
		text: 'Queued lock [A2.2], [B1.3].'
	},
	{ kind: 'level', criterion: 'fairness', level: 2 },
	{ kind: 'count', yes: true }
];

/** The same for a review: of this submission, with a citation that has this id. */
export const ofReview = (submission: number, citation: number): OldCommand[] => [
	{
		kind: 'score',
		submission,
		criterion: 'evidence',
		revision: 0,
		level: 3,
		remark: 'Queued level.'
	},
	{ kind: 'overall', submission, revision: 0, comment: 'Queued comment.', override: 7.5 },
	{
		kind: 'remark',
		submission,
		uid: 'remark-on-answer',
		revision: 0,
		criterion: 'evidence',
		text: 'Queued at an answer.',
		answer: 'evidence'
	},
	{
		kind: 'remark',
		submission,
		uid: 'remark-on-citation',
		revision: 0,
		criterion: '',
		text: 'Queued at a citation.',
		citation
	},
	{
		kind: 'remark',
		submission,
		uid: 'remark-on-passage',
		revision: 0,
		criterion: '',
		text: 'Queued at a passage.',
		side: 'a',
		start: 0,
		end: 9
	},
	{
		kind: 'remark',
		submission,
		uid: 'remark-on-sentence',
		revision: 0,
		criterion: '',
		text: 'Queued at a sentence.',
		from: 'B1.1'
	},
	{ kind: 'erase_remark', submission, uid: 'remark-erased' },
	{ kind: 'restore_remark', submission, uid: 'remark-restored' },
	{ kind: 'done', submission, done: true }
];
