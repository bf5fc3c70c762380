import { print } from '#lib/anchor/labels.ts';
import * as annotations from '#lib/server/notebook/annotations.ts';
import { db, transact } from '#lib/server/db/index.ts';
import { annotation } from '#lib/server/db/schema/work.ts';
import { read, type ForeignNote } from './read-annotations.ts';
import { uidOf, urnOf } from './urn.ts';
import * as lessons from '#lib/server/lesson/lessons.ts';
import { lying } from './locate-imported.ts';
import { type Notebook, touch } from '#lib/server/notebook/notebooks.ts';

/**
 * The outcome for an annotation in a file: placed exactly, approximately or without a place; in the notebook
 * already; or refused.
 */
const fates = ['exact', 'approximate', 'orphan', 'here', 'refused'] as const;
export type Fate = (typeof fates)[number];

/** One annotation of the file, for the preview. */
export type Row = {
	fate: Fate;
	side: 'a' | 'b' | null;
	/** The printed label of its passage; empty where it has none. */
	label: string;
	exact: string;
	code: string | null;
	note: string;
	/** Why it is refused, or another hint. */
	reason: string;
};

export type Report = { rows: Row[]; counts: Record<Fate, number>; absent: number };

type New = typeof annotation.$inferInsert;
const longest = 5000;

/** What importing this file would do. Changes nothing. @throws Refusal `invalid` for a file of another kind */
export function preview(notebook: Notebook, file: string): Report {
	return planned(notebook, file).report;
}

/**
 * Imports the notes of a file, all or none. Notes that are in the notebook stay as they are, so importing the same
 * file again does nothing.
 * @param notebook from `notebooks.findOpen`
 * @throws Refusal as `preview`
 */
export function bring(notebook: Notebook, file: string): Report {
	return transact(() => {
		const { report, rows } = planned(notebook, file);
		if (rows.length) touch(notebook);
		for (const row of rows) db.insert(annotation).values(row).run();
		return report;
	});
}

function planned(notebook: Notebook, file: string): { report: Report; rows: New[] } {
	const { notes, absent } = read(file);
	const place = placing(notebook);
	const planned = notes.map(place);
	const rows = planned.flatMap(({ insert }) => (insert ? [insert] : []));
	const of = (fate: Fate) => planned.filter(({ row }) => row.fate === fate).length;
	const counts = Object.fromEntries(fates.map((fate) => [fate, of(fate)])) as Report['counts'];
	return { report: { rows: planned.map(({ row }) => row), counts, absent }, rows };
}

type Planned = { row: Row; insert?: New };

function placing(notebook: Notebook): (foreign: ForeignNote) => Planned {
	const find = lying(notebook);
	const codes = lessons.codes(notebook);
	const stored = annotations.of(notebook, { erased: true });
	const here = new Map(stored.map((note) => [urnOf(notebook, note.uid), note]));
	const seen = new Set<string>();
	const now = Date.now();
	const { attemptId } = notebook;
	const visibility = annotations.usualVisibility(notebook);
	return (foreign) => {
		const uid = uidOf(foreign.id);
		const urn = urnOf(notebook, uid);
		const { code, note } = coded(foreign, codes);
		const row = { side: null, label: '', exact: '', code: code?.name ?? null, note, reason: '' };
		const refused = (reason: string): Planned => ({ row: { ...row, fate: 'refused', reason } });

		if (seen.has(urn)) return refused('It’s in this file twice.');
		seen.add(urn);
		const mine = here.get(urn);
		if (mine) return { row: standing(mine, row) };
		if ('unusable' in foreign) return refused(foreign.unusable);
		if (note.length > longest)
			return refused(
				`Its note has ${grouped(note.length)} characters; the limit is ${grouped(longest)}.`
			);
		const found = find(foreign.place);
		if (typeof found === 'string') return refused(found);
		const { side, from, to, ...anchor } = found;
		const createdAt = foreign.createdAt ?? foreign.changedAt ?? now;
		const changedAt = Math.max(createdAt, foreign.changedAt ?? createdAt);
		const insert = {
			...anchor,
			attemptId,
			uid,
			codeId: code?.id ?? null,
			note,
			visibility,
			revision: 1
		};
		const { fit: fate, exact } = anchor;
		return {
			row: { ...row, fate, side, label: printed(from, to), exact },
			insert: { ...insert, createdAt, changedAt }
		};
	};
}

const grouped = (n: number) => n.toLocaleString('en');
const printed = (from: string, to: string) => from && print(from, to);

/** A note that is in the notebook already is shown as it is there. */
function standing(
	{ side, from, to, exact, note, erasedAt }: annotations.Annotation,
	row: Omit<Row, 'fate'>
): Row {
	const reason = erasedAt ? 'You deleted it here. You can restore it below your notes.' : '';
	return { ...row, fate: 'here', side, label: printed(from, to), exact, note, reason };
}

/**
 * The code that a note's tags name, by key, name, letter or the first word of its name. Further tags are appended to
 * the note's text.
 */
function coded({ tags, note }: ForeignNote, codes: lessons.Code[]) {
	const plain = (text: string) => text.trim().replace(/^#/, '').toLowerCase();
	const names = ({ key, name, letter }: lessons.Code) => [
		key,
		name,
		letter,
		name.split(' ')[0] ?? ''
	];
	const meant = tags.map((tag) =>
		codes.find((code) => names(code).some((name) => plain(name) === plain(tag)))
	);
	const code = meant.find((one) => one);
	const left = [
		...new Set(tags.filter((_, n) => !code || meant[n] !== code).map((tag) => tag.trim()))
	];
	const said = note.replaceAll('\r\n', '\n').toWellFormed();
	const words = left.length ? `Tags: ${left.join(', ').toWellFormed()}` : '';
	return { code, note: words && said ? `${said}\n\n${words}` : said || words };
}
