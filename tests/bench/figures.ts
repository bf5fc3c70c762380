import { performance } from 'node:perf_hooks';
import { quick } from './scale.ts';

/** One run of something that is measured. */
export type Run = (i: number) => unknown;

/** The milliseconds that each run took, shortest first, by the name of what ran. */
export type Taken<K extends string> = Record<K, number[]>;

/** Milliseconds that something takes. */
export async function timed(work: () => unknown): Promise<number> {
	const began = performance.now();
	await work();
	return performance.now() - began;
}

/**
 * Measures several things in turns, A B A B …, so that changes in the machine's speed affect all of them alike. The
 * first turn warms up and does not count.
 * @param often.turns how many turns each has; one in the quick pass
 * @param often.times how many runs a turn has; one in the quick pass
 */
export async function inTurns<K extends string>(
	runs: Record<K, Run>,
	often: { turns: number; times: number }
): Promise<Taken<K>> {
	const { turns, times } = quick ? { turns: 1, times: 1 } : often;
	const names = Object.keys(runs) as K[];
	const taken = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Taken<K>;
	for (let turn = 0; turn <= turns; turn++)
		for (const name of names)
			for (let i = 0; i < times; i++) {
				const ms = await timed(() => runs[name](i));
				if (turn) taken[name].push(ms);
			}
	for (const name of names) sort(taken[name]);
	return taken;
}

export const sort = (list: number[]) => list.sort((a, b) => a - b);

/** The value that this share of a sorted list does not exceed. */
function at(sorted: number[], share: number): number {
	const value = sorted[Math.floor((sorted.length - 1) * share)];
	if (value === undefined) throw new Error('Nothing was measured.');
	return value;
}
export const median = (sorted: number[]) => at(sorted, 0.5);
export const p99 = (sorted: number[]) => at(sorted, 0.99);

/** Formats a number. Throws if it is NaN or infinite, so that a run with a missing figure fails. */
export function fixed(value: number, digits = 0): string {
	if (!Number.isFinite(value)) throw new Error(`This is not a figure: ${value}.`);
	return value.toFixed(digits);
}

/** How many times as long one thing takes as another. */
export const ratio = (one: number, other: number, digits = 2) => `${fixed(one / other, digits)} ×`;

export const kB = (bytes: number) => `${fixed(bytes / 1000, 1)} kB`;

/** A number with thousands separators, such as 3,000. */
export const count = (n: number) => n.toLocaleString('en');

/**
 * Prints a measurement: how many a second at the median, how long the slowest of a hundred takes, and the ratio to
 * the others at the median and at the fastest tenth, where other programs on the machine disturb it least.
 */
export function row(name: string, sorted: number[], beside: Record<string, number[]> = {}) {
	const ratios = Object.entries(beside).map(([other, its]) => {
		const undisturbed = ratio(at(sorted, 0.1), at(its, 0.1));
		return `  ${ratio(median(sorted), median(its))} ${other} (undisturbed ${undisturbed})`;
	});
	const rate = fixed(1000 / median(sorted));
	const times = `${fixed(median(sorted), 2)} ms, p99 ${fixed(p99(sorted), 2)} ms`;
	say(`${name}: ${rate}/s (${times})`);
	for (const line of ratios) say(line);
}

/** The lines of a quick pass, which are printed only if a part fails. */
export const unprinted: string[] = [];

/** The last heading, until something is printed under it. */
let empty: string | null = null;

function print(line: string) {
	if (quick) unprinted.push(line);
	else console.log(line);
}

export function heading(text: string) {
	complete();
	empty = text;
	print(`\n${text}`);
}

export function say(line: string) {
	empty = null;
	print(`  ${line}`);
}

/** Throws if there is no figure under the last heading. Called at the end, and by every new heading. */
export function complete() {
	if (empty !== null) throw new Error(`Nothing was measured for “${empty}”.`);
}
