import type { CommandOf } from '#lib/input/command.ts';
import type { commands } from '#lib/input/notebook.ts';
import type { Annotation } from '#lib/server/notebook/annotations.ts';
import type { Answer, Saved } from '#lib/server/notebook/answers.ts';
import type { Criterion } from '#lib/server/notebook/self-assessment.ts';
import type { OwnPoint } from '#lib/server/notebook/own-points.ts';
import type { Point } from '#lib/server/notebook/judgements.ts';
import type { Silence } from '#lib/server/notebook/silences.ts';
import type { Moment, Stance } from '#lib/server/notebook/stances.ts';
import { reviewSubject, type ReviewChange, type ReviewCommand } from './review-commands.ts';

/**
 * The place of a note: UTF-16 offsets into a side's text, as a selection has them, and the selected words. Commands of
 * older pages don't have the words.
 */
export type Stretch = { side: 'a' | 'b'; start: number; end: number; exact?: string };

type Sent = CommandOf<typeof commands>;

/** A note is sent with the offsets of its passage; only forms use sentence labels. */
type NoteCommand = Extract<Sent, { kind: 'annotate' | 'change' }> & Stretch & { note: string };

/**
 * A command that waits in the outbox and is sent to the server: the fields of the form that does the same without
 * scripts. `revision` is the state it is based on. `visit` and `look` don't wait: nothing depends on them.
 */
export type Command =
	| Exclude<Sent, { kind: 'annotate' | 'change' | 'save' | 'lock' | 'visit' | 'look' }>
	| NoteCommand
	| SaveCommand
	| (Omit<SaveCommand, 'kind' | 'settled'> & { kind: 'lock' })
	| ReviewCommand;

/** `settled`: the learner saw the server's version and chose this text; the server keeps the other version, too. */
export type SaveCommand = Omit<Extract<Sent, { kind: 'save' }>, 'settled' | 'count' | 'cite'> & {
	settled?: boolean;
};

/** The server's reply: only what changed, and when. */
export type Changed = ReviewChange & {
	savedAt: number;
	annotation?: Annotation;
	point?: Point;
	answer?: Answer | Saved;
	stance?: Stance & { moment: Moment };
	ownPoint?: OwnPoint;
	silence?: Silence;
	level?: Criterion;
	counted?: boolean;
	/** The notebook is in an account, and no code opens it. */
	account?: boolean;
};

/** The server refused. `theirs` is the present version if the command was stale. */
export type Refused = {
	reason: 'missing' | 'invalid' | 'incomplete' | 'unscored' | 'closed' | 'stale' | 'signed_out';
	message: string;
	theirs?: unknown;
	/** What was changed despite the refusal: a refused lock has saved its text. */
	changed?: Changed;
};

/** Things with a uid, by the commands about them. */
const things = {
	annotate: 'note',
	change: 'note',
	erase: 'note',
	restore: 'note',
	own_point: 'own',
	erase_point: 'own',
	restore_point: 'own',
	silence: 'silence',
	erase_silence: 'silence',
	restore_silence: 'silence'
} as const;

/** The subject of a command: commands with the same subject build on each other. */
export function subject(command: Command): string {
	if ('submission' in command) return reviewSubject(command);
	if ('point' in command) return `point ${command.point}`;
	if ('question' in command) return `answer ${command.question}`;
	if ('moment' in command) return `stance ${command.moment}`;
	if ('criterion' in command) return `level ${command.criterion}`;
	if ('yes' in command) return 'count';
	if (command.kind === 'skip') return 'skip';
	return `${things[command.kind]} ${command.uid}`;
}
