import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Misplaced, type Text } from '#lib/anchor/passages.ts';
import { apply, inverse, merge, type Work } from '#lib/notebook/apply.ts';
import type { Command } from '#lib/outbox/command-types.ts';
import type { Notebook } from '#lib/server/notebook/notebooks.ts';
import * as users from '#lib/server/account/users.ts';
import { SEED } from '../support/sample-texts.ts';
import { begin, end, notebookOf } from '../support/cast.ts';
import {
	commandOf,
	loaded,
	type Move,
	move,
	seen,
	serve,
	shown,
	shownTexts
} from '../support/notebook/random-commands.ts';

beforeAll(begin);
afterAll(end);

const day = (moves: number) => fc.array(move, { minLength: 1, maxLength: moves });
const runs = { seed: SEED, numRuns: 60 };

/** A new notebook of a new user, and its texts. */
function opened(): [Notebook, Text[]] {
	const notebook = notebookOf(users.guest());
	return [notebook, shownTexts(notebook)];
}

/** The view after a command, or null when there is no such place in the texts. */
function applied(work: Work, command: Command, texts: Text[]): Work | null {
	try {
		return apply(work, command, texts, Date.now());
	} catch (error) {
		if (error instanceof Misplaced) return null;
		throw error;
	}
}

/** Whether the command changes a deleted note, which the server refuses. */
const late = (work: Work, command: Command) =>
	command.kind === 'change' &&
	work.annotations.some(({ uid, erasedAt }) => uid === command.uid && erasedAt);

type Each = (
	before: Work,
	command: Command,
	after: Work,
	texts: Text[],
	on: Notebook
) => Work | undefined;

/**
 * Plays all moves, and calls `each` with the work before a command, the command, and the work after it.
 * @param refused is called for a command that cannot be shown
 */
function go(moves: Move[], each: Each, refused?: (command: Command, on: Notebook) => void) {
	const [notebook, texts] = opened();
	let work = loaded(notebook);
	for (const by of moves) {
		const command = commandOf(work, texts, by);
		const after = late(work, command) ? null : applied(work, command, texts);
		if (!after) refused?.(command, notebook);
		else work = each(work, command, after, texts, notebook) ?? after;
	}
	return { notebook, work };
}

describe('any sequence of commands', () => {
	test('is shown at once as the server will have it', () => {
		const kinds = new Map<string, number>();
		fc.assert(
			fc.property(day(40), (moves) => {
				const each: Each = (_, command, after, __, notebook) => {
					const { refused } = serve(notebook, command);
					if (refused) expect(command.kind).toBe('lock');
					expect(seen(after)).toEqual(seen(loaded(notebook)));
					kinds.set(command.kind, (kinds.get(command.kind) ?? 0) + 1);
				};
				go(moves, each, (command, notebook) => {
					const before = seen(loaded(notebook));
					expect(serve(notebook, command).refused?.reason).toMatch(/^(invalid|stale)$/);
					expect(seen(loaded(notebook))).toEqual(before);
				});
			}),
			runs
		);
		expect(kinds.size).toBe(7);
		expect(Math.min(...kinds.values())).toBeGreaterThan(20);
	});

	test('shows, with the server’s replies, exactly what a fresh page shows', () => {
		fc.assert(
			fc.property(day(25), (moves) => {
				go(moves, (before, command, _, texts, notebook) => {
					const { changed } = serve(notebook, command);
					if (!changed) return loaded(notebook); // a second lock
					const merged = merge(before, command, changed, texts);
					const fresh = loaded(notebook);
					const notes = (work: Work) =>
						work.annotations.toSorted((x, y) => (x.uid < y.uid ? -1 : 1));
					expect(notes(merged)).toEqual(notes(fresh));
					expect(seen(merged)).toEqual(seen(fresh));
					expect([merged.points, merged.answers]).toEqual([fresh.points, fresh.answers]);
					return merged;
				});
			}),
			runs
		);
	});

	test('looks the same when the replies arrive later, one by one', () => {
		fc.assert(
			fc.property(day(20), (moves) => {
				const waiting: Command[] = [];
				let texts: Text[] = [];
				const { notebook, work } = go(moves, (_, command, __, both) => {
					texts = both;
					waiting.push(command);
				});
				let server = loaded(notebook);
				while (waiting.length) {
					const view = waiting.reduce((on, next) => apply(on, next, texts, 1), server);
					expect(seen(view)).toEqual(seen(work));
					const [command] = waiting.splice(0, 1);
					const { changed } = command ? serve(notebook, command) : {};
					if (command && changed) server = merge(server, command, changed, texts);
					else server = loaded(notebook); // a second lock
				}
				expect(seen(server)).toEqual(seen(work));
			}),
			runs
		);
	});

	test('can be undone where an inverse is offered, on the page and on the server', () => {
		let taken = 0;
		fc.assert(
			fc.property(day(25), (moves) => {
				go(moves, (before, command, after, texts, notebook) => {
					serve(notebook, command);
					const back = inverse(before, command);
					const standing = (work: Work) =>
						shown({ ...work, annotations: work.annotations.filter((note) => !note.erasedAt) });
					const moot =
						!('uid' in command) || JSON.stringify(shown(before)) === JSON.stringify(shown(after));
					if (!back || moot) return;
					const undone = apply(after, back, texts, Date.now());
					const { refused } = serve(notebook, back);
					expect([refused, standing(undone)]).toEqual([undefined, standing(before)]);
					if (command.kind !== 'annotate') expect(shown(undone)).toEqual(shown(before));
					expect(seen(undone)).toEqual(seen(loaded(notebook)));
					taken += 1;
					return undone;
				});
			}),
			runs
		);
		expect(taken).toBeGreaterThan(100);
	});

	test('keeps the objects that it does not touch', () => {
		fc.assert(
			fc.property(day(25), (moves) => {
				go(moves, (before, command, after, texts, notebook) => {
					const { changed } = serve(notebook, command);
					const merged = changed ? merge(before, command, changed, texts) : after;
					for (const now of [after, merged]) expectUntouched(before, command, now);
					return merged;
				});
			}),
			{ ...runs, numRuns: 30 }
		);
	});
});

/** Only the object that the command is about is new. */
function expectUntouched(before: Work, command: Command, after: Work) {
	const mine = 'uid' in command ? 'annotations' : 'point' in command ? 'points' : 'answers';
	for (const list of ['annotations', 'points', 'answers'] as const)
		if (list !== mine) expect(after[list]).toBe(before[list]);
	const key =
		'uid' in command
			? command.uid
			: 'point' in command
				? command.point
				: 'question' in command
					? command.question
					: '';
	const keyed = (work: Work) =>
		new Map<string, object>(
			work[mine].map((one) => ['uid' in one ? one.uid : one.key, one] as const)
		);
	const now = keyed(after);
	for (const [name, one] of keyed(before)) if (name !== key) expect(now.get(name)).toBe(one);
}
