import { signedIn } from '#lib/http/form.server.ts';
import { status } from '#lib/server/classroom/assigned-notebooks.ts';
import * as assignments from '#lib/server/assignment/assignments.ts';
import * as handout from '#lib/server/classroom/handout.ts';
import * as notebooks from '#lib/server/notebook/notebooks.ts';
import { Refusal } from '#lib/server/refusal.ts';
import type { User } from '#lib/server/account/users.ts';
import type { PageServerLoad } from './$types';

/** For its instructors, and for learners who have opened it and may read the texts. */
export const load: PageServerLoad = ({ locals, params }) => {
	const who = signedIn(locals);
	const { taught, announced } = assignments.either(who, params.assignment);
	return {
		id: params.assignment,
		packet: taught ? handout.of(taught) : packetOf(announced, who)
	};
};

function packetOf({ notebookId }: assignments.Announced, who: User) {
	const mine = notebookId === null ? null : notebooks.find(who, notebookId);
	const rules = mine && status(mine);
	if (!rules)
		throw new Refusal('closed', 'Open your notebook first. Then you can print the assignment.');
	return handout.own(mine, rules);
}
