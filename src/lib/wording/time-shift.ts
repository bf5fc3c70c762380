import { many } from './wording.ts';

const minute = 60_000;
const some = (n: number, one: string) => (n ? many(n, one) : '');

/** By how much a date moves: “1 hour earlier”, “5 hours 30 minutes later”, “not moved”. */
export function shiftWords(from: number, to: number): string {
	const minutes = Math.round(Math.abs(to - from) / minute);
	if (!minutes) return 'not moved';
	const parts = [some(Math.floor(minutes / 60), 'hour'), some(minutes % 60, 'minute')];
	return `${parts.filter(Boolean).join(' ')} ${to < from ? 'earlier' : 'later'}`;
}
