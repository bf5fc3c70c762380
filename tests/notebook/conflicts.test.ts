import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Command } from '#lib/outbox/command-types.ts';
import { outbox, type Reply } from '#lib/outbox/outbox.ts';
import {
	annotate,
	begun,
	change,
	erase,
	judge,
	lock,
	save,
	saying,
	world
} from '../support/notebook/fake-server.ts';

/** A notebook in which somebody else saved an answer, a judgement and a note, and one's own save was late. */
async function late() {
	const on = await begun();
	for (const command of [save('theirs'), judge('theirs'), annotate('n'), change('n', 'theirs')])
		on.server.run(command, 'other');
	on.box.add(save('mine'));
	await on.time.pass();
	return on;
}

describe('another person’s newer version', () => {
	test('is not overwritten, and the rest of the notebook is saved', async () => {
		const { box, time, server, disk, states } = await late();
		box.add(save('mine, and more', 1), true);
		box.add(save('mine, and most', 2), true);
		box.add(save('elsewhere', 0, 'r'));
		await time.pass(100_000);
		box.flush();
		await box.drained();
		expect(box.entries.map(({ command }) => saying(command))).toEqual(['mine', 'mine, and most']);
		expect([server.said('answer q'), server.said('answer r')]).toEqual(['theirs', 'elsewhere']);
		expect([states.at(-1), disk.rows.size, server.lost]).toEqual(['conflict', 2, []]);
	});

	test('is kept as an earlier version when the student chooses their own, however the text is sent', async () => {
		for (const add of [[], [save('more')], [lock('more [A1.1]')]]) {
			const { box, time, net, server, disk } = await late();
			for (const command of add) box.add(command);
			const text = saying(add[0] ?? save('mine'));
			net.fates = ['lost'];
			box.keepMine('answer q');
			await time.pass();
			box.add(save('typed on', 9));
			await time.pass(5000);
			expect(server.done.at(-2)).toMatchObject({ revision: 1, text });
			expect(server.done.at(-2)).not.toMatchObject({ saveUid: `uid ${text}` });
			expect([server.kept, server.lost, server.said('answer q')]).toEqual([
				['theirs'],
				[],
				'typed on'
			]);
			expect([box.state, disk.rows.size]).toEqual(['saved', 0]);
		}
	});

	test('is kept as an earlier version when the student types on before the choice is sent', async () => {
		const { box, time, net, server } = await late();
		net.latency = 50;
		box.add(judge('busy', 0, 'r'));
		box.keepMine('answer q');
		box.add(save('mine, and more', 7), true);
		await time.pass(5000);
		expect([server.kept, server.lost]).toEqual([['theirs'], []]);
		expect([server.said('answer q'), box.state]).toEqual(['mine, and more', 'saved']);
	});

	test('is replaced when the student chooses their own judgement or note', async () => {
		const { box, time, server, disk } = await late();
		box.add(change('n', 'mine'));
		box.add(erase('n'));
		box.add(judge('mine', 5, 'r'));
		await time.pass();
		const reasons = box.entries.map(({ problem }) => problem?.reason);
		expect(reasons).toEqual(['stale', 'stale', undefined, 'stale']);
		for (const about of ['note n', 'point r', 'nothing']) box.keepMine(about);
		await time.pass();
		const ours = server.done.slice(-3).map((one) => [one.kind, 'revision' in one && one.revision]);
		expect(ours).toEqual([
			['change', 2],
			['erase', false],
			['judge', 0]
		]);
		expect([box.entries.length, disk.rows.size]).toEqual([1, 1]);
	});

	test('can be taken, and the student’s own text sent again later', async () => {
		const { box, time, server, disk } = await late();
		box.add(save('mine, and more'));
		expect(box.drop('answer q')).toMatchObject({ text: 'mine, and more' });
		expect([box.state, disk.rows.size]).toEqual(['saved', 0]);
		box.add(save('mine again', 1));
		await time.pass();
		expect([server.said('answer q'), box.state]).toEqual(['mine again', 'saved']);
	});

	test('is noticed even when a page counts waiting commands as saved', async () => {
		const { box, time, net, server } = await begun();
		net.latency = 100;
		box.add(lock('too long'));
		box.add(save('mine', 1));
		await time.pass(150);
		server.run(save('theirs'), 'other');
		await time.pass(500);
		expect([box.state, server.said('answer q'), server.lost]).toEqual(['conflict', 'theirs', []]);
	});

	test('is noticed behind commands without a base revision', async () => {
		for (const fate of ['unanswered', 'lost'] as const) {
			const { box, time, net, server } = await begun();
			net.fates = [fate];
			if (fate === 'lost') server.run(annotate('n'));
			const blind: Command[] = [erase('n'), { kind: 'restore', uid: 'n' }];
			for (const one of fate === 'lost' ? blind : [annotate('n')]) box.add(one);
			box.add(change('n', 'mine', fate === 'lost' ? 3 : 1));
			await time.pass();
			server.run(change('n', 'theirs'), 'other');
			await time.pass(5000);
			expect([box.state, server.said('note n')]).toEqual(['conflict', 'c: theirs']);
		}
	});
});

describe('a fault in the browser', () => {
	test('stops nothing: a disk that fails, a listener that throws, an invalid answer', async () => {
		const { time, server, deliver } = world();
		const complaints = vi.spyOn(console, 'error').mockReturnValue();
		onTestFinished(() => complaints.mockRestore());
		const broken = () => {
			throw new Error('Broken.');
		};
		const answers = [broken, async () => ({ message: 'Not found' }) as unknown as Reply, deliver];
		const box = outbox({
			store: { lasting: true, load: broken, put: broken, remove: async () => broken() },
			deliver: (command) =>
				(answers.length > 1 ? answers.shift() : answers[0])?.(command) ?? broken(),
			changed: broken,
			settled: broken,
			...time
		});
		box.add(save('one'));
		await box.open();
		box.add(save('two'));
		await time.pass(3000);
		expect([server.said('answer q'), server.done.length, box.state]).toEqual(['two', 2, 'saved']);
		expect(complaints).toHaveBeenCalled();
	});

	test('is reported when the disk stops saving', async () => {
		const { time, deliver } = world();
		const store = {
			lasting: true,
			load: async () => [],
			remove: async () => {},
			async put() {
				await time.pass();
				store.lasting = false;
			}
		};
		const told: boolean[] = [];
		const changed = () => void told.push(store.lasting);
		const box = outbox({ store, deliver, changed, settled() {}, ...time });
		box.add(save('one'), true);
		await time.pass();
		expect(told).toEqual([true, false]);
	});

	test('does not hold up leaving a page: it waits only until a command is answered or fails', async () => {
		const { box, time, net, disk } = await begun();
		const over: string[] = [];
		const drain = (name: string) => void box.drained().then(() => over.push(name));
		drain('nothing waits');
		await time.pass();
		net.latency = 100;
		box.add(save('one'));
		box.add(judge('one'));
		drain('sent');
		await time.pass(199);
		expect(over).toEqual(['nothing waits']);
		await time.pass(1);
		net.online = false;
		box.add(save('two', 1));
		drain('not reached');
		await time.pass(100);
		expect(over).toEqual(['nothing waits', 'sent', 'not reached']);
		net.online = true;
		box.flush();
		drain('closed');
		box.add(judge('typed', 1), true);
		box.close();
		await time.pass();
		expect([over.at(-1), disk.rows.size]).toEqual(['closed', 2]);
		await time.pass(100_000);
		expect([disk.rows.size, net.sent.length]).toEqual([1, 4]);
		const typing = await begun();
		typing.box.add(save('typed'), true);
		typing.box.close();
		await typing.time.pass(5000);
		expect([typing.sent(), typing.disk.rows.size]).toEqual([[], 1]);
	});
});
