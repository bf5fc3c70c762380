import { signedIn } from '#lib/http/form.server.ts';
import * as assignedNotebooks from '#lib/server/classroom/assigned-notebooks.ts';
import * as answers from '#lib/server/notebook/answers.ts';
import * as feedback from '#lib/server/review/feedback.ts';
import * as notebooks from '#lib/server/notebook/notebooks.ts';
import * as submissions from '#lib/server/notebook/submissions.ts';
import * as notebookFile from '#lib/server/exchange/notebook-file.ts';
import type { PageServerLoad } from './$types';

/** A submission as it was handed in, the answers as they are now, and the feedback once it is released. */
export const load: PageServerLoad = ({ locals, params }) => {
	const user = signedIn(locals);
	const handed = submissions.find(user, params.notebook, params.number);
	const now = answers.of(notebooks.find(user, params.notebook));
	const said = feedback.forSubmission(handed);
	if (said) feedback.markSeen(handed, said);
	return {
		feedback: said,
		id: params.notebook,
		handedInAt: handed.handedInAt ?? 0,
		withdrawn: submissions.of(handed).some((one) => one.number === params.number && one.withdrawn),
		timeZone: assignedNotebooks.status(handed)?.timeZone ?? null,
		...notebookFile.everything(handed),
		now: Object.fromEntries(now.map(({ key, text }) => [key, text]))
	};
};
