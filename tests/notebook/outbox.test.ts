import { describe, expect, test } from 'vitest';
import { type Command, subject } from '#lib/outbox/command-types.ts';
import {
	annotate,
	begun,
	change,
	erase,
	judge,
	lock,
	page,
	save,
	saying
} from '../support/notebook/fake-server.ts';

describe('what is written', () => {
	test('offline, thirty times, arrives once each and in order', async () => {
		const { box, time, net, server, disk, told } = await begun();
		net.online = false;
		const all = Array.from({ length: 10 }, (_, n) => `n${n}`).flatMap((uid): Command[] => [
			annotate(uid),
			change(uid, 'more'),
			erase(uid)
		]);
		for (const command of all) box.add(command);
		await time.pass(100_000);
		expect([box.state, box.entries.length, server.done]).toEqual(['unreached', 30, []]);
		net.online = true;
		box.flush();
		await time.pass();
		const short = (commands: Command[]) => commands.map((one) => `${one.kind} ${subject(one)}`);
		expect(short(server.done)).toEqual(short(all));
		expect([box.state, disk.rows.size, told.length]).toEqual(['saved', 0, 30]);
	});

	test('by typing is sent after a pause, or two seconds after the first key', async () => {
		const { box, time, sent } = await begun();
		for (let n = 1; n <= 12; n += 1) {
			box.add(save(`text ${n}`, n > 10 ? 1 : 0), true);
			await time.pass(200);
		}
		expect(sent()).toEqual(['text 10']);
		await time.pass(499);
		expect(sent()).toEqual([]);
		await time.pass(1);
		expect(sent()).toEqual(['text 12']);
		box.add(save('a clock put back', 1), true);
		time.back(3_600_000);
		await time.pass(1000);
		expect(sent()).toEqual(['a clock put back']);
	});

	test('by a choice is sent at once, after what was typed before it', async () => {
		const { box, time, net, sent, stored } = await begun();
		net.latency = 9;
		for (const text of ['t', 'typed']) box.add(save(text), true);
		box.add(lock('typed [A1.1]'), true);
		box.add(judge('typed later'), true);
		await time.pass();
		expect(stored().map(saying)).toEqual(['typed', 'typed [A1.1]', 'agree: typed later']);
		await time.pass(99);
		expect(sent()).toEqual(['typed', 'typed [A1.1]']);
	});

	test('is on the disk at once, or every 250 ms while typing, and when the page is hidden', async () => {
		const { box, time, net, disk, stored } = await begun();
		net.online = false;
		box.add(save('first'));
		for (let n = 1; n <= 20; n += 1) {
			box.add(save(`text ${n}`), true);
			await time.pass(50);
		}
		expect(stored().map(saying)).toEqual(['first', 'text 16']);
		const gaps = disk.writes.slice(2).map((at, n) => at - (disk.writes[n + 1] ?? 0));
		expect([gaps.length, Math.min(...gaps)]).toEqual([3, 250]);
		box.flush();
		expect(stored().map(saying)).toEqual(['first', 'text 20']);
	});

	test('replaces text that was not sent yet, and never text that was', async () => {
		const { box, time, net, server, sent, stored } = await begun();
		net.fates = ['unanswered'];
		box.add(save('one'));
		await time.pass();
		for (const text of ['two', 'three', 'four']) box.add(save(text), true);
		expect(box.entries.map(({ command }) => saying(command))).toEqual(['one', 'four']);
		net.fates = ['good', 'lost'];
		await time.pass(1000);
		expect(sent()).toEqual(['one', 'one', 'four']);
		expect(stored()).toMatchObject([{ text: 'four', revision: 1 }]);
		await time.pass(1000);
		expect([server.said('answer q'), server.done.length, box.state]).toEqual(['four', 2, 'saved']);
	});

	test('is retried after 1, 2, 4, 8, 15 and 15 s, and at once when asked', async () => {
		const { box, time, net, states } = await begun();
		net.online = false;
		box.add(save('text'));
		const counts: number[] = [];
		for (const seconds of [0, 1, 2, 4, 8, 15, 15]) {
			await time.pass(seconds * 1000 - 1);
			counts.push(net.sent.length);
			await time.pass(1);
		}
		expect(counts).toEqual([1, 1, 2, 3, 4, 5, 6]);
		box.flush();
		await time.pass(999);
		expect([net.sent.length, box.state]).toEqual([8, 'unreached']);
		net.online = true;
		await time.pass(1);
		expect([net.sent.length, states.at(-1)]).toEqual([9, 'saved']);
	});

	test('before a reload is sent before what is written while the page opens', async () => {
		const on = await begun();
		on.net.online = false;
		on.box.add(save('before'));
		on.box.add(judge('before'), true);
		on.die();
		on.net.online = true;
		const { box, told } = page(on);
		box.add(save('after'));
		await on.time.pass(5000);
		expect(told).toEqual([]);
		await box.open();
		box.add(judge('after'));
		const all = ['before', 'agree: before', 'after', 'agree: after'];
		expect(box.entries.map(({ command }) => saying(command))).toEqual(all);
		await on.time.pass();
		expect(told).toEqual(all);
	});
});

test('a judgement that is locked while offline stays locked, whatever is typed before it is sent', async () => {
	const { box, time, net, server } = await begun();
	net.online = false;
	box.add({ ...judge('draft'), lock: false } as Command, true);
	box.add({ ...judge('locked', 1), lock: true } as Command);
	await time.pass(100);
	net.sent.length = 0;
	net.online = true;
	box.add({ ...judge('more', 2), lock: false } as Command, true);
	box.flush();
	await time.pass(20_000);
	expect(net.sent.some((one) => 'lock' in one && one.lock)).toBe(true);
	expect(server.said('point p')).toBe('agree: more');
});

describe('what is refused', () => {
	test('as invalid waits, lets the rest pass, and is sent once it is corrected', async () => {
		const { box, time, net, sent, server } = await begun();
		box.add(save('too long'));
		box.add(judge('fine'));
		await time.pass();
		box.flush();
		await time.pass(20_000);
		expect([sent(), box.state]).toEqual([['too long', 'agree: fine'], 'refused']);
		box.add(save('still too long', 1), true);
		await time.pass(700);
		box.add(save('short', 1), true);
		await time.pass(100);
		box.add(save('shorter', 1), true);
		await time.pass(700);
		expect([sent(), box.state]).toEqual([['still too long', 'shorter'], 'saved']);
		expect([server.said('answer q'), net.sent]).toEqual(['shorter', []]);
	});

	test('as invalid is dropped when something newer is waiting', async () => {
		const { box, time, net, server, disk } = await begun();
		net.latency = 100;
		box.add(save('too long'));
		box.add(save('short', 1));
		await time.pass(300);
		expect([server.said('answer q'), box.state, disk.rows.size]).toEqual(['short', 'saved', 0]);
	});

	test('as a new note holds back the changes to that note', async () => {
		const { box, time, sent } = await begun();
		box.add(annotate('n', 'too long'));
		box.add(change('n', 'changed'));
		box.add(annotate('m'));
		await time.pass();
		expect(sent()).toEqual(['c: too long', 'c: m']);
		box.add(annotate('n', 'short'));
		await time.pass();
		expect([sent(), box.state]).toEqual([['c: short', 'c: changed'], 'saved']);
	});

	test('as incomplete has saved its text, and the next command builds on it', async () => {
		const { box, time, net, told, stored } = await begun();
		net.latency = 100;
		box.add(lock('no evidence'));
		box.add(save('more'));
		await time.pass(100);
		expect([told, stored()]).toMatchObject([['incomplete'], [{ text: 'more', revision: 1 }]]);
		await time.pass(100);
		expect([told, box.state]).toEqual([['incomplete', 'more'], 'saved']);
	});

	test('for want of a sign-in holds everything until somebody signs in', async () => {
		const { box, time, server, sent, stored } = await begun();
		server.trouble.signedOut = true;
		box.add(save('one'));
		await time.pass();
		box.add(save('two'));
		box.add(judge('three'));
		await box.drained();
		await time.pass(100_000);
		expect([sent(), box.state]).toEqual([['one'], 'signed_out']);
		expect(stored().map(saying)).toEqual(['two', 'agree: three']);
		server.trouble.signedOut = false;
		box.flush();
		await time.pass();
		expect([sent(), box.state]).toEqual([['two', 'agree: three'], 'saved']);
	});

	test('because the notebook is closed does not pile up, and can be dropped', async () => {
		const { box, time, server, disk } = await begun();
		server.trouble.closed = true;
		for (let n = 1; n < 10; n += 1) {
			box.add(save(`text ${n}`), true);
			await time.pass(1000);
		}
		expect([box.entries.length, box.state, disk.rows.size]).toEqual([1, 'refused', 1]);
		expect(box.drop('answer q')).toMatchObject({ text: 'text 9' });
		expect([box.drop('answer q'), box.state, disk.rows.size]).toEqual([null, 'saved', 0]);
	});
});
