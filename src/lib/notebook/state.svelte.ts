import { createContext, onMount } from 'svelte';
import { cited } from '#lib/anchor/labels.ts';
import type { Text } from '#lib/anchor/passages.ts';
import type { Annotation } from '#lib/server/annotations.ts';
import type { Visibility } from '#lib/server/visibility.ts';
import { uid } from '#lib/uid.ts';
import { apply, inverse, merge, renewed, type Work, yielded } from './apply.ts';
import { citing } from './citing.svelte.ts';
import { type Changed, type Command, type Stretch, subject } from './commands.ts';
import { deliver, tell } from './deliver.ts';
import { type Entry, outbox, type Reply } from './outbox.ts';
import { openStore } from './store.ts';
import { tab, tabs } from './tabs.ts';

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
	let entries = $state.raw<readonly Entry[]>([]);
	let state = $state<ReturnType<typeof outbox>['state']>('saved');
	let savedAt = $state(lastAt);
	let lasting = $state(true);
	let linked = $state(false);
	let claimed = $state(false);
	let undo = $state.raw<{ said: string; command: Command } | null>(null);
	let said = $state.raw<Record<string, string>>({});
	let queue: ReturnType<typeof outbox> | null = null;
	let channel: ReturnType<typeof tabs> | null = null;
	const early: [Command, boolean][] = [];

	// a note on a place that this text does not have cannot be shown: the server will say so
	const grown = (work: Work, { command, touched }: Entry) => {
		try {
			return apply(work, command, texts, touched);
		} catch {
			return work;
		}
	};
	const work = $derived(entries.reduce(grown, server));
	const notes = $derived(work.annotations);
	const standing = $derived(notes.filter((note) => !note.erasedAt));

	function settled({ command }: Entry, reply: Reply) {
		said = { ...said, [subject(command)]: 'refused' in reply ? reply.refused.message : '' };
		const changed = 'changed' in reply ? reply.changed : reply.refused.changed;
		if (!changed) return;
		heard(command, changed);
		channel?.tell({ command, changed });
	}
	function heard(command: Command, changed: Changed) {
		server = merge(server, command, changed, texts);
		savedAt = Math.max(savedAt, changed.savedAt);
		claimed ||= changed.account ?? false;
	}

	onMount(() => {
		let gone = false;
		void openStore(owner, id, tab(), own).then((store) => {
			if (gone) return;
			lasting = store.lasting;
			const mine = outbox({
				store,
				deliver: deliver(address),
				settled,
				changed() {
					({ entries, state } = mine);
					entries = [...entries];
					lasting = store.lasting;
				}
			});
			queue = mine;
			for (const [command, typing] of early.splice(0)) mine.add(command, typing);
			channel = tabs(own, tab(), ({ command, changed }) => heard(command, changed));
			void channel.living().then(async (living) => {
				await store.adopt(living);
				if (!gone) await mine.open();
			});
		});
		return () => {
			gone = true;
			queue?.close();
			channel?.close();
		};
	});

	/** Does something in the notebook: at once here, and on the server as soon as it can be reached. */
	function run(command: Command, { typing = false, offer = '' }: How = {}) {
		const back = offer ? inverse(work, command) : null;
		if (back) undo = { said: offer, command: back };
		const usual = audience && { visibility: audience.usual };
		const whole = command.kind === 'annotate' ? { ...usual, ...command } : command;
		if (queue) queue.add(whole, typing);
		else early.push([whole, typing]);
	}

	return {
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
		get entries() {
			return entries;
		},
		get state() {
			return state;
		},
		get savedAt() {
			return savedAt;
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
		/** Whether what waits is kept on this device, should this page be closed. */
		get lasting() {
			return lasting;
		},
		/** What was refused most recently on a subject, until it goes through. */
		refusal: (about: string) =>
			said[about] ||
			entries.find((one) => one.problem?.reason !== 'stale' && subject(one.command) === about)
				?.problem?.message,
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
		flush: () => queue?.flush(),
		drained: () => queue?.drained() ?? Promise.resolve(),
		/** Settles two versions: the learner's own, or what the server has. */
		keepMine: (about: string) => queue?.keepMine(about),
		keepTheirs(entry: Entry) {
			const dropped = queue?.drop(subject(entry.command));
			if (dropped) server = yielded(server, dropped, entry.problem?.theirs);
		}
	};
}
