import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { eq } from 'drizzle-orm';
import { steps } from '#lib/steps.ts';
import { uid } from '#lib/uid.ts';
import { core } from '#lib/server/assignment-rules.ts';
import * as assignments from '#lib/server/assignments.ts';
import type { Assignment } from '#lib/server/assignments.ts';
import * as figures from '#lib/server/class-figures.ts';
import { moves } from '#lib/server/class-stances.ts';
import * as courses from '#lib/server/courses.ts';
import { client, close, db, open } from '#lib/server/db/index.ts';
import { assignment } from '#lib/server/db/schema/course.ts';
import { attempt, notebook } from '#lib/server/db/schema/work.ts';
import * as lessons from '#lib/server/lessons.ts';
import * as users from '#lib/server/users.ts';
import { queries } from '../support/sql-trace.ts';
import { serve } from '../support/server.ts';
import { administrator, teacher } from '../support/factories.ts';
import { connection } from './client.ts';
import { heading, inTurns, median, row, say } from './figures.ts';
import { fill } from './handed-in.ts';
import type { Prepared } from './prepare.ts';

const sizes = [30, 300, 3000];

/** The ids of some submissions. */
const submissions = (of: Assignment) =>
	db
		.select({ id: attempt.id })
		.from(attempt)
		.innerJoin(notebook, eq(notebook.id, attempt.notebookId))
		.where(eq(notebook.assignmentId, of.id))
		.limit(10)
		.all()
		.map(({ id }) => id);

/** The class at a glance and its review with 30, 300 and 3,000 who handed in, and what it costs those who save meanwhile. */
export async function inClass(data: string, { id, token, question }: Prepared) {
	open(join(data, 'parallax.db'));
	const dora = teacher(administrator(), 'Dora');
	const session = users.signIn(dora);
	const [lesson] = lessons.offered();
	if (!lesson) throw new Error('There is no lesson to measure with.');
	const classes = sizes.map((size) => {
		const course = courses.make(dora, { name: `Class of ${size}`, timeZone: 'UTC' });
		const chosen = { ...core(lesson), title: `Class of ${size}`, sharing: 'never' as const };
		const of = assignments.make(course, lesson, chosen);
		fill(of, size, dora);
		const due = { dueAt: Date.now() - 1 };
		db.update(assignment).set(due).where(eq(assignment.id, of.id)).run();
		return { size, of: { ...of, ...due } };
	});
	client.pragma('wal_checkpoint(TRUNCATE)');
	const { url, stop } = await serve({ data });
	const [teachers, learners] = [connection(url), connection(url)];
	const view = async (of: Assignment) => {
		const headers = { cookie: `parallax_session=${session}` };
		for (;;) {
			const body = await teachers.send({ path: `/assignments/${of.id}/class`, headers });
			if (!body.includes('Still counting')) return body;
		}
	};
	/** Makes what was counted of a class worth nothing, as the next hand-in would. */
	let order = [...steps];
	const stale = ({ id }: Assignment) => {
		order = order.toReversed();
		return db.update(assignment).set({ steps: order }).where(eq(assignment.id, id)).run();
	};
	const timed = async (work: () => unknown) => {
		const began = performance.now();
		await work();
		return performance.now() - began;
	};
	try {
		heading('The class at a glance');
		for (const { of, size } of classes) {
			await view(of);
			const [fresh, kept]: [number[], number[]] = [[], []];
			for (let i = 0; i < 12; i++) {
				stale(of);
				fresh.push(await timed(() => view(of)));
				kept.push(await timed(() => view(of)));
			}
			for (const list of [fresh, kept]) list.sort((a, b) => a - b);
			row(`${size} handed in, counted anew`, fresh, { 'counted before': kept });
			row(`${size} handed in, counted before`, kept);
			say(`  ${queries(() => [figures.of(of), moves(of)])} queries to count`);
		}
		heading('Reviewing');
		for (const { of, size } of classes) {
			const ids = submissions(of);
			const get = (path: string) => () =>
				teachers.send({ path, headers: { cookie: `parallax_session=${session}` } });
			let n = 0;
			const next = () => `/submissions/${ids[n++ % ids.length]}/review`;
			const taken = await inTurns(
				{
					list: get(`/assignments/${of.id}/review`),
					page: () => get(next())(),
					step: () => get(`${next()}/__data.json`)()
				},
				{ turns: 5, times: 4 }
			);
			row(`${size} handed in, the list of them`, taken.list);
			row(`${size} handed in, one of them`, taken.page);
			row(`${size} handed in, what stepping to the next one loads`, taken.step);
		}
		const [biggest] = classes.slice(-1);
		if (!biggest) throw new Error('There is no class.');
		heading('Saving while a class of 3,000 is counted again and again');
		let revision = 0;
		const save = () =>
			learners.send({
				path: `/notebooks/${id}/commands`,
				headers: { cookie: `parallax_session=${token}` },
				body: {
					...{ kind: 'save', question, revision, saveUid: uid() },
					text: `Both speak of it [A1.1] [B1.1]. ${revision++}`
				}
			});
		const [alone, beside]: [number[], number[]] = [[], []];
		for (let turn = 0; turn < 6; turn++) {
			for (let i = 0; i < 150; i++) alone.push(await timed(save));
			let looking = true;
			const watching = (async () => {
				while (looking) {
					stale(biggest.of);
					await view(biggest.of);
				}
			})();
			for (let i = 0; i < 150; i++) beside.push(await timed(save));
			looking = false;
			await watching;
		}
		for (const list of [alone, beside]) list.sort((a, b) => a - b);
		const p99 = (list: number[]) => list[Math.floor((list.length - 1) * 0.99)] ?? 0;
		row('a save, nobody looking', alone);
		row('a save, the class being counted', beside, { 'nobody looking': alone });
		say(
			`  p99 ${(p99(beside) / p99(alone)).toFixed(2)} ×, median ${(median(beside) / median(alone)).toFixed(2)} ×`
		);
	} finally {
		teachers.end();
		learners.end();
		await stop();
		close();
	}
}
