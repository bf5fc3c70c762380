import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { serve } from '../support/server.ts';
import { fixed, heading, median, ratio, say, sort, timed } from './figures.ts';
import { quick } from './scale.ts';

/** Measures a start, until the address is printed, in turns with a process that does nothing. */
export async function ofStart(data: string) {
	heading('A start');
	const start: number[] = [];
	const node: number[] = [];
	// the first turn warms up and doesn't count
	for (let turn = 0; turn <= (quick ? 1 : 15); turn++) {
		let served: Awaited<ReturnType<typeof serve>> | undefined;
		const took = await timed(async () => (served = await serve({ data })));
		await served?.stop();
		const nothing = await timed(() =>
			once(spawn(process.execPath, ['-e', '0'], { stdio: 'ignore' }), 'exit')
		);
		if (!turn) continue;
		start.push(took);
		node.push(nothing);
	}
	const ours = median(sort(start));
	const bare = median(sort(node));
	say(`with ten notes: ${fixed(ours)} ms, ${ratio(ours, bare, 1)} \`node -e 0\``);
}
