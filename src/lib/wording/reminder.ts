import { momentIn } from './dates.ts';

/** An assignment, as far as a reminder names it. */
type Of = { id: number; title: string; courseName: string; timeZone: string };

/**
 * A message to learners who haven’t handed in, to be copied into an email.
 * @param due their due date, and whether it has passed; null if there is none
 * @param origin of this server's address
 */
export function reminder(of: Of, due: { at: number; passed: boolean } | null, origin: string) {
	const when = due && momentIn(due.at, of.timeZone, null);
	const says = due ? `${due.passed ? 'was' : 'is'} due ${when}` : 'is waiting for you';
	const also = due?.passed ? ' and you haven’t handed it in yet' : '';
	const address = `${origin}/assignments/${of.id}`;
	return `“${of.title}” (${of.courseName}) ${says}${also}. Find it on your desk or here: ${address}`;
}
