import { join } from 'node:path';
import Database from 'better-sqlite3';
import { uid } from '#lib/uid.ts';
import { serveBare } from './bare.ts';
import { connection } from './client.ts';
import { heading, inTurns, median, row, say } from './figures.ts';
import type { Prepared } from './prepare.ts';

const words = 'Both speak of it, and they do not agree on what it is [A1.1] [B1.1].';

/** One statement that is as safe on disk as a save: what the disk asks for, whoever asks it. */
function bareUpsert(data: string) {
	const bare = new Database(join(data, 'bare.db'));
	bare.pragma('journal_mode = WAL');
	bare.pragma('synchronous = FULL');
	bare.exec('create table answer (id integer primary key, text text)');
	const upsert = bare.prepare(
		'insert into answer values (1, ?) on conflict (id) do update set text = excluded.text'
	);
	let count = 0;
	return { run: () => upsert.run(`${words} ${count++}`), end: () => bare.close() };
}

/** Autosaves and pages of the built program, beside SvelteKit with nothing in it and beside the disk. */
export async function overHttp(url: string, data: string, { id, token, question }: Prepared) {
	const bare = await serveBare();
	const disk = bareUpsert(data);
	const ours = connection(url);
	const other = connection(bare.url);
	const headers = { cookie: `parallax_session=${token}` };
	let revision = 0;
	const save = () => ({
		...{ kind: 'save', question, revision, saveUid: uid() },
		text: `${words} ${revision++}`
	});
	const path = `/notebooks/${id}`;
	try {
		heading('Saving an answer over HTTP');
		const taken = await inTurns({
			save: () => ours.send({ path: `${path}/commands`, headers, body: save() }),
			visit: () =>
				ours.send({ path: `${path}/commands`, headers, body: { kind: 'visit', place: 'read' } }),
			endpoint: () => other.send({ path: '/endpoint', body: { ...save(), revision: --revision } }),
			upsert: disk.run
		});
		const floor = median(taken.endpoint) + median(taken.upsert);
		row('autosave', taken.save, { 'a bare endpoint': taken.endpoint });
		say(
			`  ${(median(taken.save) / floor).toFixed(2)} × a bare endpoint and a bare upsert, one after the other`
		);
		row('the same without writing', taken.visit, { 'a bare endpoint': taken.endpoint });
		row('a bare endpoint', taken.endpoint);
		row('a bare upsert, synchronous = FULL', taken.upsert);

		heading('The notebook’s pages over HTTP, with ten notes');
		const page = (name: string) => () => ours.send({ path: `${path}/${name}`, headers });
		const pages = await inTurns(
			{
				...{ read: page('read'), compare: page('compare'), answer: page('answer') },
				...{ bare: () => other.send({ path: '/' }), text: () => other.send({ path: '/text' }) }
			},
			{ turns: 12, times: 25 }
		);
		const { bare: empty, text } = pages;
		const beside = { 'a bare page': empty, 'a bare page as long': text };
		for (const step of ['read', 'compare', 'answer'] as const) row(step, pages[step], beside);
		row('a bare page', empty);
		row('a bare page as long: 230 paragraphs, in HTML and as data', text);
	} finally {
		ours.end();
		other.end();
		disk.end();
		bare.stop();
	}
}
