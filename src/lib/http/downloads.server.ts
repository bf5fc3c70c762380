/**
 * A file that is sent piece by piece as it is written, so that a large one is never in memory whole. Between two
 * pieces everybody else gets their turn.
 * @param name what it is saved as
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
