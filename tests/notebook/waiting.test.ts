import { expect, test } from 'vitest';
import type { Command } from '#lib/outbox/command-types.ts';
import { lock, page, save, world } from '../support/notebook/fake-server.ts';

const own = (title: string, revision = 0): Command => ({
	kind: 'own_point',
	uid: 'own-point-1',
	revision,
	title,
	relation: 'conflict',
	why: '',
	a: 'A1.1',
	b: ''
});
const silent = (text: string): Command => ({
	kind: 'silence',
	uid: 'silence-1',
	revision: 0,
	silentSide: 'b',
	code: '',
	text,
	about: 'A1.2',
	contested: ''
});

async function begun() {
	const on = world();
	const opened = { ...on, ...page(on) };
	await opened.box.open();
	return opened;
}

test('an own point is sent once, although its title was typed in several steps', async () => {
	const { box, time, net, server } = await begun();
	for (const title of ['W', 'Who', 'Who pays?']) box.add(own(title), true);
	await time.pass(5000);
	expect(net.sent).toEqual([own('Who pays?')]);
	box.add(own('Who pays for it?', 1));
	await time.pass(5000);
	expect([server.said('own own-point-1'), box.state]).toEqual([
		'conflict: Who pays for it?',
		'saved'
	]);
});

test('a silence builds on what the server has, even with two changes under way', async () => {
	const { box, time, net, server } = await begun();
	net.latency = 500;
	box.add(silent('One.'));
	await time.pass(100);
	box.add(silent('Two.'));
	box.add({ kind: 'erase_silence', uid: 'silence-1' });
	await time.pass(9000);
	expect([box.state, server.lost, server.done.map(({ kind }) => kind)]).toEqual([
		'saved',
		[],
		['silence', 'silence', 'erase_silence']
	]);
});

test('the deletion of a point waits while the point itself is refused', async () => {
	const { box, time, net } = await begun();
	box.add(own('too long'));
	await time.pass(1000);
	box.add({ kind: 'erase_point', uid: 'own-point-1' });
	await time.pass(5000);
	expect([box.state, net.sent.length]).toEqual(['refused', 1]);
	box.add(own('Shorter.'));
	await time.pass(5000);
	expect([box.state, net.sent.map(({ kind }) => kind)]).toEqual([
		'saved',
		['own_point', 'own_point', 'erase_point']
	]);
});

test('only the last choice of a level is sent', async () => {
	const { box, time, net, server } = await begun();
	net.online = false;
	for (const level of [1, 2, 3]) box.add({ kind: 'level', criterion: 'fairness', level });
	net.online = true;
	box.flush();
	await time.pass(60_000);
	expect(server.done.at(-1)).toEqual({ kind: 'level', criterion: 'fairness', level: 3 });
	expect(box.state).toBe('saved');
});

test('what was written after handing in is sent once the notebook is open again', async () => {
	const { box, time, server } = await begun();
	server.trouble.closed = true;
	box.add(own('Who pays?'));
	await time.pass(5000);
	expect(box.state).toBe('refused');
	server.trouble.closed = false;
	box.flush();
	await time.pass(5000);
	expect([server.said('own own-point-1'), box.state]).toEqual(['conflict: Who pays?', 'saved']);
});

test('a lock that came too early is not sent again with old words', async () => {
	const { box, time, server } = await begun();
	server.trouble.closed = true;
	box.add(save('Too early [A1.1].'), true);
	box.add(lock('Too early [A1.1].'));
	await time.pass(5000);
	expect(box.entries.map(({ command }) => command.kind)).toEqual(['save']);
	box.add(save('Later.'), true);
	server.trouble.closed = false;
	box.flush();
	await time.pass(5000);
	expect([server.said('answer q'), box.state]).toEqual(['Later.', 'saved']);
	expect(server.done.map(({ kind }) => kind)).toEqual(['save']);
});
