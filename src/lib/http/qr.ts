import { encode } from 'uqr';

/** The outline of a QR code, for the `d` of an SVG path in a square of this size, with the margin that readers need. */
export function drawn(text: string): { size: number; path: string } {
	const { size, data } = encode(text, { ecc: 'M', border: 4 });
	const rows = data.map((row, y) => {
		const bits = row.map((dark) => (dark ? '1' : '0')).join('');
		return [...bits.matchAll(/1+/g)]
			.map(({ 0: { length }, index }) => `M${index} ${y}h${length}v1h-${length}z`)
			.join('');
	});
	return { size, path: rows.join('') };
}
