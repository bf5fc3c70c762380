const minute = 60_000;
const many = (n: number, one: string) => (n ? `${n} ${n === 1 ? one : `${one}s`}` : '');

/** By how much a date moves: “1 hour earlier”, “5 hours 30 minutes later”, “not moved”. */
export function shiftWords(from: number, to: number): string {
	const minutes = Math.round(Math.abs(to - from) / minute);
	if (!minutes) return 'not moved';
	const parts = [many(Math.floor(minutes / 60), 'hour'), many(minutes % 60, 'minute')];
	return `${parts.filter(Boolean).join(' ')} ${to < from ? 'earlier' : 'later'}`;
}
