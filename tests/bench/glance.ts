import { eq } from 'drizzle-orm';
import { steps } from '#lib/address/notebook-steps.ts';
import type { Assignment } from '#lib/server/assignment/assignments.ts';
import * as figures from '#lib/server/insight/figures.ts';
import { moves } from '#lib/server/insight/stance-shift.ts';
import { close, db } from '#lib/server/db/index.ts';
import { assignment } from '#lib/server/db/schema/course.ts';
import { serve } from '../support/server.ts';
import { queries } from '../support/sql-trace.ts';
import { type ClassWithWork, classesWithWork, someSubmissions } from './class-with-work.ts';
import { type Connection, connection } from './client.ts';
import { count, heading, inTurns, median, p99, ratio, row, say, sort, timed } from './figures.ts';
import { openIn, settle } from './prepare.ts';
import { scale } from './scale.ts';
import { cookie, type Prepared, writer } from './writer.ts';

/** Measures the class view and reviewing in classes of each size, and saving while a class is being counted. */
export async function inClass(data: string, learner: Prepared) {
	openIn(data);
	try {
		const { token, classes } = classesWithWork(scale.classes);
		settle();
		const { url, stop } = await serve({ data });
		const teachers = connection(url);
		const learners = connection(url);
		try {
			const get = (path: string) => teachers.send({ path, headers: cookie(token) });
			await atAGlance(get, classes);
			await reviewing(get, classes);
			await savingMeanwhile(get, classes, learners, learner);
		} finally {
			teachers.end();
			learners.end();
			await stop();
		}
	} finally {
		close();
	}
}

type Get = (path: string) => Promise<string>;

/** Requests the class view until the class has been counted. */
async function glance(get: Get, { of, size }: ClassWithWork) {
	for (;;) {
		// looks in the page's data, because the wording may change
		const page = await get(`/assignments/${of.id}/class`);
		if (page.includes(`figures:{n:${size},`)) return;
		if (!page.includes('figures:null'))
			throw new Error('The page of a class says neither what was counted nor that it is counting.');
	}
}

let order = [...steps];

/** Makes the figures of a class out of date, as the next hand-in would. */
function outdate({ id }: Assignment) {
	order = order.toReversed();
	db.update(assignment).set({ steps: order }).where(eq(assignment.id, id)).run();
}

async function atAGlance(get: Get, classes: ClassWithWork[]) {
	heading('Class insights');
	for (const one of classes) {
		await glance(get, one);
		const fresh: number[] = [];
		const kept: number[] = [];
		for (let i = 0; i < scale.glances; i++) {
			outdate(one.of);
			fresh.push(await timed(() => glance(get, one)));
			kept.push(await timed(() => glance(get, one)));
		}
		const name = `${count(one.size)} handed in`;
		row(`${name}, counted anew`, sort(fresh), { 'counted before': sort(kept) });
		row(`${name}, counted before`, kept);
		say(`  ${queries(() => [figures.of(one.of), moves(one.of)])} queries to count`);
	}
}

async function reviewing(get: Get, classes: ClassWithWork[]) {
	heading('Reviewing');
	for (const { of, size } of classes) {
		const ids = someSubmissions(of);
		let n = 0;
		const next = () => `/submissions/${ids[n++ % ids.length]}/review`;
		const taken = await inTurns(
			{
				list: () => get(`/assignments/${of.id}/review`),
				page: () => get(next()),
				step: () => get(`${next()}/__data.json`)
			},
			{ turns: 5, times: 4 }
		);
		const name = `${count(size)} handed in`;
		row(`${name}, the list of them`, taken.list);
		row(`${name}, one of them`, taken.page);
		row(`${name}, what stepping to the next one loads`, taken.step);
	}
}

/** Saves, in turns, while nothing is being counted and while the largest class is counted again and again. */
async function savingMeanwhile(
	get: Get,
	classes: ClassWithWork[],
	to: Connection,
	learner: Prepared
) {
	const largest = classes.at(-1);
	if (!largest) throw new Error('There is no class.');
	heading(`Saving while a class of ${count(largest.size)} is counted again and again`);
	const { save } = writer(to, learner);
	const alone: number[] = [];
	const beside: number[] = [];
	const { turns, times } = scale.saves;
	for (let turn = 0; turn < turns; turn++) {
		for (let i = 0; i < times; i++) alone.push(await timed(save));
		let looking = true;
		const watching = (async () => {
			while (looking) {
				outdate(largest.of);
				await glance(get, largest);
			}
		})();
		try {
			for (let i = 0; i < times; i++) beside.push(await timed(save));
		} finally {
			looking = false;
			await watching;
		}
	}
	row('a save, nobody looking', sort(alone));
	row('a save, the class being counted', sort(beside), { 'nobody looking': alone });
	const slowest = ratio(p99(beside), p99(alone));
	say(`  p99 ${slowest}, median ${ratio(median(beside), median(alone))}`);
}
