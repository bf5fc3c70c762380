import type { Citation } from '#lib/text/evidence.ts';
import type { Span } from './lesson/points.ts';
import { missing, Refusal } from './refusal.ts';

/** What learners find, points and silences of their own, as much of it as decides what a save does. */
type Finding = { revision: number; erasedAt: number | null };

/**
 * Whether a save says what is stored already, so that there is nothing to write.
 * @param base the revision that the learner saw, 0 for a new one; an erased one comes back with it
 * @throws Refusal `missing` for a change of what is not there; `stale` with what is stored when it changed
 * meanwhile
 */
export function repeats<T extends Finding>(
	what: 'point' | 'silence',
	stored: T | undefined,
	base: number,
	same: (stored: T) => boolean
): stored is T {
	if (!stored && base) throw missing();
	const back = stored?.erasedAt && stored.revision === base;
	if (stored && !back && same(stored)) return true;
	if ((stored?.revision ?? 0) === base) return false;
	throw new Refusal(
		'stale',
		stored?.erasedAt
			? `This ${what} was deleted in another window. Save again to bring it back as you have it here.`
			: `This ${what} was changed in another window. Both are shown: save again to keep yours.`,
		stored
	);
}

/** Whether these are the stored passages, however their labels were typed. */
export function alike(stored: Span[], cited: Citation[]): boolean {
	const places = (list: (Span | Citation)[]) =>
		list.map(({ side, start, end }) => `${side}${start}-${end}`).join();
	return places(stored) === places(cited);
}
