import { uid } from '#lib/uid.ts';
import {
	type Changed,
	type Command,
	type Refused,
	type SaveCommand,
	subject
} from './command-types.ts';

// What waits in the outbox, and the rules by which it goes: pure, so that every order of events can be tried.

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

/**
 * An entry that may go once more if it was not found, or came too late: whoever was signed in then was not its
 * writer, perhaps, and after handing in one can go on.
 */
export const retriable = (entry: Entry): Entry =>
	entry.problem && /^(missing|closed)$/.test(entry.problem.reason)
		? { ...entry, problem: null }
		: entry;

/** What the server said to a command. */
export type Reply = { changed: Changed } | { refused: Refused };

/** The first that may go: not refused, nor behind a refusal that its subject depends on. */
export function nextToSend(entries: readonly Entry[]): Entry | undefined {
	const held = entries
		.filter(({ problem, command }) => problem && (isStale(problem) || createsSubject(command)))
		.map(({ command }) => subject(command));
	return entries.find(({ problem, command }) => !problem && !held.includes(subject(command)));
}

/** How long it is at a moment until nobody is typing at an entry, in milliseconds; or two seconds are over. */
export function typingTimeLeft({ attempted, since, touched }: Entry, at: number): number {
	// a clock that was put back must not hold anything back
	return attempted || touched > at ? 0 : Math.min(touched + 700, since + 2000) - at;
}

/** Whether a command may be the first on its subject, without which those behind it have nothing to be about. */
export const createsSubject = ({ kind }: Pick<Command, 'kind'>) =>
	['annotate', 'own_point', 'silence', 'remark'].includes(kind);

/** Commands that say all there is to say on their subject: of two, the newer is enough. */
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
/** A lock that cannot be yet is not one for later, when the words may be others; they wait by themselves. */
const isPrematureLock = ({ command }: Entry, { reason }: Refused) =>
	command.kind === 'lock' && reason === 'closed';

/** Whether a newer command of the same kind takes its place: nobody has seen it, or nothing of it was kept. */
function canBeReplaced({ command: { kind }, attempted, problem }: Entry): boolean {
	const whole = fullStates.includes(kind);
	if (problem) return problem.reason === 'invalid' || (whole && !isStale(problem));
	return whole && !attempted;
}

/** The entry whose place a command takes, among all of its subject: the last, or one that was refused. */
export function entryToReplace(mine: Entry[], { kind }: Command): Entry | undefined {
	const alike = mine.findLast(({ command }) => command.kind === kind);
	return alike && canBeReplaced(alike) && (alike.problem || alike === mine.at(-1))
		? alike
		: undefined;
}

/** The command as one that was made on this revision, if it is made on any. */
const withRevision = (command: Command, revision: number): Command =>
	'revision' in command ? { ...command, revision } : command;

/**
 * A command as it goes in the place of an older one, or behind all of its subject: made on what they were
 * made on. Its page counts those as done, of which they may come to nothing.
 */
export function rebase(command: Command, mine: Entry[], old?: Entry): Command {
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
function revisionToAssume({ kind }: Command, revision: number, before: number): number {
	if (kind === 'annotate') return 1;
	const blind = kind === 'erase' || kind === 'restore';
	return blind && revision > before + 1 ? before : revision;
}

/** The revision of what was changed, if it has any. */
function revisionOf(changed?: Changed): number | undefined {
	const { annotation, point, answer, stance, ownPoint, silence } = changed ?? {};
	const { score, overall, remark }: Partial<Changed> = changed ?? {};
	const found = annotation ?? point?.judgement ?? answer ?? stance ?? ownPoint ?? silence;
	return (found ?? score ?? overall ?? remark)?.revision;
}

/**
 * What a reply makes of an entry and of the others on its subject: all that are kept and not as they were.
 * @returns the entry among them if it waits for its writer now; otherwise it is done with
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
 * What is sent when the learner keeps their own version: the newest of it, onto what the server has. A lock
 * goes behind a save, for only a save has the server keep the other text.
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
