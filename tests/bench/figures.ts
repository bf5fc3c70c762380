import { performance } from 'node:perf_hooks';

/** Something to measure: one run of it. Several are measured in turns. */
export type Run = (i: number) => unknown;
export type Runs = Record<string, Run>;

/** Milliseconds that each run took, in order of length, by the name of what ran. */
export type Taken<K extends string> = Record<K, number[]>;

/**
 * Measures things in turns, A B A B …, because a machine is never equally fast for long and figures are only
 * compared within one run. The first turn warms up and does not count.
 * @param turns how often each has its turn
 * @param times how many runs a turn has
 * @param lanes how many runs are under way at once
 */
export async function inTurns<K extends string>(
	runs: Record<K, Run>,
	{ turns = 20, times = 50, lanes = 1 } = {}
): Promise<Taken<K>> {
	const names = Object.keys(runs) as K[];
	const taken = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Taken<K>;
	for (let turn = 0; turn <= turns; turn++)
		for (const name of names) {
			let left = times;
			const lane = async (i: number) => {
				while (left-- > 0) {
					const began = performance.now();
					await runs[name](i);
					if (turn) taken[name].push(performance.now() - began);
				}
			};
			await Promise.all(Array.from({ length: lanes }, (_, i) => lane(i)));
		}
	for (const name of names) taken[name].sort((a, b) => a - b);
	return taken;
}

const at = (sorted: number[], share: number) =>
	sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
export const median = (sorted: number[]) => at(sorted, 0.5);

/**
 * Prints a measurement: how many a second at the median, how long the slowest of a hundred takes, and its ratio
 * to others at the median and at the fastest tenth, which what else runs on the machine disturbs least.
 */
export function row(name: string, sorted: number[], beside: Record<string, number[]> = {}) {
	const ratio = (share: number, other: number[]) =>
		(at(sorted, share) / at(other, share)).toFixed(2);
	const ratios = Object.entries(beside).map(
		([bare, other]) => `${ratio(0.5, other)} × ${bare} (undisturbed ${ratio(0.1, other)} ×)`
	);
	const rate = (1000 / median(sorted)).toFixed(0);
	const times = `${median(sorted).toFixed(2)} ms, p99 ${at(sorted, 0.99).toFixed(2)} ms`;
	say(`${name}: ${rate}/s (${times})`, ...ratios);
}

export const heading = (text: string) => console.log(`\n${text}`);
export const say = (line: string, ...under: string[]) =>
	console.log([`  ${line}`, ...under.map((text) => `    ${text}`)].join('\n'));
