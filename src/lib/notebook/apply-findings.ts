import type { Side } from '#lib/anchor/labels.ts';
import type { Text } from '#lib/anchor/passages.ts';
import { type Citation, named } from '#lib/text/evidence.ts';
import type { Criterion } from '#lib/server/notebook/self-assessment.ts';
import type { OwnPoint } from '#lib/server/notebook/own-points.ts';
import type { Silence } from '#lib/server/notebook/silences.ts';
import type { Moment, Stance } from '#lib/server/notebook/stances.ts';
import type { Changed, Command } from '#lib/outbox/command-types.ts';

/** A learner's work beyond notes, points and answers. Deleted rows are included, as they are for notes. */
export type Findings = {
	stances: Record<Moment, Stance | null>;
	ownPoints: OwnPoint[];
	silences: Silence[];
	levels: Criterion[];
	countMe: boolean;
};

/**
 * The findings as they will be once the server has run this command; the same object if the command doesn't change
 * them.
 */
export function applyToFindings<W extends Findings>(
	work: W,
	command: Command,
	texts: Text[],
	at: number
): W {
	switch (command.kind) {
		case 'stance': {
			const { moment, view, position, confidence, reason } = command;
			const said = { view, position, confidence, reason };
			const was = work.stances[moment];
			if (was && alreadySays(was, said)) return work;
			const stance = { ...said, revision: (was?.revision ?? 0) + 1, at };
			return { ...work, stances: { ...work.stances, [moment]: stance } };
		}
		case 'own_point': {
			const { uid, title, relation, why, a, b } = command;
			const said = { uid, title, relation, why, ...citedPassages(texts, { a, b }) };
			return { ...work, ownPoints: put(work.ownPoints, said, command.revision, at) };
		}
		case 'silence': {
			const { uid, silentSide, text, about, contested } = command;
			const side = (of: Side) => (of === silentSide ? contested : about);
			const { a, b, passages } = citedPassages(texts, { a: side('a'), b: side('b') });
			const [contestedBy, cited] = silentSide === 'a' ? [a, b] : [b, a];
			const other = passages.filter((one) => one.side !== silentSide);
			const said = {
				uid,
				silentSide,
				code: command.code || null,
				text,
				about: cited,
				contestedBy,
				contested: contestedBy !== '',
				passages: [...other, ...passages.filter((one) => one.side === silentSide)]
			};
			return { ...work, silences: put(work.silences, said, command.revision, at) };
		}
		case 'erase_point':
		case 'restore_point': {
			const erasedAt = command.kind === 'erase_point' ? at : null;
			return { ...work, ownPoints: withErased(work.ownPoints, command.uid, erasedAt) };
		}
		case 'erase_silence':
		case 'restore_silence': {
			const erasedAt = command.kind === 'erase_silence' ? at : null;
			return { ...work, silences: withErased(work.silences, command.uid, erasedAt) };
		}
		case 'level': {
			const levels = work.levels.map((one) =>
				one.key === command.criterion ? { ...one, chosen: command.level } : one
			);
			return { ...work, levels };
		}
		case 'count':
			return { ...work, countMe: command.yes };
		default:
			return work;
	}
}

/** The findings with the server's version of those that changed. */
export function mergeReply<W extends Findings>(work: W, changed: Changed): W {
	const { stance, ownPoint, silence, level, counted } = changed;
	let now = work;
	if (stance) {
		const { moment, ...said } = stance;
		now = { ...now, stances: { ...now.stances, [moment]: said } };
	}
	if (ownPoint) now = { ...now, ownPoints: replaced(now.ownPoints, ownPoint) };
	if (silence) now = { ...now, silences: replaced(now.silences, silence) };
	if (level)
		now = { ...now, levels: now.levels.map((one) => (one.key === level.key ? level : one)) };
	return counted === undefined ? now : { ...now, countMe: counted };
}

/** The server's version that came with a stale refusal, in the shape of a change. */
export function changeFromServer(
	command: Command,
	row: object
): Pick<Changed, 'stance' | 'ownPoint' | 'silence'> {
	if (command.kind === 'stance') return { stance: { ...(row as Stance), moment: command.moment } };
	if (command.kind === 'own_point') return { ownPoint: row as OwnPoint };
	return command.kind === 'silence' ? { silence: row as Silence } : {};
}

/** The command that undoes a command on these findings; null where there is none. */
export function inverseOfFinding(work: Findings, command: Command): Command | null {
	switch (command.kind) {
		case 'stance': {
			const was = work.stances[command.moment];
			if (!was) return null;
			const { view, position, confidence, reason } = was;
			return { ...command, view, position, confidence, reason, revision: was.revision + 1 };
		}
		case 'own_point': {
			const was = visible(work.ownPoints, command.uid);
			if (!was) return { kind: 'erase_point', uid: command.uid };
			const { title, relation, why, a, b } = was;
			return { ...command, title, relation, why, a, b, revision: was.revision + 1 };
		}
		case 'silence': {
			const was = visible(work.silences, command.uid);
			if (!was) return { kind: 'erase_silence', uid: command.uid };
			const { silentSide, text, about, contestedBy: contested } = was;
			const said = { silentSide, text, about, contested, code: was.code ?? '' };
			return { ...command, ...said, revision: was.revision + 1 };
		}
		case 'erase_point':
			return { kind: 'restore_point', uid: command.uid };
		case 'restore_point':
			return { kind: 'erase_point', uid: command.uid };
		case 'erase_silence':
			return { kind: 'restore_silence', uid: command.uid };
		case 'restore_silence':
			return { kind: 'erase_silence', uid: command.uid };
		case 'level': {
			const was = work.levels.find(({ key }) => key === command.criterion);
			return was ? { ...command, level: was.chosen } : null;
		}
		case 'count':
			return { kind: 'count', yes: work.countMe };
		default:
			return null;
	}
}

/** A row that can be deleted and restored, and has a revision. */
type Row = { uid: string; revision: number; erasedAt: number | null };

function put<T extends Row & { at: number }>(
	rows: T[],
	said: Omit<T, 'revision' | 'at' | 'erasedAt'>,
	base: number,
	at: number
): T[] {
	const was = rows.find(({ uid }) => uid === said.uid);
	const back = was?.erasedAt && was.revision === base;
	if (was && !back && alreadySays(was, said)) return rows;
	const now = { ...said, revision: (was?.revision ?? 0) + 1, at, erasedAt: null } as T;
	return was ? replaced(rows, now) : [...rows, now];
}

/** Whether the row has these values already, so that nothing is saved. */
const alreadySays = (was: object, said: object) =>
	JSON.stringify({ ...was, ...said }) === JSON.stringify(was);

const replaced = <T extends Row>(rows: T[], now: T) =>
	rows.map((one) => (one.uid === now.uid ? now : one));

/** The rows with one deleted or restored. If it already is, nothing changes, as on the server. */
export const withErased = <T extends Row>(rows: T[], id: string, erasedAt: number | null) =>
	rows.map((one) =>
		one.uid === id && !one.erasedAt !== !erasedAt
			? { ...one, erasedAt, revision: one.revision + 1 }
			: one
	);

const visible = <T extends Row>(rows: T[], id: string) =>
	rows.find(({ uid, erasedAt }) => uid === id && !erasedAt);

/** The passages that labels name, as the server returns them. */
function citedPassages(texts: Text[], labels: Record<Side, string>) {
	const [a, b] = (['a', 'b'] as const).map((side) => named(labels[side], side, texts));
	const printed = (list: Citation[] = []) => list.map(({ label }) => label).join('; ');
	const passages = [...(a ?? []), ...(b ?? [])].map(({ side, first, last, start, end }) => ({
		side,
		first,
		last,
		start,
		end
	}));
	return { a: printed(a), b: printed(b), passages };
}
