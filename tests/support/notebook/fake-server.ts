// A fake server, network, clock and browser store, which behave as the real ones do.
import { type Changed, type Command, type Refused, subject } from '#lib/outbox/command-types.ts';
import { type Entry, outbox, type Reply } from '#lib/outbox/outbox.ts';
import { createsSubject } from '#lib/outbox/entries.ts';
import type { Annotation } from '#lib/server/notebook/annotations.ts';
import type { OwnPoint } from '#lib/server/notebook/own-points.ts';
import type { Point } from '#lib/server/notebook/judgements.ts';
import type { Silence } from '#lib/server/notebook/silences.ts';
import { fakeTimers } from './fake-timers.ts';

/** `since` is the revision since which the row has had these words. */
type Row = { revision: number; said: string; since: number; erasedAt: number | null; by: string };
/**
 * The fate of a request: `unanswered` is carried out, but the reply is lost; `late` is carried out a minute later,
 * without a reply.
 */
export type Fate = 'good' | 'lost' | 'unanswered' | 'late';

/** The words of a command, in one string. */
export function saying(command: Command): string {
	if ('text' in command) return command.text;
	if ('title' in command) return `${command.relation}: ${command.title}`;
	if ('point' in command) return `${command.relation}: ${command.reason}`;
	if ('reason' in command) return command.reason;
	return 'note' in command ? `${command.code}: ${command.note}` : '';
}

/**
 * The server: judges every command by its own rows. `done` are the commands it carried out, in order, without
 * repetitions.
 */
function server() {
	const rows = new Map<string, Row>();
	const done: Command[] = [];
	const trouble = { closed: false, signedOut: false };
	/** Other people's words that were overwritten: those that the server kept, and for the rest what replaced them. */
	const kept: string[] = [];
	const lost: { by: string; since: number }[] = [];

	const refuse = (reason: Refused['reason'], theirs?: Row, changed?: Changed): Reply => ({
		refused: { reason, message: `It is ${reason}.`, theirs, changed }
	});
	function changed(command: Command): Changed {
		const { revision, erasedAt } = rows.get(subject(command)) as Row;
		const savedAt = 0;
		if ('uid' in command) {
			const row = { uid: command.uid, revision, erasedAt };
			if (subject(command).startsWith('own')) return { savedAt, ownPoint: row as OwnPoint };
			if (subject(command).startsWith('silence')) return { savedAt, silence: row as Silence };
			return { savedAt, annotation: row as Annotation };
		}
		if ('question' in command)
			return { savedAt, answer: { key: command.question, revision, savedAt } };
		if (!('point' in command)) return { savedAt };
		const { point: key, relation, reason } = command;
		return { savedAt, point: { key, judgement: { relation, reason, revision } } as Point };
	}
	function run(command: Command, by = 'me'): Reply {
		if (trouble.signedOut) return refuse('signed_out');
		if (trouble.closed) return refuse('closed');
		const about = subject(command);
		const row = rows.get(about);
		const said = saying(command);
		if (said.includes('too long')) return refuse('invalid');
		const revision = (row?.revision ?? 0) + 1;
		const write = (now: Partial<Row>) => {
			rows.set(about, { said, since: revision, erasedAt: null, by, ...row, revision, ...now });
			done.push(command);
		};
		if ('uid' in command && !createsSubject(command) && !row) return refuse('missing');
		if (/^(erase|restore)/.test(command.kind)) {
			const erasedAt = command.kind.startsWith('erase') ? 1 : null;
			if (row?.erasedAt !== erasedAt) write({ erasedAt });
		} else if (command.kind === 'annotate') {
			if (!row) write({});
		} else if (!('revision' in command)) write({});
		else {
			const next =
				command.kind !== 'change' || (row?.revision === command.revision + 1 && !row.erasedAt);
			if (row?.said !== said || !next) {
				if (command.revision + 1 !== revision || row?.erasedAt) return refuse('stale', row);
				const over = by === 'me' && row?.by === 'other' ? [row] : [];
				if (command.kind === 'save' && command.settled) kept.push(...over.map((one) => one.said));
				else lost.push(...over.map(({ since }) => ({ by: said, since })));
				write({ said, since: revision, by });
			}
			if (command.kind === 'lock' && !said.includes('['))
				return refuse('incomplete', undefined, changed(command));
		}
		return { changed: changed(command) };
	}
	return { rows, done, kept, lost, trouble, run, said: (about: string) => rows.get(about)?.said };
}

export type World = ReturnType<typeof world>;
export function world() {
	const time = fakeTimers();
	const there = server();
	const net = { fates: [] as Fate[], online: true, latency: 0, sent: [] as Command[] };
	async function deliver(command: Command): Promise<Reply> {
		net.sent.push(command);
		const fate = net.online ? (net.fates.shift() ?? 'good') : 'lost';
		// these carry no base revision, so the server could not tell that they are late
		const blind = command.kind === 'erase' || command.kind === 'restore';
		const done = blind && (fate === 'good' || fate === 'unanswered') ? there.run(command) : null;
		if (net.latency) await new Promise<void>((done) => time.later(net.latency, done));
		if (fate === 'late' && !blind) time.later(60_000, () => there.run(command));
		if (fate === 'lost' || fate === 'late') throw new Error('Nobody answers.');
		const reply = done ?? there.run(command);
		if (fate === 'unanswered') throw new Error('Nobody answers.');
		return structuredClone(reply);
	}
	const disk = { rows: new Map<number, string>(), writes: [] as number[], full: false };
	return { time, server: there, net, disk, deliver };
}

/** A notebook's page: an outbox, and the replies it received. `seen` are the revisions it knows. */
export function page({ time, disk, deliver }: World, seen = new Map<string, number>()) {
	let left = Infinity;
	const told: string[] = [];
	const states: string[] = [];
	const alive = () => left > 0;
	async function write(work: () => void) {
		if (disk.full) throw new Error('The disk is full.');
		if (alive()) work();
		left -= 1;
	}
	const box = outbox({
		store: {
			lasting: true,
			load: async () => [...disk.rows.values()].map((row): Entry => JSON.parse(row)),
			put: (entry) =>
				write(() => {
					disk.rows.set(entry.id, JSON.stringify(entry));
					disk.writes.push(time.now());
				}),
			remove: (ids) => write(() => ids.forEach((id) => disk.rows.delete(id)))
		},
		async deliver(command) {
			const reply = alive() ? await deliver(command) : null;
			return alive() && reply ? reply : new Promise<Reply>(() => {});
		},
		changed: () => void states.push(box.state),
		settled({ command }, reply) {
			told.push('refused' in reply ? reply.refused.reason : saying(command));
			const { annotation, point, answer } =
				('refused' in reply ? reply.refused.changed : reply.changed) ?? {};
			const revision = annotation?.revision ?? point?.judgement?.revision ?? answer?.revision;
			if (revision) seen.set(subject(command), revision);
		},
		now: time.now,
		later: time.later,
		random: time.random
	});
	/** Ends the page without warning, after this many more writes. */
	const die = (writes = 0) => void (left = Math.min(left, writes));
	return { box, told, states, die };
}

export async function begun(on: World = world()) {
	const opened = { ...on, ...page(on) };
	await opened.box.open();
	/** The commands sent since the last call. */
	const sent = () => on.net.sent.splice(0).map(saying);
	const stored = (): Command[] => [...on.disk.rows.values()].map((row) => JSON.parse(row).command);
	return { ...opened, sent, stored };
}
export const save = (text: string, revision = 0, question = 'q'): Command => ({
	kind: 'save',
	question,
	revision,
	saveUid: `uid ${text}`,
	text
});
export const lock = (text: string, revision = 0, question = 'q'): Command => ({
	kind: 'lock',
	question,
	revision,
	saveUid: `uid ${text}`,
	text
});
export const judge = (reason: string, revision = 0, point = 'p'): Command => ({
	kind: 'judge',
	point,
	revision,
	relation: 'agree',
	reason
});
const place = { side: 'a', start: 0, end: 9, code: 'c' } as const;
export const annotate = (uid: string, note = uid): Command => ({
	kind: 'annotate',
	uid,
	note,
	...place
});
export const change = (uid: string, note: string, revision = 1): Command => ({
	kind: 'change',
	uid,
	note,
	revision,
	...place
});

export const erase = (uid: string): Command => ({ kind: 'erase', uid });
