import { placed, type Text } from '#lib/anchor/passages.ts';
import type { Annotation } from '#lib/server/notebook/annotations.ts';
import type { Answer } from '#lib/server/notebook/answers.ts';
import type { Point } from '#lib/server/notebook/judgements.ts';
import { type Changed, type Command, type Stretch, subject } from '#lib/outbox/command-types.ts';
import {
	type Findings,
	applyToFindings,
	withErased,
	changeFromServer as findings,
	mergeReply,
	inverseOfFinding
} from './apply-findings.ts';

/** Everything a learner has written in a notebook. Deleted notes are included, with the time of their deletion. */
export type Work = {
	annotations: Annotation[];
	points: Point[];
	answers: Answer[];
	/** Whether the prediction was skipped. */
	skipped: boolean;
	/** How many of the expected points are left out of `points`, because they would spoil the prediction. */
	untold: number;
} & Findings;

/**
 * The work as it will be once the server has run this command. A command that changes nothing on the server raises no
 * revision here either. Parts that the command does not change stay the same objects, so that Svelte doesn't redraw
 * them.
 * @param texts both sides, to find a passage's sentences in
 * @param at the time of the command, in milliseconds
 */
export function apply(work: Work, command: Command, texts: Text[], at: number): Work {
	switch (command.kind) {
		case 'annotate':
			return work.annotations.some(({ uid }) => uid === command.uid)
				? work
				: { ...work, annotations: inTextOrder([...work.annotations, newNote(command, texts, at)]) };
		case 'change': {
			const { side, start, end, code, note, uid, visibility } = command;
			const was = work.annotations.find((one) => one.uid === uid);
			const stays = was?.side === side && was.start === start && was.end === end;
			const place = stays ? {} : placeOf(texts, command);
			const shown = visibility && { visibility };
			const change = { ...place, ...shown, code: code || null, note, changedAt: at };
			return { ...work, annotations: inTextOrder(withChange(work.annotations, uid, change)) };
		}
		case 'erase':
			return { ...work, annotations: withErased(work.annotations, command.uid, at) };
		case 'restore':
			return { ...work, annotations: withErased(work.annotations, command.uid, null) };
		case 'judge': {
			const points = work.points.map((point) =>
				point.key === command.point ? withJudgement(point, command, at) : point
			);
			return { ...work, points };
		}
		case 'skip':
			return { ...work, skipped: true };
		case 'save':
		case 'lock': {
			const { question, text } = command;
			const answers = work.answers.map((answer) => {
				const same = answer.revision > 0 && answer.text === text;
				if (answer.key !== question || same) return answer;
				return { ...answer, text, revision: answer.revision + 1 };
			});
			return { ...work, answers };
		}
		default:
			return applyToFindings(work, command, texts, at);
	}
}

/** The work after the server's reply to a command. */
export function merge(work: Work, command: Command, changed: Changed, texts: Text[]): Work {
	const now = mergeReply(apply(work, command, texts, changed.savedAt), changed);
	const { annotations, points, answers } = now;
	const { annotation, point, answer } = changed;
	return {
		...now,
		annotations: annotation
			? inTextOrder(annotations.map((one) => (one.uid === annotation.uid ? annotation : one)))
			: annotations,
		points: point ? points.map((one) => (one.key === point.key ? point : one)) : points,
		answers: answer
			? answers.map((one) => (one.key === answer.key ? { ...one, ...answer } : one))
			: answers
	};
}

/** The work with the server's version in place of the change that was refused as stale. */
export function takeTheirVersion(work: Work, command: Command, theirs: unknown): Work {
	if (typeof theirs !== 'object' || theirs === null) return work;
	if (subject(command).startsWith('note'))
		return {
			...work,
			annotations: inTextOrder(
				work.annotations.map((one) =>
					'uid' in command && one.uid === command.uid ? { ...one, ...theirs } : one
				)
			)
		};
	if ('point' in command)
		return {
			...work,
			points: work.points.map((one) =>
				one.key === command.point
					? { ...one, judgement: theirs as NonNullable<Point['judgement']> }
					: one
			)
		};
	if (!('question' in command))
		return mergeReply(work, { savedAt: 0, ...findings(command, theirs) });
	const { text, revision, savedAt } = theirs as Answer;
	const answers = work.answers.map((one) =>
		one.key === command.question ? { ...one, text, revision, savedAt } : one
	);
	return { ...work, answers };
}

/** The command that undoes a command; null where there is none: a lock can't be undone, and text is edited instead. */
export function inverse(work: Work, command: Command): Command | null {
	if (command.kind === 'annotate') return { kind: 'erase', uid: command.uid };
	if (command.kind === 'restore') return { kind: 'erase', uid: command.uid };
	if (command.kind === 'erase') return { kind: 'restore', uid: command.uid };
	if (command.kind !== 'change') return inverseOfFinding(work, command);
	const was = work.annotations.find(({ uid }) => uid === command.uid);
	if (!was) return null;
	const { side, start, end, exact, code, note, visibility } = was;
	const revision = was.revision + 1;
	return { ...command, side, start, end, exact, code: code ?? '', note, visibility, revision };
}

/** An undo command with the present revision, because there may have been other changes since the undo was offered. */
export function withPresentRevision(work: Work, command: Command): Command {
	const now =
		command.kind === 'stance'
			? work.stances[command.moment]
			: 'uid' in command && rows(work, command).find(({ uid }) => uid === command.uid);
	return now && 'revision' in command ? { ...command, revision: now.revision } : command;
}

/** Locking alone raises no revision, as on the server, and only the first lock is kept. */
function withJudgement(
	point: Point,
	{ relation, reason, lock }: Command & { kind: 'judge' },
	at: number
): Point {
	const was = point.judgement;
	const same = was?.relation === relation && was.reason === reason;
	const locks = lock !== false && relation !== null && !was?.locked;
	if (same && !locks) return point;
	const revision = (was?.revision ?? 0) + (same ? 0 : 1);
	const locked = locks ? { relation, reason, at } : (was?.locked ?? null);
	return { ...point, judgement: { relation, reason, revision, locked } };
}

/** The rows of the kind that a command is about. */
function rows(work: Work, command: Command): { uid: string; revision: number }[] {
	const [kind] = subject(command).split(' ');
	if (kind === 'own') return work.ownPoints;
	return kind === 'silence' ? work.silences : work.annotations;
}

const inTextOrder = (notes: Annotation[]) =>
	notes.toSorted((x, y) => compare(x.side, y.side) || x.start - y.start || x.end - y.end);
const compare = (x: string, y: string) => (x < y ? -1 : x > y ? 1 : 0);

/** The notes, with this one changed and its revision raised by one. */
const withChange = (notes: Annotation[], uid: string, change: Partial<Annotation>) =>
	notes.map((one) => (one.uid === uid ? { ...one, ...change, revision: one.revision + 1 } : one));

/** A passage's sentences and words, as the server returns them. */
function placeOf(texts: Text[], { side, start, end, exact: selected }: Stretch) {
	const { text, anchor } = placed(texts, { side, start, end, exact: selected });
	const { first, last, exact } = anchor;
	const from = text.sentences[first];
	const to = text.sentences[last];
	return {
		side,
		start,
		end,
		first,
		last,
		exact,
		fit: 'exact' as const,
		from: from?.label ?? '',
		to: to?.label ?? '',
		whole: from?.start ?? start,
		wholeEnd: to?.end ?? end
	};
}

function newNote(command: Command & { kind: 'annotate' }, texts: Text[], at: number): Annotation {
	const { uid, code, note, visibility = 'me' } = command;
	return {
		uid,
		code: code || null,
		note,
		visibility,
		revision: 1,
		createdAt: at,
		changedAt: at,
		erasedAt: null,
		...placeOf(texts, command)
	};
}
