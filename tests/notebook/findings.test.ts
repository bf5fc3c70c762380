import { describe, expect, test } from 'vitest';
import { notebookCommands } from '#lib/http/notebook-handlers.server.ts';
import {
	apply,
	inverse,
	merge,
	withPresentRevision,
	type Work,
	takeTheirVersion
} from '#lib/notebook/apply.ts';
import type { Command } from '#lib/outbox/command-types.ts';
import * as annotations from '#lib/server/notebook/annotations.ts';
import * as answers from '#lib/server/notebook/answers.ts';
import * as selfAssessment from '#lib/server/notebook/self-assessment.ts';
import * as notebooks from '#lib/server/notebook/notebooks.ts';
import * as ownPoints from '#lib/server/notebook/own-points.ts';
import { type Text } from '#lib/server/lesson/passages.ts';
import * as judgements from '#lib/server/notebook/judgements.ts';
import type { Refusal } from '#lib/server/refusal.ts';
import * as silences from '#lib/server/notebook/silences.ts';
import * as stances from '#lib/server/notebook/stances.ts';
import { readable } from '#lib/server/notebook/text-access.ts';
import { ada, refusal } from '../support/cast.ts';
import { hers, withNotebook } from '../support/with-notebook.ts';

type Silencing = Extract<Command, { kind: 'silence' }>;

let texts: Text[];
withNotebook(() => {
	texts = readable(hers);
});

const work = (): Work => ({
	annotations: annotations.of(hers, { erased: true }),
	points: judgements.of(hers),
	answers: answers.of(hers),
	stances: stances.of(hers),
	ownPoints: ownPoints.of(hers, { erased: true }),
	silences: silences.of(hers, { erased: true }),
	levels: selfAssessment.of(hers),
	countMe: notebooks.find(ada, hers.id).countMe,
	skipped: false,
	untold: 0
});
const send = ({ kind, ...body }: Command) => {
	const run = notebookCommands[kind];
	if (!run) throw new Error(`Nobody does ${kind}.`);
	return { ...run(hers, JSON.parse(JSON.stringify(body))), savedAt: 7 };
};
/** Without times, which differ between a page and its server. */
const timeless = (what: unknown) =>
	JSON.parse(
		JSON.stringify(what, (key, value) => (/^(at|savedAt)$/.test(key) ? 0 : value))
	) as unknown;
const erasedToo = (what: unknown) =>
	JSON.parse(
		JSON.stringify(what, (key, value) => (key === 'erasedAt' && value ? 1 : value))
	) as unknown;
const plain = (what: unknown) => erasedToo(timeless(what));

const stand = (position: number | null, revision = 0): Command => ({
	kind: 'stance',
	moment: 'before',
	revision,
	position,
	confidence: null,
	view: position ? 'held' : 'none',
	reason: 'See [A1.2].'
});
const own = (title: string, revision = 0, uid = 'own-point-1'): Command => ({
	kind: 'own_point',
	uid,
	revision,
	title,
	relation: 'conflict',
	why: 'Because.',
	a: 'a2.2; A1.1',
	b: 'B1.3-4'
});
const silent = (text: string, revision = 0, change: Partial<Silencing> = {}): Command => ({
	kind: 'silence',
	uid: 'silence-1',
	revision,
	silentSide: 'b',
	code: 'cause',
	text,
	about: 'A1.2',
	contested: 'B2.1',
	...change
});
const way: Command[] = [
	stand(null),
	stand(6, 1),
	{ ...stand(4), moment: 'after' } as Command,
	own('Who pays?'),
	own('Who waits?', 0, 'own-point-2'),
	own('Who pays for it?', 1),
	{ kind: 'erase_point', uid: 'own-point-1' },
	{ kind: 'restore_point', uid: 'own-point-1' },
	silent('Not a word.'),
	silent('A word.', 1, { silentSide: 'a', code: '', about: 'B1.1', contested: '' }),
	{ kind: 'erase_silence', uid: 'silence-1' },
	{ kind: 'restore_silence', uid: 'silence-1' },
	{ kind: 'level', criterion: 'fairness', level: 0 },
	{ kind: 'level', criterion: 'fairness', level: null },
	{ kind: 'count', yes: true },
	{ kind: 'count', yes: false }
];

describe('what a page shows before the server has answered', () => {
	test('matches the server at every step', () => {
		for (const command of way) {
			const before = work();
			const shown = apply(before, command, texts, 5);
			const changed = send(command);
			expect([command, plain(shown)]).toEqual([command, plain(work())]);
			expect([command, plain(merge(before, command, changed, texts))]).toEqual([
				command,
				plain(work())
			]);
			expect(timeless(shown)).not.toEqual(timeless(before));
		}
	});

	test('does not change when a command is repeated, as on the server', () => {
		for (const command of way) {
			send(command);
			const shown = apply(work(), command, texts, 5);
			send(command);
			expect([command, plain(shown)]).toEqual([command, plain(work())]);
		}
	});

	test('has the server’s own row after the answer', () => {
		const title = ' Who pays? ';
		const before = work();
		const { ownPoints: after } = merge(before, own(title), send(own(title)), texts);
		expect(after).toEqual(work().ownPoints);
		expect(after[0]?.title).toBe('Who pays?');
	});

	test('keeps the objects that a command does not touch', () => {
		for (const command of way) send(command);
		const before = work();
		const { ownPoints: points, ...rest } = apply(before, own('New.', 4), texts, 5);
		expect(points[1]).toBe(before.ownPoints[1]);
		for (const value of Object.values(rest)) expect(Object.values(before)).toContain(value);
	});
});

test('every command that has an inverse is undone by it', () => {
	for (const command of way) {
		const before = work();
		const back = inverse(before, command);
		send(withPresentRevision(before, command));
		const first = command.kind === 'stance' && command.revision === 0;
		expect([command, back === null]).toEqual([command, first]);
		if (!back) continue;
		send(withPresentRevision(work(), back));
		const bare = (of: Work) => [
			...[of.ownPoints, of.silences].map((list) =>
				list.filter((one) => !one.erasedAt).map((one) => ({ ...one, revision: 0 }))
			),
			...Object.values(of.stances).map((stance) => stance && { ...stance, revision: 0 }),
			of.levels,
			of.countMe
		];
		expect([command, plain(bare(work()))]).toEqual([command, plain(bare(before))]);
		send(withPresentRevision(work(), command));
	}
});

test.each([
	['stance', stand(2), stand(7)],
	['own point', own('Who pays?'), own('Who gains?')],
	['silence', silent('Nothing.'), silent('Hardly anything.')]
])('where two versions of a %s differ, a page can show the server’s', (_, first, second) => {
	send(first);
	const now = work();
	const late: Refusal = refusal(() => send(second));
	expect(late.reason).toBe('stale');
	const mine = apply(now, second, texts, 5);
	expect(plain(takeTheirVersion(mine, second, late.theirs))).toEqual(plain(now));
});
