import { eq } from 'drizzle-orm';
import { toPoints } from '#lib/anchor/code-points.ts';
import * as annotations from '#lib/server/notebook/annotations.ts';
import { db } from '#lib/server/db/index.ts';
import { annotation } from '#lib/server/db/schema/work.ts';
import { nameOf, urnOf, uuid } from './urn.ts';
import type { Article, Sides } from '#lib/server/lesson/lessons.ts';
import * as lessons from '#lib/server/lesson/lessons.ts';
import type { Notebook } from '#lib/server/notebook/notebooks.ts';
import * as articleSources from '#lib/server/notebook/article-sources.ts';
import type { Reader } from '#lib/server/notebook/text-access.ts';
import * as textAccess from '#lib/server/notebook/text-access.ts';

export const context = 'http://www.w3.org/ns/anno.jsonld';

/**
 * The notebook's notes as W3C Web Annotations, https://www.w3.org/TR/annotation-model/, for other tools and for
 * importing them again. The source is the text's hash, because positions count in that very text; `via` is where its
 * article is published.
 */
export function collection(notebook: Notebook) {
	const { title } = lessons.pinned(notebook);
	const around = surroundings(notebook);
	const write = writer(notebook, articleSources.of(notebook));
	const items = annotations.of(notebook).map((note) => {
		const quote = { exact: note.exact, ...around.get(note.uid) };
		return write({ ...note, quote }, urnOf(notebook, note.uid));
	});
	const page = `urn:uuid:${uuid(`${notebook.uid}//page`)}`;
	return {
		'@context': context,
		id: `urn:uuid:${uuid(`${notebook.uid}//collection`)}`,
		type: 'AnnotationCollection',
		label: `Notes on “${title}”`,
		total: items.length,
		first: { id: page, type: 'AnnotationPage', startIndex: 0, items },
		last: page
	};
}

/** The stored context of the notes' passages, by uid. */
function surroundings({ attemptId }: Notebook) {
	const { uid, prefix, suffix } = annotation;
	const mine = eq(annotation.attemptId, attemptId);
	const rows = db.select({ uid, prefix, suffix }).from(annotation).where(mine).all();
	return new Map(rows.map(({ uid, ...around }) => [uid, around]));
}

/** A note with the quote that locates its passage. */
type Quoted = Pick<
	annotations.Annotation,
	'side' | 'start' | 'end' | 'fit' | 'code' | 'note' | 'createdAt' | 'changedAt'
> & { quote: { exact: string; prefix?: string; suffix?: string } };

/**
 * Returns a function that writes a note as a W3C annotation with the given IRI.
 * @param records of both articles, as the reader of the file may see them
 */
export function writer(reader: Reader, records: Sides<Article>) {
	const texts = textAccess.texts(reader);
	const codes = new Map(lessons.codes(reader).map((code) => [code.key, code]));
	const sources = { a: nameOf(texts.a.text), b: nameOf(texts.b.text) };
	return (note: Quoted, id: string) => {
		const { side, start, end, fit, quote } = note;
		const code = codes.get(note.code ?? '');
		const why = [...(note.note ? ['commenting'] : []), ...(code ? ['classifying'] : [])];
		const body = [
			...(note.note ? [words('commenting', note.note)] : []),
			// other tools show the name; the key stays when a code is renamed
			...(code ? [words('tagging', code.name), words('classifying', code.key)] : [])
		];
		const { text } = texts[side];
		const place = { start: toPoints(text, start), end: toPoints(text, end) };
		const selector = [
			// an orphan has no position, only its quote
			...(fit === 'orphan' ? [] : [{ type: 'TextPositionSelector', ...place }]),
			{ type: 'TextQuoteSelector', ...quote }
		];
		const { url } = records[side];
		const via = url ? { via: url } : {};
		return {
			id,
			type: 'Annotation',
			motivation: why.length ? why : 'highlighting',
			created: new Date(note.createdAt).toISOString(),
			modified: new Date(note.changedAt).toISOString(),
			...(body.length ? { body } : {}),
			target: { type: 'SpecificResource', source: sources[side], ...via, selector }
		};
	};
}

const words = (purpose: string, value: string) => ({
	type: 'TextualBody',
	value,
	format: 'text/plain',
	purpose
});
