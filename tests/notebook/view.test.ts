import { describe, expect, test } from 'vitest';
import { Misplaced, type Text } from '#lib/anchor/passages.ts';
import { apply, inverse, merge, type Work, takeTheirVersion } from '#lib/notebook/apply.ts';
import type { Command, Stretch } from '#lib/outbox/command-types.ts';
import * as annotations from '#lib/server/notebook/annotations.ts';
import * as answers from '#lib/server/notebook/answers.ts';
import * as judgements from '#lib/server/notebook/judgements.ts';
import { loaded, newUid, seen, serve, shownTexts } from '../support/notebook/random-commands.ts';
import { hers, withNotebook } from '../support/with-notebook.ts';

let texts: Text[];
let empty: Work;
withNotebook(() => {
	texts = shownTexts(hers);
	empty = loaded(hers);
});

/** The first place of these words in a side's text. */
function at(side: 'a' | 'b', words: string): Stretch {
	const start = texts.find((text) => text.side === side)?.text.indexOf(words) ?? -1;
	expect([words, start]).not.toEqual([words, -1]);
	return { side, start, end: start + words.length };
}
const noting = (uid: string, words: string, side: 'a' | 'b' = 'a') =>
	({ kind: 'annotate', uid, ...at(side, words), code: 'cause', note: `On ${words}.` }) as const;
const writing = (text: string, revision = 0) =>
	({ kind: 'save', question: 'both', revision, saveUid: newUid('save'), text }) as const;
const judging = (reason: string, revision = 0) =>
	({ kind: 'judge', point: 'families', revision, relation: 'agree', reason }) as const;
const after = (...all: Command[]) => all.reduce((work, next) => apply(work, next, texts, 5), empty);
const words = ({ annotations }: Work) => annotations.map(({ exact }) => exact);

describe('before the server has answered', () => {
	test('a note has its passage, its sentences and its time', () => {
		const words = 'middle of their night”.\n\nLindqvist'.replace('\n\n', '\n');
		expect(after(noting('note-one', words)).annotations).toEqual([
			{
				uid: 'note-one',
				...at('a', words),
				exact: words,
				fit: 'exact',
				from: 'A1.3',
				to: 'A2.1',
				first: 2,
				last: 3,
				code: 'cause',
				note: `On ${words}.`,
				whole: at('a', 'A bell at eight').start,
				wholeEnd: at('a', 'by fifty minutes.').end,
				visibility: 'me',
				revision: 1,
				createdAt: 5,
				changedAt: 5,
				erasedAt: null
			}
		]);
		const plain = { ...noting('note-one', words), code: '', note: '' };
		expect(after(plain).annotations).toMatchObject([{ code: null, note: '' }]);
	});

	test('notes are in the order of the texts, even when one is moved', () => {
		const b = noting('note-b', 'counts the costs', 'b');
		const late = noting('note-late', 'a trial');
		const early = noting('note-early', 'Teenagers');
		expect(words(after(b, late, early))).toEqual(['Teenagers', 'a trial', 'counts the costs']);
		const there = { ...early, kind: 'change', revision: 1, ...at('b', 'at night') } as const;
		expect(words(after(b, late, early, there))).toEqual([
			'a trial',
			'counts the costs',
			'at night'
		]);
	});

	test('a note that is sent twice stays as it was first made', () => {
		const first = noting('note-one', 'Teenagers');
		const once = after(first);
		const again = apply(once, { ...first, ...at('b', 'Tom'), note: 'Other.' }, texts, 6);
		expect(again).toBe(once);
	});

	test('a deleted note has the time of its deletion, which restoring removes', () => {
		const note = noting('note-one', 'Teenagers');
		const gone = apply(after(note), { kind: 'erase', uid: note.uid }, texts, 7);
		expect(gone.annotations).toMatchObject([{ erasedAt: 7, revision: 2, note: note.note }]);
		const twice = apply(gone, { kind: 'erase', uid: note.uid }, texts, 8);
		expect(twice.annotations).toEqual(gone.annotations);
		const back = apply(twice, { kind: 'restore', uid: note.uid }, texts, 9);
		expect(back.annotations).toMatchObject([{ erasedAt: null, revision: 3 }]);
	});

	test('a judgement shows no view of the lesson, and an answer neither its lock nor a model answer', () => {
		const work = after(judging('Mine.'), { ...writing('Perhaps.'), kind: 'lock' });
		expect(work.points.find(({ key }) => key === 'families')).toMatchObject({
			judgement: { relation: 'agree', reason: 'Mine.', revision: 1 },
			view: null
		});
		expect(work.answers.find(({ key }) => key === 'both')).toMatchObject({
			text: 'Perhaps.',
			revision: 1,
			lockedAt: null,
			lockedText: null,
			model: null
		});
	});

	test('a repeated command changes nothing, and makes no new revision', () => {
		const once = after(judging('Mine.'), writing('Perhaps.'), writing('', 1));
		const lock = { ...writing('', 2), kind: 'lock' } as const;
		for (const again of [judging('Mine.', 1), writing('', 2), lock])
			expect(apply(once, again, texts, 9)).toEqual(once);
		expect(after(writing('')).answers).toMatchObject([{}, {}, { text: '', revision: 1 }]);
	});

	test('a place outside the text is refused, and nothing is shown there', () => {
		const beyond = { ...noting('note-one', 'Teenagers'), end: 99_999 };
		expect(() => after(beyond)).toThrow(Misplaced);
	});
});

test('the reply adds what was withheld until then, and keeps what is typed', () => {
	const judged = judging('Mine.');
	const locked = { ...writing('Perhaps.'), kind: 'lock' } as const;
	let work = empty;
	for (const command of [judged, locked]) {
		const { changed } = serve(hers, command);
		if (!changed) return expect.fail(`${command.kind} was refused.`);
		work = merge(work, command, changed, texts);
	}
	expect(work).toEqual(loaded(hers));
	expect(JSON.stringify(work)).toMatch(/never of who is at home.*Bodies may need the later bell/);
});

test('a lock that is refused has still saved its text', () => {
	const lacking = { ...writing('No evidence.'), question: 'evidence', kind: 'lock' } as const;
	const { changed, refused } = serve(hers, lacking);
	expect(refused?.reason).toBe('incomplete');
	expect(changed && merge(empty, lacking, changed, texts)).toEqual(loaded(hers));
});

describe('the server’s version replaces what was sent too late', () => {
	/** What is shown once the learner has chosen the server's version over this command. */
	function chosen(seenThen: Work, late: Command) {
		const { refused } = serve(hers, late);
		expect([late.kind, refused?.reason]).toEqual([late.kind, 'stale']);
		return takeTheirVersion(
			apply(seenThen, late, texts, 5),
			late,
			JSON.parse(JSON.stringify(refused?.theirs))
		);
	}

	test('for a note, which may have been moved since', () => {
		annotations.add(hers, 'note-one', { from: 'A1.1', code: null, note: '' });
		annotations.add(hers, 'note-two', { from: 'A1.3', code: null, note: '' });
		const then = loaded(hers);
		annotations.change(hers, 'note-one', 1, { from: 'B1.1', code: 'cause', note: 'Moved.' });
		const late = { ...noting('note-one', 'lazy'), kind: 'change', revision: 1 } as const;
		expect(chosen(then, late)).toEqual(loaded(hers));
	});

	test('for a judgement', () => {
		judgements.judge(hers, 'families', 0, { relation: 'conflict', reason: 'Theirs.' });
		const stored = seen(loaded(hers));
		expect(seen(chosen(empty, judging('Mine.'))).judgements).toEqual(stored.judgements);
	});

	test('for an answer', () => {
		answers.save(hers, 'both', { text: 'Theirs.', base: 0, saveUid: newUid('save') });
		expect(chosen(empty, writing('Mine.'))).toEqual(loaded(hers));
	});

	test('and changes nothing where the server has none', () => {
		for (const nothing of [null, undefined, 'gone'])
			expect(takeTheirVersion(empty, writing('Mine.'), nothing)).toBe(empty);
	});
});

describe('undoing', () => {
	test('a changed note changes it back, starting from its newest revision', () => {
		const note = noting('note-one', 'Teenagers');
		const { uid, revision } = { ...note, revision: 1 };
		const change = {
			kind: 'change',
			uid,
			revision,
			...at('b', 'Tom'),
			code: '',
			note: ''
		} as const;
		expect(inverse(after(note), change)).toEqual({
			...note,
			kind: 'change',
			exact: 'Teenagers',
			visibility: 'me',
			revision: 2
		});
	});

	test('is not offered for text, judgements or locks, or for a note that does not exist', () => {
		const lock = { ...writing('Perhaps.'), kind: 'lock' } as const;
		const change = { ...noting('note-none', 'Teenagers'), kind: 'change', revision: 1 } as const;
		for (const command of [writing('More.'), judging('Mine.'), lock, change])
			expect(inverse(after(), command)).toBeNull();
	});
});
