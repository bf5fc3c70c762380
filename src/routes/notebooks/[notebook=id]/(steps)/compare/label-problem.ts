import type { Side } from '#lib/anchor/labels.ts';
import { Misplaced, type Text } from '#lib/anchor/passages.ts';
import { named } from '#lib/text/evidence.ts';

/** Why the labels typed for the two sides don't name passages there; empty if they do. */
export function misplaced(texts: Text[], labels: Record<Side, string>): string {
	try {
		for (const side of ['a', 'b'] as const) named(labels[side], side, texts);
		return '';
	} catch (error) {
		if (!(error instanceof Misplaced)) throw error;
		return error.message;
	}
}
