/**
 * How far a class agrees on a point, from how many chose each way: “Split, 5 to 4”, “Most agree, 8 to 2”, “Nearly all
 * agree, 11 to 1” or “Everyone agrees (13 of 13)”.
 */
export function agreementWords(ways: readonly number[]): string {
	const counts = ways.filter((n) => n > 0).toSorted((one, other) => other - one);
	const all = counts.reduce((sum, n) => sum + n, 0);
	const [most = 0] = counts;
	if (most === all) return `Everyone agrees (${most} of ${all})`;
	const share = most / all;
	const how = share < 0.6 ? 'Split' : share < 0.85 ? 'Most agree' : 'Nearly all agree';
	return `${how}, ${counts.join(' to ')}`;
}

/** Which labels students gave a sentence: “3 say Cause, 2 say Judgement”. */
export const labelledWords = (ways: readonly { n: number; name: string }[]): string =>
	ways.map(({ n, name }) => `${n} ${n === 1 ? 'says' : 'say'} ${name}`).join(', ');
