import { serve } from '../support/server.ts';
import { serveBare } from './bare.ts';
import { type Classroom, classroom, found } from './classroom.ts';
import { type Connection, connection } from './client.ts';
import { count, heading, inTurns, p99, ratio, row, say, sort, timed } from './figures.ts';
import type { Run } from './figures.ts';
import { scale } from './scale.ts';
import { secondProcess } from './second-process.ts';
import { cookie, type Prepared } from './writer.ts';
import { writing } from './writing.ts';

/** Measures a class that joins, the overview of a class, and a class that writes. */
export async function ofClasses(data: string) {
	const all = classroom(data);
	const stops: (() => Promise<unknown>)[] = [];
	try {
		const bare = await serveBare();
		stops.unshift(bare.stop);
		const { url, stop } = await serve({ data });
		stops.unshift(stop);
		const second = await secondProcess(data);
		stops.unshift(second.stop);
		await joining(url, data, all);
		await overviews(url, bare.url, all);
		await autosaves({ one: [url], two: [url, second.url], bare: [bare.url] }, data, all);
	} finally {
		for (const stop of stops) await stop();
	}
}

/** Everybody joins at the same moment, each over their own connection. */
async function joining(url: string, data: string, all: Classroom) {
	const join = async (token: string, to: Connection) => {
		const headers = { ...cookie(token), origin: url, accept: 'application/json' };
		await to.send({ path: `/join/${all.code}`, headers, form: '' });
		to.end();
	};
	const open = all.joiners.map((token) => ({ token, to: connection(url) }));
	const taken = await Promise.all(open.map(({ token, to }) => timed(() => join(token, to))));
	heading(`${count(all.joiners.length)} people joining a course at once`);
	row('joining', sort(taken));
	const { aliases } = found(data, all);
	const numbers = new Set(aliases).size;
	say(`  ${aliases.length} are in, with ${numbers} numbers`);
	if (aliases.length !== all.joiners.length || numbers !== aliases.length)
		throw new Error('Not everybody who joined is in, with a number of their own.');
}

/** The teacher’s page with a row for each learner. */
async function overviews(url: string, bareUrl: string, { rooms }: Classroom) {
	heading('The overview of a class over HTTP');
	const ours = connection(url);
	const bare = connection(bareUrl);
	const runs: Record<string, Run> = { bare: () => bare.send({ path: '/' }) };
	for (const { size, assignment, teacherToken } of rooms)
		runs[`${count(size)} learners`] = () =>
			ours.send({ path: `/assignments/${assignment}`, headers: cookie(teacherToken) });
	const { bare: page = [], ...pages } = await inTurns(runs, { turns: 6, times: 5 });
	for (const [name, taken] of Object.entries(pages)) row(name, taken, { 'a bare page': page });
	ours.end();
	bare.end();
}

type Way = 'bare' | 'one' | 'two';
const ways: [Way, string][] = [
	['bare', 'a bare endpoint'],
	['one', 'by one process'],
	['two', 'by two processes']
];

/** Measures the three ways in turns, so that other programs on the machine affect all of them alike. */
async function autosaves(urls: Record<Way, string[]>, data: string, all: Classroom) {
	const writers = all.rooms.find(({ begun }) => begun.every(({ token }) => token))?.begun ?? [];
	const { lasting, every, turns } = scale.writing;
	heading(
		`${count(writers.length)} learners, each saving an answer every ${every / 1000} seconds, ` +
			`${lasting / 1000} seconds each way`
	);
	const taken: Record<Way, number[]> = { bare: [], one: [], two: [] };
	const revisions = new Map<number, number>();
	const last = new Map<number, string>();
	let errors = 0;
	const save = ({ id, question }: Prepared) => {
		const revision = revisions.get(id) ?? 1;
		revisions.set(id, revision + 1);
		return { path: `/notebooks/${id}/commands`, command: { kind: 'save', question, revision } };
	};
	for (let turn = 0; turn < turns; turn++)
		for (const [way] of ways) {
			const next = way === 'bare' ? () => ({ path: '/endpoint', command: {} }) : save;
			const done = await writing(urls[way], writers, next);
			taken[way].push(...done.taken);
			if (way === 'bare') continue;
			for (const [id, text] of done.last) last.set(id, text);
			errors += done.errors;
		}
	for (const [way, name] of ways) {
		const sorted = sort(taken[way]);
		row(name, sorted, way === 'bare' ? {} : { 'a bare endpoint': taken.bare });
		if (way !== 'bare') say(`  p99 ${ratio(p99(sorted), p99(taken.bare), 1)} a bare endpoint’s`);
	}
	say(`${taken.one.length + taken.two.length} saves, ${errors} errors`);
	const { texts } = found(data, all);
	const lost = [...last].filter(([id, text]) => texts.get(id) !== text).length;
	say(`${lost} of ${last.size} answers are not what was acknowledged last`);
	// after an error, a later answer may be saved whose acknowledgement was lost
	if (lost && !errors) throw new Error('An acknowledged answer was not saved.');
}
