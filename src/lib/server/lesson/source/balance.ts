import type { LayerNote } from '#lib/server/db/schema/lesson-content.ts';
import { many } from '#lib/wording/wording.ts';
import type { Report } from './problems.ts';
import type { PointSource } from './points.ts';
import type { QuestionSource } from './questions.ts';
import type { Text } from './quotes.ts';

/** The tolerated difference between the sides, as a share of the longer one. */
const tolerance = { texts: 0.15, arguments: 0.6, citations: 1 / 3, notes: 1 / 3 };

const gap = (a: number, b: number) => Math.abs(a - b) / Math.max(a, b, 1);
const words = (text: string) => text.match(/\S+/g)?.length ?? 0;
const longer = (a: number, b: number) => (a > b ? 'A' : 'B');
const percent = (share: number) => `${Math.round(share * 100)}%`;

/** Warns when the two texts are of unequal length. */
export function texts(a: Text, b: Text, report: Report) {
	const x = a.rendered.words;
	const y = b.rendered.words;
	const apart = gap(x, y);
	if (apart > tolerance.texts)
		report(
			1,
			`The articles differ in length: A has ${many(x, 'word')}, B ${many(y, 'word')} ` +
				`(${percent(apart)} apart). Bring them within ${percent(tolerance.texts)}.`,
			'warning'
		);
}

/** Warns when one side's argument on a point is much longer than the other's. */
export function points(all: PointSource[], report: Report) {
	for (const { key, line, argumentA, argumentB } of all) {
		if (argumentA === null || argumentB === null) continue;
		const x = words(argumentA);
		const y = words(argumentB);
		if (gap(x, y) > tolerance.arguments)
			report(
				line,
				`point “${key}” is lopsided: what A argues has ${many(x, 'word')}, ` +
					`what B argues ${y}. Say about as much for ${longer(y, x)}.`,
				'warning'
			);
	}
}

/** Warns when the model responses cite one article much more than the other. */
export function questions(all: QuestionSource[], report: Report) {
	const x = all.reduce((sum, { cites }) => sum + cites.a, 0);
	const y = all.reduce((sum, { cites }) => sum + cites.b, 0);
	if (gap(x, y) > tolerance.citations && Math.abs(x - y) > 1)
		report(
			1,
			`The model responses are lopsided: together they cite A ${x} ` +
				`and B ${y} times. Cite ${longer(y, x)} more.`,
			'warning'
		);
}

/** Warns when the author's notes cover one article much more than the other. */
export function notes(all: LayerNote[], report: Report) {
	const x = all.filter(({ side }) => side === 'a').length;
	const y = all.length - x;
	if (gap(x, y) > tolerance.notes && Math.abs(x - y) > 1)
		report(
			1,
			`The author’s notes are lopsided: A has ${x}, B ${y}. Write more for ${longer(y, x)}.`,
			'warning'
		);
}
