import { uid } from '#lib/uid.ts';
import {
	type Changed,
	type Command,
	type Refused,
	type SaveCommand,
	subject
} from './command-types.ts';

// The entries of the outbox and the rules by which they are sent, as pure functions, so that a test can try every
// order of events.

/**
 * A command that the server has not acknowledged. `attempted`: it was sent at least once, so the server may have it,
 * and it is no longer changed. `problem`: the server refused it, and the learner has to decide.
 */
export type Entry = {
	id: number;
	command: Command;
	since: number;
	touched: number;
	attempted: boolean;
	problem: Refused | null;
};

/**
 * Clears a refusal that may no longer hold: `missing`, because somebody else may have been signed in then, and
 * `closed`, because the learner may have continued after handing in.
 */
export const retriable = (entry: Entry): Entry =>
	entry.problem && /^(missing|closed)$/.test(entry.problem.reason)
		? { ...entry, problem: null }
		: entry;

/** The server's reply to a command. */
export type Reply = { changed: Changed } | { refused: Refused };

/** The first entry that may be sent: not refused, and not waiting for a refused one that it builds on. */
export function nextToSend(entries: readonly Entry[]): Entry | undefined {
	const held = entries
		.filter(({ problem, command }) => problem && (isStale(problem) || createsSubject(command)))
		.map(({ command }) => subject(command));
	return entries.find(({ problem, command }) => !problem && !held.includes(subject(command)));
}

/** How long an entry still waits for the end of typing, in milliseconds: 0.7 s after the last letter, 2 s at most. */
export function typingTimeLeft({ attempted, since, touched }: Entry, at: number): number {
	// `touched` is in the future if the clock was put back; that moment is not waited for
	return attempted || touched > at ? 0 : Math.min(touched + 700, since + 2000) - at;
}

/** Whether a command can create its subject. Commands behind it need it to have succeeded. */
export const createsSubject = ({ kind }: Pick<Command, 'kind'>) =>
	['annotate', 'own_point', 'silence', 'remark'].includes(kind);

/** Commands that carry the full state of their subject, so that of two only the newer has to be sent. */
const fullStates = [
	'save',
	'change',
	'judge',
	'stance',
	'own_point',
	'silence',
	'level',
	'count',
	'score',
	'overall',
	'done',
	'remark'
];

const isStale = ({ reason }: Refused) => reason === 'stale';
/**
 * A lock that is not possible yet is dropped, so that it can't later lock other words. The text stays queued as a
 * save.
 */
const isPrematureLock = ({ command }: Entry, { reason }: Refused) =>
	command.kind === 'lock' && reason === 'closed';

/**
 * Whether a newer command of the same kind may replace an entry: the server has not received it, or kept none of it.
 */
function canBeReplaced({ command: { kind }, attempted, problem }: Entry): boolean {
	const whole = fullStates.includes(kind);
	if (problem) return problem.reason === 'invalid' || (whole && !isStale(problem));
	return whole && !attempted;
}

/** The entry on this subject that a command replaces, if any: the last one, or a refused one. */
export function entryToReplace(mine: Entry[], { kind }: Command): Entry | undefined {
	const alike = mine.findLast(({ command }) => command.kind === kind);
	return alike && canBeReplaced(alike) && (alike.problem || alike === mine.at(-1))
		? alike
		: undefined;
}

/** The command with this base revision, if it has one. */
const withRevision = (command: Command, revision: number): Command =>
	'revision' in command ? { ...command, revision } : command;

/**
 * A command with the base revision of the entry that it replaces, or of the entries on its subject that it follows.
 * The page counts waiting commands as done and gives a higher revision, but some of them may never be carried out.
 */
export function rebase(command: Command, mine: Entry[], old?: Entry): Command {
	const before = (old ? [old] : mine).findLast((entry) => 'revision' in entry.command)?.command;
	const chosen = { ...command, ...whatStays(old, command) };
	if (!('revision' in chosen)) return chosen;
	const known = before && 'revision' in before ? before.revision : chosen.revision - mine.length;
	return { ...chosen, revision: known };
}

/** What a command takes over from the one that it replaces: the choice of a version, or that a judgement is locked. */
function whatStays(old: Entry | undefined, { kind }: Command) {
	const was = old?.command;
	if (was?.kind === 'save' && kind === 'save') return was.settled && { settled: true };
	// after a refusal, the person who changes the judgement decides anew
	const locks = was?.kind === 'judge' && kind === 'judge' && !old?.problem && was.lock !== false;
	return locks ? { lock: true } : {};
}

/**
 * The base revision for the commands that wait behind one that succeeded. `erase` and `restore` carry no base
 * revision, so the revision that the server returns may include another tab's change. Then the old base is kept, and
 * the server refuses the next command as stale.
 */
function revisionToAssume({ kind }: Command, revision: number, before: number): number {
	if (kind === 'annotate') return 1;
	const blind = kind === 'erase' || kind === 'restore';
	return blind && revision > before + 1 ? before : revision;
}

/** The revision of the row that was changed, if it has one. */
function revisionOf(changed?: Changed): number | undefined {
	const { annotation, point, answer, stance, ownPoint, silence } = changed ?? {};
	const { score, overall, remark }: Partial<Changed> = changed ?? {};
	const found = annotation ?? point?.judgement ?? answer ?? stance ?? ownPoint ?? silence;
	return (found ?? score ?? overall ?? remark)?.revision;
}

/**
 * How a reply to an entry changes it and the others on its subject.
 * @returns the entries that have changed; the answered one is among them if the learner has to decide, otherwise it
 * leaves the queue
 */
export function applyReply(entry: Entry, others: Entry[], reply: Reply): Entry[] {
	const refused = 'refused' in reply ? reply.refused : null;
	const revision = revisionOf('refused' in reply ? reply.refused.changed : reply.changed);
	const now = (one: Entry): Entry => {
		const { command } = one;
		if (revision === undefined || !('revision' in command)) return one;
		return {
			...one,
			command: withRevision(command, revisionToAssume(entry.command, revision, command.revision))
		};
	};
	const behind = revision === undefined ? [] : others.map(now);
	if (!refused || refused.reason === 'incomplete' || isPrematureLock(entry, refused)) return behind;
	const parked = { ...now(entry), attempted: true, problem: refused };
	const newer = others.findLast(
		({ command, problem }) => !problem && command.kind === entry.command.kind
	);
	if (!newer || !canBeReplaced(parked)) return [...behind, parked];
	return [...behind, { ...newer, command: rebase(newer.command, [], parked) }];
}

/**
 * The commands to send when the learner keeps their own version: the newest state, based on the server's revision. A
 * lock is sent after a save, because only a save makes the server keep the other text.
 */
export function commandsToKeepMine(mine: Entry[]): Command[] {
	const stale = mine.find(({ problem }) => problem && isStale(problem));
	if (!stale) return [];
	const { revision = 0 } = (stale.problem?.theirs ?? {}) as { revision?: number };
	const commands = mine.map(({ command }) => withRevision(command, revision));
	const [newest, ...then] = commands.slice(commands.findLastIndex((one) => 'revision' in one));
	if (newest?.kind !== 'save' && newest?.kind !== 'lock') return newest ? [newest, ...then] : [];
	const save: SaveCommand = { ...newest, kind: 'save', saveUid: uid(), settled: true };
	return newest.kind === 'save' ? [save, ...then] : [save, newest, ...then];
}
