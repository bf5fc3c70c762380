import { uid } from '#lib/uid.ts';
import type { Annotation } from '#lib/server/annotations.ts';
import type { Answer } from '#lib/server/answers.ts';
import type { Point } from '#lib/server/points.ts';
import type { Relation } from '#lib/words.ts';

/** Where a note lies: UTF-16 offsets into a side's text, as a selection has them. */
export type Stretch = { side: 'a' | 'b'; start: number; end: number };

/**
 * Everything that can be done in a notebook, as it waits in the outbox and goes to the server: the fields
 * of the form that does the same without a script. `revision` is the state it was made on.
 */
export type Command =
	| ({ kind: 'annotate'; uid: string; code: string; note: string } & Stretch)
	| ({ kind: 'change'; uid: string; revision: number; code: string; note: string } & Stretch)
	| { kind: 'erase'; uid: string }
	| { kind: 'restore'; uid: string }
	| { kind: 'judge'; point: string; revision: number; relation: Relation; reason: string }
	| Saving
	| (Omit<Saving, 'kind' | 'settled'> & { kind: 'lock' });

/** `settled`: the learner saw what stands on the server and chose this text; the server keeps the other. */
export type Saving = {
	kind: 'save';
	question: string;
	revision: number;
	saveUid: string;
	text: string;
	settled?: boolean;
};

/** What the server answers: only what changed, and when. */
export type Changed = {
	savedAt: number;
	annotation?: Annotation;
	point?: Point;
	answer?: Answer | Saved;
};

/** A saved answer without what its writer knows already. */
export type Saved = Pick<Answer, 'key' | 'revision' | 'savedAt'>;

/** The server said no. `theirs` is what stands there instead, when the command came too late. */
export type Refused = {
	reason: 'missing' | 'invalid' | 'incomplete' | 'closed' | 'stale' | 'signed_out';
	message: string;
	theirs?: unknown;
	/** What was changed all the same: a refused lock has saved its text. */
	changed?: Changed;
};

/** What a command is about: commands with the same subject build on each other. */
export function subject(command: Command): string {
	if ('uid' in command) return `note ${command.uid}`;
	if ('point' in command) return `point ${command.point}`;
	return `answer ${command.question}`;
}

/**
 * A command that the server has not acknowledged. `attempted`: it was sent, so that the server may have it,
 * and it is not changed any more. `problem`: the server said no, and it waits for its writer.
 */
export type Entry = {
	id: number;
	command: Command;
	since: number;
	touched: number;
	attempted: boolean;
	problem: Refused | null;
};

/** An entry that may go once more if it was not found: whoever was signed in then was not its writer, perhaps. */
export const again = (entry: Entry): Entry =>
	entry.problem?.reason === 'missing' ? { ...entry, problem: null } : entry;

/** What the server said to a command. */
export type Reply = { changed: Changed } | { refused: Refused };

/** The first that may go: not refused, nor behind a refusal that its subject depends on. */
export function next(entries: readonly Entry[]): Entry | undefined {
	const held = entries
		.filter(({ problem, command: { kind } }) => problem && (late(problem) || kind === 'annotate'))
		.map(({ command }) => subject(command));
	return entries.find(({ problem, command }) => !problem && !held.includes(subject(command)));
}

/** How long it is at a moment until nobody is typing at an entry, in milliseconds; or two seconds are over. */
export function typing({ attempted, since, touched }: Entry, at: number): number {
	// a clock that was put back must not hold anything back
	return attempted || touched > at ? 0 : Math.min(touched + 700, since + 2000) - at;
}

const late = ({ reason }: Refused) => reason === 'stale';

/**
 * Whether a newer command of the same kind takes its place: nobody has seen it, or nothing of it was kept.
 * Of two that say all there is to say on their subject, the newer is enough.
 */
function yields({ command: { kind }, attempted, problem }: Entry): boolean {
	const whole = kind === 'save' || kind === 'change' || kind === 'judge';
	if (problem) return problem.reason === 'invalid' || (whole && !late(problem));
	return whole && !attempted;
}

/** The entry whose place a command takes, among all of its subject: the last, or one that was refused. */
export function replaceable(mine: Entry[], { kind }: Command): Entry | undefined {
	const alike = mine.findLast(({ command }) => command.kind === kind);
	return alike && yields(alike) && (alike.problem || alike === mine.at(-1)) ? alike : undefined;
}

/** The command as one that was made on this revision, if it is made on any. */
const based = (command: Command, revision: number): Command =>
	'revision' in command ? { ...command, revision } : command;

/**
 * A command as it goes in the place of an older one, or behind all of its subject: made on what they were
 * made on. Its page counts those as done, of which they may come to nothing.
 */
export function placed(command: Command, mine: Entry[], old?: Entry): Command {
	const before = (old ? [old] : mine).findLast((entry) => 'revision' in entry.command)?.command;
	const settled = old?.command.kind === 'save' && old.command.settled;
	const chosen = settled && command.kind === 'save' ? { ...command, settled } : { ...command };
	if (!('revision' in chosen)) return chosen;
	const known = before && 'revision' in before ? before.revision : chosen.revision - mine.length;
	return { ...chosen, revision: known };
}

/**
 * What is known of the server once a command is done on which others wait. The revision that it has then
 * may be somebody else's where the command did not say what it was made on; nothing is built on that unseen.
 */
function reached({ kind }: Command, revision: number, before: number): number {
	if (kind === 'annotate') return 1;
	const blind = kind === 'erase' || kind === 'restore';
	return blind && revision > before + 1 ? before : revision;
}

/**
 * What a reply makes of an entry and of the others on its subject: all that are kept and not as they were.
 * @returns the entry among them if it waits for its writer now; otherwise it is done with
 */
export function after(entry: Entry, others: Entry[], reply: Reply): Entry[] {
	const refused = 'refused' in reply ? reply.refused : null;
	const { annotation, point, answer } =
		('refused' in reply ? reply.refused.changed : reply.changed) ?? {};
	const revision = annotation?.revision ?? point?.judgement?.revision ?? answer?.revision;
	const now = (one: Entry): Entry => {
		const { command } = one;
		if (revision === undefined || !('revision' in command)) return one;
		return { ...one, command: based(command, reached(entry.command, revision, command.revision)) };
	};
	const behind = revision === undefined ? [] : others.map(now);
	if (!refused || refused.reason === 'incomplete') return behind;
	const parked = { ...now(entry), attempted: true, problem: refused };
	const newer = others.findLast(
		({ command, problem }) => !problem && command.kind === entry.command.kind
	);
	if (!newer || !yields(parked)) return [...behind, parked];
	return [...behind, { ...newer, command: placed(newer.command, [], parked) }];
}

/**
 * What is sent when the learner keeps their own version: the newest of it, onto what the server has. A lock
 * goes behind a save, for only a save has the server keep the other text.
 */
export function chosen(mine: Entry[]): Command[] {
	const stale = mine.find(({ problem }) => problem && late(problem));
	if (!stale) return [];
	const { revision = 0 } = (stale.problem?.theirs ?? {}) as { revision?: number };
	const commands = mine.map(({ command }) => based(command, revision));
	const [newest, ...then] = commands.slice(commands.findLastIndex((one) => 'revision' in one));
	if (newest?.kind !== 'save' && newest?.kind !== 'lock') return newest ? [newest, ...then] : [];
	const save: Saving = { ...newest, kind: 'save', saveUid: uid(), settled: true };
	return newest.kind === 'save' ? [save, ...then] : [save, newest, ...then];
}
