import { createContext } from 'svelte';
import { cited, print } from '#lib/anchor/labels.ts';
import type { Text } from '#lib/anchor/passages.ts';
import type { Annotation } from '#lib/server/notebook/annotations.ts';
import { uid } from '#lib/uid.ts';
import {
	apply,
	inverse,
	merge,
	withPresentRevision,
	type Work,
	takeTheirVersion
} from './apply.ts';
import { citationInserter } from '#lib/reader/insert-citation.svelte.ts';
import { type Changed, type Command, type Stretch, subject } from '#lib/outbox/command-types.ts';
import { tell } from '#lib/outbox/send.ts';
import type { Entry } from '#lib/outbox/outbox.ts';
import { extend, pendingCommands } from '#lib/outbox/pending.svelte.ts';
import { typedInput } from '#lib/outbox/typed-input.svelte.ts';
import type { Visibility } from '#lib/server/notebook/annotations.ts';

/** The data that a notebook's page is loaded with: its ids, its owner, and the work in it. */
export type NotebookData = { id: number; uid: string; owner: string; lastAt: number } & {
	work: Work;
	texts: Text[];
	/** Whether it is handed in, so that only the server's version counts. */
	closed: () => boolean;
	/** Who can ever see the notes, and the default visibility of a new one; null in self-study. */
	audience: { sharing: 'never' | 'after' | 'start'; usual: Visibility } | null;
};

/** The work among all that the page is loaded with. */
export const workOf = (data: Work): Work => {
	const { annotations, points, answers, stances, ownPoints, silences, levels, countMe } = data;
	const work = { annotations, points, answers, stances, ownPoints, silences, levels, countMe };
	return { ...work, skipped: data.skipped, untold: data.untold };
};

type NoteFields = { code: string; note: string; visibility: Visibility };
/** `typing`: more may follow at once. `offer`: the message while the change can be undone. */
type How = { typing?: boolean; offer?: string };
type Run = (command: Command, how?: How) => void;

export type Notebook = ReturnType<typeof notebookState>;
export const [inNotebook, provide] = createContext<Notebook>();

/**
 * A notebook in this tab: the server's version and the commands waiting to be sent. `work` combines them, and the
 * page shows nothing else; every change is made with `run`. Must be called while a component is created.
 */
export function notebookState({ id, uid: name, owner, texts, audience, ...data }: NotebookData) {
	const address = `/notebooks/${id}/commands`;
	const server = serverCopy(data.work, texts);
	const { lastAt: savedAt, closed } = data;
	const queue = pendingCommands({ owner, work: id, name, address, savedAt, merge: server.merge });
	const work = $derived(closed() ? server.work : withPending(server.work, queue.entries, texts));
	const notes = $derived(work.annotations.filter((note) => !note.erasedAt));
	const undo = undoOffer(() => work);
	const typed = typedInput({ owner, work: id, uid: name });
	let linked = $state(false);

	/** Makes a change: at once here, and on the server as soon as it can be reached. */
	function run(command: Command, { typing = false, offer = '' }: How = {}) {
		if (offer) undo.offer(offer, command);
		queue.add(withVisibility(command, audience), typing);
	}

	return extend(queue, {
		id,
		texts,
		audience,
		get closed() {
			return closed();
		},
		/** What was typed into forms and not sent. */
		typed,
		run,
		...editing(run, () => work),
		citing: citationInserter(),
		...telling(address, server.tell),
		get work() {
			return work;
		},
		/** The notes that are not deleted, in the order of the texts. */
		get notes() {
			return notes;
		},
		get deleted() {
			return work.annotations.filter((note) => note.erasedAt);
		},
		/** Whether the notebook was moved into an account since this page was opened. */
		get claimed() {
			return server.claimed;
		},
		/** Whether both texts scroll together. */
		get linked() {
			return linked;
		},
		set linked(on: boolean) {
			linked = on;
		},
		get undo() {
			return undo.offered;
		},
		takeBack() {
			const command = undo.take();
			if (command) run(command);
		},
		dismiss: undo.dismiss,
		/** Resolves a conflict with the server's version; `keepMine` with the learner's own. */
		keepTheirs(entry: Entry) {
			const dropped = queue.drop(subject(entry.command));
			if (dropped) server.yieldTo(entry.problem?.theirs, dropped);
		}
	});
}

/** A new note with the usual visibility, unless it has one. */
function withVisibility(command: Command, audience: NotebookData['audience']): Command {
	const usual = audience && { visibility: audience.usual };
	return command.kind === 'annotate' ? { ...usual, ...command } : command;
}

/** Tells the server where its owner is, and that they looked at others' notes; and the page which points there are. */
const telling = (address: string, tellPoints: (points: Work['points']) => void) => ({
	tellPoints,
	visit: (place: string) => tell(address, { kind: 'visit', place }),
	look: () => tell(address, { kind: 'look' })
});

/** The server's version of the work, as far as this tab knows. */
function serverCopy(loaded: Work, texts: Text[]) {
	let work = $state.raw(loaded);
	let claimed = $state(false);
	return {
		get work() {
			return work;
		},
		get claimed() {
			return claimed;
		},
		merge(command: Command, changed: Changed) {
			work = merge(work, command, changed, texts);
			claimed ||= changed.account ?? false;
		},
		/** Takes the points that were left out when the page was loaded. */
		tell(points: Work['points']) {
			if (!work.points.length && points.length) work = { ...work, points, untold: 0 };
		},
		/** Takes the server's version in place of a command that it refused as stale. */
		yieldTo(theirs: unknown, command: Command) {
			work = takeTheirVersion(work, command, theirs);
		}
	};
}

/** The work as it will be once every waiting command has reached the server. */
const withPending = (work: Work, entries: readonly Entry[], texts: Text[]) =>
	entries.reduce((now, { command, touched }) => {
		try {
			return apply(now, command, texts, touched);
		} catch {
			// a note outside this text cannot be shown; the server will refuse it
			return now;
		}
	}, work);

/** The last change that can be undone, with its message. */
function undoOffer(work: () => Work) {
	let offered = $state.raw<{ said: string; command: Command } | null>(null);
	return {
		get offered() {
			return offered;
		},
		/** Offers to undo a command that is about to run, if it can be undone. */
		offer(said: string, command: Command) {
			const back = inverse(work(), command);
			if (back) offered = { said, command: back };
		},
		/** The command that undoes it, based on the work as it is now. */
		take(): Command | null {
			const command = offered && withPresentRevision(work(), offered.command);
			offered = null;
			return command;
		},
		dismiss: () => void (offered = null)
	};
}

/** Changes that several parts of the page make, as commands. */
const editing = (run: Run, work: () => Work) => ({
	change(note: Annotation, to: Partial<Stretch & NoteFields>, how?: How) {
		const { uid, revision, side, start, end, exact, visibility } = note;
		const code = note.code ?? '';
		const now = { side, start, end, exact, code, note: note.note, visibility };
		run({ kind: 'change', uid, revision, ...now, ...to }, how);
	},
	erase(note: Annotation) {
		const cites = work().answers.filter(({ text }) =>
			cited(text).some(({ from }) => from === note.from)
		);
		const still = cites.length ? ` One of your answers still cites ${note.from}.` : '';
		run(
			{ kind: 'erase', uid: note.uid },
			{ offer: `Note${note.from && ` on ${print(note.from, note.to)}`} deleted.${still}` }
		);
	},
	write(question: string, text: string) {
		const revision = work().answers.find(({ key }) => key === question)?.revision ?? 0;
		run({ kind: 'save', question, revision, saveUid: uid(), text }, { typing: true });
	}
});
