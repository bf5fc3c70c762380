import { uid } from '#lib/uid.ts';
import type { Connection } from './client.ts';

/** A notebook, the session of its owner, and a question to answer in it. */
export type Prepared = { id: number; token: string; question: string };

export const cookie = (token: string) => ({ cookie: `parallax_session=${token}` });

/**
 * Saves an answer again and again over a connection, as a page does during typing.
 * @param revision how often the answer has been saved before
 */
export function writer(to: Connection, { id, token, question }: Prepared, revision = 0) {
	const path = `/notebooks/${id}/commands`;
	const headers = cookie(token);
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
		/** Says where the student is; writes nothing where that is the same place as before. */
		visit: (place = 'read') => to.send({ path, headers, body: { kind: 'visit', place } })
	};
}
