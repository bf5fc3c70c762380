import { setTimeout as wait } from 'node:timers/promises';
import { performance } from 'node:perf_hooks';
import { uid } from '#lib/uid.ts';
import { connection, type Connection } from './client.ts';
import { scale } from './scale.ts';
import { cookie, type Prepared } from './writer.ts';

/** The address of a save, and the command without its text. */
export type Save = { path: string; command: object };

/** How long each request took, the last text acknowledged to each writer, and how many requests failed. */
type Written = { taken: number[]; last: Map<number, string>; errors: number };

/**
 * Lets a class write for one turn. Everybody saves at the same interval, starting one after the other, and a late
 * reply delays only its own learner. The pauses are part of the load and wait for nothing.
 */
export async function writing(
	urls: string[],
	writers: Prepared[],
	next: (writer: Prepared) => Save
): Promise<Written> {
	const { lasting, every, turns } = scale.writing;
	const end = performance.now() + lasting / turns;
	const written: Written = { taken: [], last: new Map(), errors: 0 };
	const connections = writers.map((_, n) => connection(urls[n % urls.length] ?? ''));
	await Promise.all(
		writers.map(async (writer, n) => {
			const to = connections[n];
			await wait((n / writers.length) * every);
			if (to) await writeUntil(end, to, writer, () => next(writer), written);
		})
	);
	for (const to of connections) to.end();
	return written;
}

async function writeUntil(
	end: number,
	to: Connection,
	{ id, token }: Prepared,
	next: () => Save,
	written: Written
) {
	const made = () => {
		const { path, command } = next();
		const text = `Both speak of it [A1.1] [B1.1], says ${uid()}.`;
		return { path, text, body: { ...command, saveUid: uid(), text } };
	};
	let sent: ReturnType<typeof made> | null = null;
	// at least once, however late this learner starts on a busy machine
	do {
		const { path, text, body } = (sent ??= made());
		const began = performance.now();
		try {
			await to.send({ path, headers: cookie(token), body });
			written.last.set(id, text);
			sent = null;
		} catch {
			// an unacknowledged save is sent again unchanged, as a page does
			written.errors += 1;
		}
		const took = performance.now() - began;
		written.taken.push(took);
		await wait(Math.max(0, scale.writing.every - took));
	} while (performance.now() < end);
}
