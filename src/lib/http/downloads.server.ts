import { everything } from '#lib/server/admin/personal-data.ts';
import * as lessons from '#lib/server/lesson/lessons.ts';
import type { Notebook } from '#lib/server/notebook/notebooks.ts';

/**
 * A file that is streamed as it is generated, so that a large one is never in memory as a whole and other requests
 * run in between.
 * @param name the file name
 */
export function streamed(name: string, type: string, pieces: Iterable<string>): Response {
	const left = pieces[Symbol.iterator]();
	const encoder = new TextEncoder();
	const body = new ReadableStream<Uint8Array>({
		async pull(controller) {
			await new Promise((go) => setImmediate(go));
			const { value, done } = left.next();
			if (done) controller.close();
			else controller.enqueue(encoder.encode(value));
		},
		cancel() {
			left.return?.();
		}
	});
	const headers = { 'content-type': type, 'content-disposition': `attachment; filename="${name}"` };
	return new Response(body, { headers });
}

/** The personal data export as a file. */
export const wholeFile = (all: ReturnType<typeof everything>) =>
	new Response(JSON.stringify(all, null, '\t'), {
		headers: {
			'content-type': 'application/json; charset=utf-8',
			'content-disposition': 'attachment; filename="parallax-everything.json"'
		}
	});

/** A download from a notebook, named after its lesson and `what` it is, such as `notes.csv`. */
export function download(notebook: Notebook, what: string, type: string, text: string): Response {
	const { slug } = lessons.pinned(notebook);
	return new Response(text, {
		headers: {
			'content-type': type,
			'content-disposition': `attachment; filename="${slug}-${what}"`
		}
	});
}
