import { join } from 'node:path';
import Database from 'better-sqlite3';
import { serveBare } from './bare.ts';
import { type Connection, connection } from './client.ts';
import { count, heading, inTurns, median, ratio, row, say } from './figures.ts';
import { scale } from './scale.ts';
import { cookie, type Prepared, writer } from './writer.ts';

/** One statement written to the disk as safely as a save: the least that the disk costs. */
function bareUpsert(data: string) {
	const bare = new Database(join(data, 'bare.db'));
	bare.pragma('journal_mode = WAL');
	bare.pragma('synchronous = FULL');
	bare.exec('create table answer (id integer primary key, text text)');
	const upsert = bare.prepare(
		'insert into answer values (1, ?) on conflict (id) do update set text = excluded.text'
	);
	let number = 0;
	return {
		run: () => upsert.run(`Both speak of it, and they do not agree on what it is. ${number++}`),
		end: () => bare.close()
	};
}

/** Measures autosaves and pages, compared with an empty SvelteKit program and with the disk alone. */
export async function overHttp(url: string, data: string, prepared: Prepared) {
	const served = await serveBare();
	const ours = connection(url);
	const bare = connection(served.url);
	try {
		await saves(ours, bare, data, prepared);
		await pages(ours, bare, prepared);
	} finally {
		ours.end();
		bare.end();
		await served.stop();
	}
}

async function saves(ours: Connection, bare: Connection, data: string, prepared: Prepared) {
	const disk = bareUpsert(data);
	const { body, save, visit } = writer(ours, prepared);
	try {
		heading('Saving an answer over HTTP');
		const taken = await inTurns(
			{
				save,
				visit: () => visit(),
				endpoint: () => bare.send({ path: '/endpoint', body: body() }),
				upsert: disk.run
			},
			{ turns: 20, times: 50 }
		);
		const floor = median(taken.endpoint) + median(taken.upsert);
		row('autosave', taken.save, { 'a bare endpoint': taken.endpoint });
		say(
			`  ${ratio(median(taken.save), floor)} a bare endpoint and a bare upsert, one after the other`
		);
		row('the same without writing', taken.visit, { 'a bare endpoint': taken.endpoint });
		row('a bare endpoint', taken.endpoint);
		row('a bare upsert, synchronous = FULL', taken.upsert);
	} finally {
		disk.end();
	}
}

async function pages(ours: Connection, bare: Connection, { id, token }: Prepared) {
	heading(`The notebook’s pages over HTTP, with ${count(scale.notes.few)} notes`);
	const page = (name: string) => () =>
		ours.send({ path: `/notebooks/${id}/${name}`, headers: cookie(token) });
	const taken = await inTurns(
		{
			read: page('read'),
			compare: page('compare'),
			answer: page('answer'),
			bare: () => bare.send({ path: '/' }),
			text: () => bare.send({ path: '/text' })
		},
		{ turns: 12, times: 25 }
	);
	const beside = { 'a bare page': taken.bare, 'a bare page as long': taken.text };
	for (const step of ['read', 'compare', 'answer'] as const) row(step, taken[step], beside);
	row('a bare page', taken.bare);
	row('a bare page as long: 230 paragraphs, in HTML and as data', taken.text);
}
