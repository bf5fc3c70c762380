import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Command, subject } from '#lib/outbox/command-types.ts';
import type { Entry } from '#lib/outbox/outbox.ts';
import { forget, openStore, waiting } from '#lib/outbox/indexed-db.ts';
import {
	annotate,
	change,
	erase,
	type Fate,
	judge,
	lock
} from '../support/notebook/fake-server.ts';
import { page, save, saying, type World, world } from '../support/notebook/fake-server.ts';

/** Somebody who works in a notebook, page after page. `wanted` is what the server should have in the end. */
function learner(on: World, alone: boolean) {
	const seen = new Map<string, number>();
	const wanted = new Map<string, string>();
	const erased = new Set<string>();
	/** The revision that was in view when the words were written. */
	const view = new Map<string, number>();
	const pages = [page(on, seen)];
	const here = () => pages.at(-1) as (typeof pages)[number];
	void here().box.open();

	function add(command: Command, typing = false) {
		const about = subject(command);
		const waiting = here().box.entries.filter((entry) => subject(entry.command) === about);
		const known = seen.get(about) ?? 0;
		const revision = known + waiting.length;
		here().box.add('revision' in command ? { ...command, revision } : command, typing);
		if (saying(command)) wanted.set(about, saying(command));
		view.set(saying(command), known);
		if (command.kind === 'erase') erased.add(about);
		if (command.kind === 'restore') erased.delete(about);
	}
	return {
		wanted,
		erased,
		view,
		here,
		states: () => pages.flatMap(({ states }) => states),
		edit(which: number, what: number, typing: boolean, words: string) {
			if (which < 2) return add(judge(words, 0, `p${which}`), typing);
			if (which < 5) return add((what ? save : lock)(words, 0, `q${which}`), typing);
			const uid = `n${which}`;
			if (!wanted.has(`note ${uid}`)) return add(annotate(uid, words));
			if (erased.has(`note ${uid}`)) return add({ kind: 'restore', uid });
			add(what ? change(uid, words) : erase(uid), typing);
		},
		/** Ends the page by leaving it or by a crash, after so many more writes to the disk. */
		async reload(writes: number, crash: boolean) {
			if (crash) await on.time.pass(250);
			else here().box.flush();
			here().die(writes);
			await on.time.pass(writes ? 100 : 1);
			here().die();
			if (alone) for (const [about, { revision }] of on.server.rows) seen.set(about, revision);
			pages.push(page(on, seen));
			void here().box.open();
		}
	};
}

const move = fc.oneof(
	{
		weight: 6,
		arbitrary: fc.record({
			which: fc.nat(14),
			what: fc.nat(3),
			typing: fc.boolean(),
			say: fc.nat(4)
		})
	},
	fc.record({ pass: fc.constantFrom(0, 30, 300, 800, 3000, 20_000) }),
	fc.record({ writes: fc.nat(4), crash: fc.boolean() }),
	fc.record({
		fates: fc.array(fc.constantFrom<Fate>('good', 'lost', 'unanswered', 'late'), { maxLength: 6 })
	}),
	fc.record({ latency: fc.constantFrom(0, 40, 900) }),
	fc.record({ other: fc.nat(14) })
);
const day = fc.array(move, { maxLength: 60, size: 'max' });
type Move = typeof move extends fc.Arbitrary<infer T> ? T : never;

/** Plays a day, `alone` or with somebody else who writes in the same notebook. */
async function live(moves: Move[], alone: boolean) {
	const on = world();
	const person = learner(on, alone);
	for (const [n, one] of moves.entries()) {
		if ('which' in one) {
			const words = alone ? `${one.say} [A1.1]` : `mine ${n} [A1.1]`;
			person.edit(one.which, one.what, one.typing, words);
		} else if ('pass' in one) await on.time.pass(one.pass);
		else if ('fates' in one) on.net.fates.push(...one.fates);
		else if ('latency' in one) on.net.latency = one.latency;
		else if ('writes' in one) await person.reload(one.writes, one.crash);
		else if (!alone) intrude(on, one.other, `theirs ${n}`);
	}
	on.net.fates = [];
	person.here().box.flush();
	await on.time.pass(200_000);
	return { ...on, ...person, box: person.here().box };
}

function intrude({ server }: World, which: number, words: string) {
	const about = which < 2 ? `point p${which}` : which < 5 ? `answer q${which}` : `note n${which}`;
	const { revision = 0 } = server.rows.get(about) ?? {};
	if (which < 2) server.run(judge(words, revision, `p${which}`), 'other');
	else if (which < 5) server.run(save(words, revision, `q${which}`), 'other');
	else server.run(change(`n${which}`, words, revision), 'other');
}

const SEED = 20231115;
const runs = { seed: SEED, numRuns: 200 };

describe('over a network that loses requests and answers, through reloads and crashes,', () => {
	test('the last version of everything arrives, each note once, and no conflict is shown', async () => {
		let repeated = 0;
		await fc.assert(
			fc.asyncProperty(day, async (moves) => {
				const { server, net, disk, box, wanted, erased, states } = await live(moves, true);
				expect(
					Object.fromEntries([...server.rows].map(([about, { said }]) => [about, said]))
				).toEqual(Object.fromEntries(wanted));
				const gone = [...server.rows]
					.filter(([, { erasedAt }]) => erasedAt)
					.map(([about]) => about);
				expect(new Set(gone)).toEqual(erased);
				const added = server.done.filter(({ kind }) => kind === 'annotate').map(subject);
				expect(added).toEqual([...new Set(added)]);
				expect(states().filter((state) => /conflict|refused/.test(state))).toEqual([]);
				expect([box.state, disk.rows.size]).toEqual(['saved', 0]);
				repeated += net.sent.length - server.done.length;
			}),
			runs
		);
		expect(repeated).toBeGreaterThan(300);
	});

	test('nothing of either writer is overwritten, and both versions can be chosen', async () => {
		let conflicts = 0;
		await fc.assert(
			fc.asyncProperty(day, async (moves) => {
				const { server, box, wanted, view } = await live(moves, false);
				const unseen = server.lost.filter(({ by, since }) => since > (view.get(by) ?? 0));
				expect(unseen).toEqual([]);
				for (const [about, said] of wanted) {
					const mine = [...box.entries.map(({ command }) => command), ...server.done];
					const here = mine.filter((command) => subject(command) === about);
					expect(here.map(saying)).toContain(said);
				}
				conflicts += box.entries.length;
			}),
			runs
		);
		expect(conflicts).toBeGreaterThan(100);
	});
});

test('without a database, words are kept while the page is open, and reported as not lasting', async () => {
	const entry = (id: number): Entry => ({
		id,
		command: save(`text ${id}`),
		since: 1,
		touched: 2,
		attempted: false,
		problem: null
	});
	const store = await openStore('ada', 1, 'tab');
	for (const id of [3, 2, 1]) await store.put(entry(id));
	await store.remove([1]);
	expect([store.lasting, await waiting('ada'), await waiting('ben')]).toEqual([false, 2, 0]);
	const other = await openStore('ada', 1, 'other tab');
	expect([await other.adopt(['tab']), await other.load()]).toEqual([0, []]);
	expect(await (await openStore('ada', 2, 'other tab')).adopt([])).toBe(0);
	expect([await other.adopt([]), await store.load()]).toEqual([2, []]);
	expect(await other.load()).toMatchObject([entry(2), entry(3)]);
	await forget('ada');
	expect([await waiting('ada'), await other.load()]).toEqual([0, []]);
});
