import { momentIn } from './dates.ts';

/** A message to learners about an assignment, to be copied into an email. @param origin of this server's address */
export function reminder(
	of: { id: number; title: string; courseName: string; timeZone: string; dueAt: number | null },
	origin: string
): string {
	const due =
		of.dueAt === null ? 'is waiting for you' : `is due ${momentIn(of.dueAt, of.timeZone, null)}`;
	const address = `${origin}/assignments/${of.id}`;
	return `“${of.title}” (${of.courseName}) ${due}. Find it on your desk or here: ${address}`;
}
