import { describe, expect, test } from 'vitest';
import { dataOf } from '../support/http/doors.ts';
import { type Learner } from '../support/http/tiny-server.ts';
import { tiny, withTinyServer } from '../support/http/with-server.ts';

withTinyServer();

describe('moving to another place in a notebook', () => {
	const place = async (me: Learner) => (await me.get(me.home)).headers.get('location');

	test('is remembered: the notebook opens there again', async () => {
		const me = tiny.learner();
		for (const there of ['compare?point=remedy', 'answer?question=both', 'compare', 'read']) {
			const reply = await me.command({ kind: 'visit', place: there });
			expect([reply.status, Object.keys(reply.changed ?? {})]).toEqual([200, ['savedAt']]);
			expect(await place(me)).toBe(`${me.home}/${there}`);
			expect((await me.get(`${me.home}/${there}`)).status).toBe(200);
		}
	});

	test('is refused if there is no such place', async () => {
		const me = tiny.learner();
		await me.command({ kind: 'visit', place: 'answer' });
		for (const none of [
			'',
			'print',
			'/lessons',
			'//elsewhere.example',
			'https://elsewhere.example',
			'../1/read',
			'read?point=tired',
			'compare?question=both',
			'compare?point=',
			'compare?point=a&x=b',
			'compare?point=%0d%0a',
			'compare?point=\r\nx: y',
			'answer?question=ə',
			'answer#model',
			'read\n'
		]) {
			const { status, refused } = await me.command({ kind: 'visit', place: none });
			expect([none, status, refused?.reason]).toEqual([none, 400, 'invalid']);
		}
		expect(await place(me)).toBe(`${me.home}/answer`);
	});

	test('by an unknown point or question in the address is not remembered: the notebook opens as before', async () => {
		for (const none of [
			'compare?point=nope',
			'answer?question=tired',
			'compare?point=%0D%0Ax-y:%20z',
			'answer?question=%C9%99',
			'compare?point=a%26point%3Dtired'
		]) {
			const me = tiny.learner();
			expect([none, (await me.get(`${me.home}/${none}`)).status]).toEqual([none, 404]);
			await expectOpening(me, none);
		}
	});

	test('by an unknown point or question in a command leaves a notebook that still opens', async () => {
		for (const none of ['compare?point=nope', 'answer?question=tired']) {
			const me = tiny.learner();
			await me.command({ kind: 'visit', place: none });
			await expectOpening(me, none);
		}
	});
});

/** Expects the notebook’s own address to lead to a page that exists. */
async function expectOpening(me: Learner, after: string) {
	const { status, headers } = await me.get(me.home);
	expect([after, status]).toEqual([after, 303]);
	const there = headers.get('location') ?? '';
	expect([after, there, (await me.get(there)).status]).toEqual([after, there, 200]);
}

/** The address of a page's data, with a digit for each layout and the page: 1 where it must be loaded anew. */
const invalidated = (address: string, digits: string) =>
	`${dataOf(address)}${address.includes('?') ? '&' : '?'}x-sveltekit-invalidated=${digits}`;

test('stepping through a notebook sends neither the texts nor the work again', async () => {
	const me = tiny.learner();
	for (const page of ['read', 'compare?point=remedy', 'answer?question=both']) {
		const first = await me.get(dataOf(`${me.home}/${page}`));
		expect(first.body).toContain('Teenagers are not lazy');
		const { nodes }: { nodes: ({ uses?: object; data?: unknown } | null)[] } = JSON.parse(
			first.body
		);
		const [whole, ...others] = nodes.filter((node) =>
			JSON.stringify(node).includes('Teenagers are')
		);
		// it depends on the notebook alone, not on the step, point or question
		expect([whole?.uses, others]).toEqual([{ params: ['notebook'] }, []]);
		const digits = nodes.map((node) => (node === whole ? '0' : '1')).join('');
		const next = await me.get(invalidated(`${me.home}/${page}`, digits));
		expect([page, next.status]).toEqual([page, 200]);
		expect(next.body.length).toBeLessThan(2000);
		expect(next.body).not.toMatch(/Teenagers|does not dispute|resumeCode/);
	}
});
