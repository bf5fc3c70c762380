import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { uid } from '#lib/uid.ts';
import { send } from './send-command.ts';

type Command = Record<string, unknown>;

/** Somebody who sends changes one after the other, each with words of its own. */
export type Writer = {
	/** what it writes, for the report */
	what: string;
	/** the address whose commands these are, and the session */
	home: string;
	token: string;
	/** @param revision of the newest version that is stored */
	command: (words: string, revision: number) => Command;
	/** a query for what is stored: `words`, and `revision` where a later change replaces an earlier one */
	stored: string;
	/** whether each change adds something; otherwise each replaces the one before */
	adds?: boolean;
};

type Row = { words: string; revision: number };

/** What a writer knows: what was acknowledged, and what was under way when the server was killed. */
type Known = { acknowledged: string[]; interrupted: string | null };

/**
 * Writers on one data folder, whose server is killed in the middle of their work again and again.
 * @param file the database
 */
export function killRounds(file: string, writers: Writer[]) {
	const all = writers.map((writer) => ({
		writer,
		known: { acknowledged: [], interrupted: null } as Known
	}));
	const totals = {
		kills: 0,
		acknowledged: 0,
		unanswered: 0,
		storedAllTheSame: 0,
		lost: [] as string[]
	};

	/** Writes until the server no longer answers. */
	async function write(url: string, { writer, known }: (typeof all)[number], heard: () => void) {
		let revision = rows(file, writer).at(-1)?.revision ?? 0;
		for (let n = 1; ; n += 1) {
			const words = `${writer.what} ${totals.kills}.${n}`;
			known.interrupted = words;
			const command = writer.command(words, writer.adds ? 0 : revision);
			const reply = await send(url, writer.home, command, writer.token).catch(() => null);
			if (!reply) return;
			if (reply.status !== 200) throw new Error(`${writer.what}: ${reply.body}`);
			known.acknowledged.push(words);
			known.interrupted = null;
			revision += 1;
			totals.acknowledged += 1;
			heard();
		}
	}

	/** Compares what is stored with what was acknowledged. What was interrupted may be stored or not. */
	function compare({ writer, known }: (typeof all)[number]) {
		const stored = rows(file, writer).map(({ words }) => words);
		const { acknowledged, interrupted } = known;
		const arrived = interrupted !== null && stored.includes(interrupted);
		if (interrupted !== null) totals.unanswered += 1;
		if (arrived) totals.storedAllTheSame += 1;
		const needed = writer.adds ? acknowledged : acknowledged.slice(-1);
		// a later change that arrived has replaced the one before
		if (arrived) acknowledged.push(interrupted);
		if (writer.adds || !arrived)
			totals.lost.push(...needed.filter((words) => !stored.includes(words)));
		known.interrupted = null;
	}

	return {
		totals,
		/**
		 * Lets everybody write, and kills the server after some changes were acknowledged, while others are under way.
		 * Each round kills at another moment of a change.
		 */
		async round(served: { url: string; kill: () => Promise<void> }) {
			const enough = 8 + ((totals.kills * 7) % 23);
			let count = 0;
			const { promise: reached, resolve } = Promise.withResolvers<unknown>();
			const writing = all.map((one) =>
				write(served.url, one, () => {
					count += 1;
					if (count === enough) resolve(null);
				})
			);
			// a writer who fails must not be waited for
			await Promise.race([reached, Promise.all(writing)]);
			await wait(totals.kills % 10);
			await served.kill();
			await Promise.all(writing);
			totals.kills += 1;
			all.forEach(compare);
		},
		/** The newest words of each writer that must be stored. */
		newest: () => all.map(({ known }) => known.acknowledged.at(-1) ?? ''),
		/** What SQLite says about the file. */
		integrity: () => reading(file, (db) => db.pragma('integrity_check', { simple: true }))
	};
}

function reading<T>(file: string, read: (db: Database.Database) => T): T {
	// read-only, so that the next server, and not the test, recovers what the killed one left
	const db = new Database(file, { readonly: true });
	try {
		return read(db);
	} finally {
		db.close();
	}
}

const rows = (file: string, { stored }: Writer) =>
	reading(file, (db) => db.prepare(stored).all() as Row[]);

/** The writers of a class: a student who takes notes, judges and answers, and a teacher who reviews. */
export function classWriters(
	student: { home: string; token: string; attempt: number },
	teacher: { home: string; token: string }
): Writer[] {
	const { attempt } = student;
	const place = { side: 'a', start: 0, end: 9, code: '' };
	return [
		{
			what: 'Note',
			...student,
			adds: true,
			command: (note) => ({ kind: 'annotate', uid: uid(), ...place, note }),
			stored: `select note as words, 0 as revision from annotation where attempt_id = ${attempt}`
		},
		{
			what: 'Answer',
			...student,
			command: (text, revision) => {
				const saved = { question: 'evidence', revision, saveUid: uid(), text };
				return { kind: 'save', ...saved };
			},
			stored: `select text as words, revision from answer where attempt_id = ${attempt}`
		},
		{
			what: 'Judgement',
			...student,
			command: (reason, revision) => {
				const relation = revision % 2 ? 'agree' : 'conflict';
				return { kind: 'judge', point: 'tired', revision, relation, reason };
			},
			stored: `select reason as words, revision from judgement where attempt_id = ${attempt}`
		},
		{
			what: 'Score',
			...teacher,
			command: (remark, revision) => {
				return { kind: 'score', criterion: 'evidence', revision, level: revision % 3, remark };
			},
			stored: 'select remark as words, revision from score'
		},
		{
			what: 'Comment',
			...teacher,
			adds: true,
			command: (text) => ({
				kind: 'remark',
				uid: uid(),
				revision: 0,
				...place,
				criterion: '',
				text
			}),
			stored: 'select text as words, revision from remark'
		}
	];
}
