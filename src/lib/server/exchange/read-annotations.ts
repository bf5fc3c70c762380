import { decode } from '#lib/text/entities.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { type Place, pointed } from './read-selectors.ts';
import { list, record, string, typesOf, words } from './read-selectors.ts';

/** An annotation from a file, not yet located in our texts. */
export type ForeignNote = {
	/** its IRI, or a substitute */
	id: string;
	note: string;
	tags: string[];
	createdAt: number | null;
	changedAt: number | null;
} & ({ place: Place } | { unusable: string });

/** The most passages that are taken from one file. */
const most = 2000;

/**
 * Reads a file of annotations: a W3C collection, page, list or single annotation, or an export or API response
 * (`rows`) of Hypothesis. An annotation with several targets becomes one note for each.
 * @returns the notes in order, and how many more the file mentions
 * @throws Refusal `invalid` for a file of another kind
 */
export function read(file: string): { notes: ForeignNote[]; absent: number } {
	const { found, total } = opened(file);
	// an annotation with many targets counts as many: each becomes a note
	const all = found.flatMap(notesIn);
	if (all.length > most)
		throw new Refusal(
			'invalid',
			`This file has ${all.length.toLocaleString('en')} notes; you can import ` +
				`${most.toLocaleString('en')} at once. Split it into smaller files.`
		);
	return { notes: all, absent: Math.max(0, total - found.length) };
}

function opened(file: string): { found: unknown[]; total: number } {
	const json = parsed(file);
	const top = record(json);
	if (top?.format === 'parallax-notebook')
		throw new Refusal(
			'invalid',
			'This file is a whole notebook. Choose the one you get by “Download notes for other apps” instead.'
		);
	const graph = list(top?.['@graph']).filter((node) =>
		typesOf(record(node)).includes('Annotation')
	);
	const lists = [json, top?.items, record(top?.first)?.items, top?.rows, top?.annotations];
	const found = lists.find(Array.isArray) ?? (graph.length ? graph : null);
	const total = Number(top?.total ?? 0) || 0;
	if (found) return { found, total };
	if (top?.target ?? top?.uri) return { found: [top], total: 1 };
	throw new Refusal(
		'invalid',
		typeof top?.first === 'string'
			? 'This file only says where its notes are; it doesn’t contain them.'
			: 'There are no notes in this file. Choose a file of W3C Web Annotations (JSON-LD) or an export from Hypothesis.'
	);
}

function parsed(file: string): unknown {
	try {
		const json: unknown = JSON.parse(file.replace(/^\ufeff/, ''));
		JSON.stringify(json); // what is nested too deeply to write is too deep to read
		return json;
	} catch {
		throw new Refusal('invalid', 'This file isn’t JSON, so no notes can be read from it.');
	}
}

function notesIn(annotation: unknown): ForeignNote[] {
	const it = record(annotation);
	const id = string(it?.id) ?? string(it?.['@id']) ?? JSON.stringify(annotation);
	if (!it) return [{ ...nothing, id, unusable: 'This isn’t a note.' }];
	const said = {
		...saying(it),
		createdAt: moment(it.created),
		changedAt: moment(it.modified ?? it.updated)
	};
	// Hypothesis: a reply to another note, without a passage of its own
	if (list(it.references).length)
		return [
			{ ...said, id, unusable: 'It’s a reply to another note, without a passage of its own.' }
		];
	const targets = list(it.target);
	if (!targets.length) return [{ ...said, id, unusable: 'It doesn’t say what it’s about.' }];
	return targets.map((target, n) => {
		const place = pointed(target);
		const own = n ? `${id} ${n}` : id;
		return typeof place === 'string'
			? { ...said, id: own, unusable: place }
			: { ...said, id: own, place };
	});
}

const nothing = { note: '', tags: [], createdAt: null, changedAt: null };

/** A time, unless it is impossible: before 1970 or in the future. */
function moment(value: unknown): number | null {
	const at = Date.parse(string(value) ?? '');
	return at > 0 && at <= Date.now() ? at : null;
}

/** The text and tags of an annotation's bodies, in any of the forms that they may have. */
function saying(it: Record<string, unknown>): { note: string; tags: string[] } {
	const why = words(list(it.motivation));
	const bodies = [...list(it.body), ...list(it.bodyValue), ...list(it.text)];
	const said = bodies.map((body) => bodied(body, why));
	const texts = said.filter(({ tag }) => !tag).map(({ text }) => text);
	const tags = said.filter(({ tag }) => tag).map(({ text }) => text);
	return {
		note: texts.filter(Boolean).join('\n\n'),
		tags: [...tags, ...list(it.tags).flatMap((tag) => string(tag) ?? [])].filter((tag) =>
			tag.trim()
		)
	};
}

/** A body's text or address, and whether it is a tag. A body without a purpose has the annotation's motivation. */
function bodied(body: unknown, why: string[]): { text: string; tag: boolean } {
	const it = record(record(body)?.items ? list(record(body)?.items)[0] : body);
	if (!it) return { text: string(body) ?? '', tag: tags(why) };
	const inner = record(it.source);
	const own = words([...list(it.purpose ?? it.role), ...list(inner?.purpose)]);
	const text = string(it.value ?? it.chars ?? it['cnt:chars']) ?? string(inner?.value);
	const html = [it.format, inner?.format].includes('text/html');
	return {
		text: (html ? plain(text ?? '') : text) ?? string(it.source ?? inner?.id ?? it.id) ?? '',
		tag: tags(own.length ? own : why)
	};
}

/** Whether all of these purposes mean tagging. */
const tags = (why: string[]) =>
	why.length > 0 && why.every((one) => one === 'tagging' || one === 'classifying');

/** HTML as plain text, without its markup. */
const plain = (html: string) =>
	decode(html.replace(/<(br|\/p|\/div|\/li)\b[^<>]*>/gi, '\n').replace(/<[^<>]*>/g, '')).trim();
