import { createContext } from 'svelte';
import { cited } from '#lib/anchor/labels.ts';
import type { Text } from '#lib/anchor/passages.ts';
import type { Annotation } from '#lib/server/notebook/annotations.ts';
import { uid } from '#lib/uid.ts';
import { apply, inverse, merge, renewed, type Work, yielded } from './apply.ts';
import { citing } from '#lib/reader/insert-citation.svelte.ts';
import { type Changed, type Command, type Stretch, subject } from '#lib/outbox/command-types.ts';
import { tell } from '#lib/outbox/send.ts';
import type { Entry } from '#lib/outbox/outbox.ts';
import { extend, pendingCommands } from '#lib/outbox/pending.svelte.ts';
import type { Visibility } from '#lib/server/notebook/annotations.ts';

/** What a notebook's page is made of: whose and which it is, and the work in it. */
export type Opened = { id: number; uid: string; owner: string; lastAt: number } & {
	work: Work;
	texts: Text[];
	/** Who may come to see the notes, and a new one unless its learner chooses; null in self-study. */
	audience: { sharing: 'never' | 'after' | 'start'; usual: Visibility } | null;
};

type Remark = { code: string; note: string; visibility: Visibility };
/** `typing`: more may come at once. `offer`: what to say while it can be taken back. */
type How = { typing?: boolean; offer?: string };

export type Notebook = ReturnType<typeof opened>;
export const [inNotebook, provide] = createContext<Notebook>();

/**
 * A notebook in this tab: what the server has, and over it what waits to be sent. `work` is both together,
 * and everything that is shown comes from it; every change goes through `run`. To be called while a
 * component is made.
 */
export function opened({ id, uid: own, owner, lastAt, work: loaded, texts, audience }: Opened) {
	const address = `/notebooks/${id}/commands`;
	let server = $state.raw(loaded);
	let linked = $state(false);
	let claimed = $state(false);
	let undo = $state.raw<{ said: string; command: Command } | null>(null);
	const queue = pendingCommands({
		owner,
		work: id,
		name: own,
		address,
		savedAt: lastAt,
		merge(command: Command, changed: Changed) {
			server = merge(server, command, changed, texts);
			claimed ||= changed.account ?? false;
		}
	});

	// a note on a place that this text does not have cannot be shown: the server will say so
	const grown = (work: Work, { command, touched }: Entry) => {
		try {
			return apply(work, command, texts, touched);
		} catch {
			return work;
		}
	};
	const work = $derived(queue.entries.reduce(grown, server));
	const notes = $derived(work.annotations);
	const standing = $derived(notes.filter((note) => !note.erasedAt));

	/** Does something in the notebook: at once here, and on the server as soon as it can be reached. */
	function run(command: Command, { typing = false, offer = '' }: How = {}) {
		const back = offer ? inverse(work, command) : null;
		if (back) undo = { said: offer, command: back };
		const usual = audience && { visibility: audience.usual };
		const whole = command.kind === 'annotate' ? { ...usual, ...command } : command;
		queue.add(whole, typing);
	}

	return extend(queue, {
		id,
		texts,
		audience,
		run,
		citing: citing(),
		visit: (place: string) => tell(address, { kind: 'visit', place }),
		look: () => tell(address, { kind: 'look' }),
		get work() {
			return work;
		},
		/** The notes that are not deleted, in the order of the texts. */
		get notes() {
			return standing;
		},
		get deleted() {
			return notes.filter((note) => note.erasedAt);
		},
		/** Whether it has come into an account since this page was opened. */
		get claimed() {
			return claimed;
		},
		/** Whether both texts scroll together. */
		get linked() {
			return linked;
		},
		set linked(on: boolean) {
			linked = on;
		},
		get undo() {
			return undo;
		},
		takeBack() {
			if (undo) run(renewed(work, undo.command));
			undo = null;
		},
		dismiss: () => (undo = null),
		change(note: Annotation, to: Partial<Stretch & Remark>, how?: How) {
			const { uid, revision, side, start, end, visibility } = note;
			const code = note.code ?? '';
			const now = { side, start, end, code, note: note.note, visibility };
			run({ kind: 'change', uid, revision, ...now, ...to }, how);
		},
		erase(note: Annotation) {
			const cites = work.answers.filter(({ text }) =>
				cited(text).some(({ from }) => from === note.from)
			);
			const still = cites.length ? ` An answer still cites ${note.from}, with its words.` : '';
			run(
				{ kind: 'erase', uid: note.uid },
				{ offer: `The note${note.from && ` on ${note.from}`} is deleted.${still}` }
			);
		},
		write(question: string, text: string) {
			const revision = work.answers.find(({ key }) => key === question)?.revision ?? 0;
			run({ kind: 'save', question, revision, saveUid: uid(), text }, { typing: true });
		},
		/** Settles two versions by what the server has; `keepMine` by the learner's own. */
		keepTheirs(entry: Entry) {
			const dropped = queue.drop(subject(entry.command));
			if (dropped) server = yielded(server, dropped, entry.problem?.theirs);
		}
	});
}
