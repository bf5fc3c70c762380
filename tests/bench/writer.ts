import { uid } from '#lib/uid.ts';
import type { Connection } from './client.ts';

/** A notebook, the session of its owner, and a question to answer in it. */
export type Prepared = { id: number; token: string; question: string };

export const cookie = (token: string) => ({ cookie: `parallax_session=${token}` });

/** Saves an answer again and again over a connection, as a page does during typing. */
export function writer(to: Connection, { id, token, question }: Prepared) {
	const path = `/notebooks/${id}/commands`;
	const headers = cookie(token);
	let revision = 0;
	const body = () => ({
		kind: 'save',
		question,
		revision,
		saveUid: uid(),
		text: `Both speak of it, and they do not agree on what it is [A1.1] [B1.1]. ${revision}`
	});
	return {
		/** The body of the next save. */
		body,
		async save() {
			const answer = await to.send({ path, headers, body: body() });
			// a refusal also has a success status, but takes less time than a save
			if (!answer.includes('"changed"')) throw new Error(`A save was refused:\n${answer}`);
			revision += 1;
		},
		/** Sends a command that writes nothing, because the place does not change. */
		visit: () => to.send({ path, headers, body: { kind: 'visit', place: 'read' } })
	};
}
