import type { Annotation } from '#lib/server/notebook/annotations.ts';
import type { Visibility } from '#lib/server/notebook/annotations.ts';
import type { Answer, Saved } from '#lib/server/notebook/answers.ts';
import type { Criterion } from '#lib/server/notebook/self-assessment.ts';
import type { OwnPoint } from '#lib/server/notebook/own-points.ts';
import type { Point } from '#lib/server/notebook/judgements.ts';
import type { Silence } from '#lib/server/notebook/silences.ts';
import type { Moment, Stance, View } from '#lib/server/notebook/stances.ts';
import type { Relation } from '#lib/wording/wording.ts';
import { about, type Reviewed, type Reviewing } from './review-commands.ts';

/** Where a note lies: UTF-16 offsets into a side's text, as a selection has them. */
export type Stretch = { side: 'a' | 'b'; start: number; end: number };

/**
 * Everything that can be done in a notebook or in a review, as it waits in the outbox and goes to the server: the
 * fields of the form that does the same without a script. `revision` is the state it was made on.
 */
export type Command =
	| ({ kind: 'annotate'; uid: string } & Noting)
	| ({ kind: 'change'; uid: string; revision: number } & Noting)
	| { kind: 'erase' | 'restore'; uid: string }
	| { kind: 'judge'; point: string; revision: number; relation: Relation; reason: string }
	| ({ kind: 'stance'; moment: Moment; revision: number } & View)
	| OwnPointing
	| { kind: 'erase_point' | 'restore_point'; uid: string }
	| Silencing
	| { kind: 'erase_silence' | 'restore_silence'; uid: string }
	| { kind: 'level'; criterion: string; level: number | null }
	| { kind: 'count'; yes: boolean }
	| Reviewing
	| Saving
	| (Omit<Saving, 'kind' | 'settled'> & { kind: 'lock' });

/** A note with its passage. Where it is not said who may see it, that is as usual, or stays as it was. */
type Noting = Stretch & { code: string; note: string; visibility?: Visibility };

/** A point of the learner's own, new or changed; `a` and `b` are labels, and a side without any is silent. */
export type OwnPointing = { kind: 'own_point'; uid: string; revision: number } & Pick<
	OwnPoint,
	'title' | 'relation' | 'why' | 'a' | 'b'
>;

/** What a side does not say, new or changed; `about` are labels of the other side, `contested` of this one. */
export type Silencing = { kind: 'silence'; uid: string; revision: number } & Pick<
	Silence,
	'silentSide' | 'text' | 'about'
> & { code: string; contested: string };

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
export type Changed = Reviewed & {
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

/** The server said no. `theirs` is what stands there instead, when the command came too late. */
export type Refused = {
	reason: 'missing' | 'invalid' | 'incomplete' | 'closed' | 'stale' | 'signed_out';
	message: string;
	theirs?: unknown;
	/** What was changed all the same: a refused lock has saved its text. */
	changed?: Changed;
};

/** What has a uid, by what is done to it. */
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

/** What a command is about: commands with the same subject build on each other. */
export function subject(command: Command): string {
	if ('submission' in command) return about(command);
	if ('point' in command) return `point ${command.point}`;
	if ('question' in command) return `answer ${command.question}`;
	if ('moment' in command) return `stance ${command.moment}`;
	if ('criterion' in command) return `level ${command.criterion}`;
	if ('yes' in command) return 'count';
	return `${things[command.kind]} ${command.uid}`;
}
