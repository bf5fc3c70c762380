import * as input from '#lib/input/review.ts';
import type { ReviewChange } from '#lib/outbox/review-commands.ts';
import type { Submitted } from '#lib/server/notebook/notebooks.ts';
import * as remarks from '#lib/server/review/remarks.ts';
import * as reviews from '#lib/server/review/reviews.ts';
import { dispatch } from './command-endpoint.server.ts';

/** The commands of a review, by the `kind` that a command and a form action name. */
export const reviewCommands = dispatch<typeof input.commands, Submitted, ReviewChange>(
	input.commands,
	{
		score: (of, { criterion, revision, ...said }) => ({
			score: reviews.saveScore(of, criterion, revision, said)
		}),
		overall: (of, { revision, ...said }) => ({ overall: reviews.saveOverall(of, revision, said) }),
		done: (of, { done, ...also }) => ({ done: reviews.finish(of, done, also) }),
		remark: (of, { uid, revision, ...said }) => ({ remark: remarks.save(of, uid, revision, said) }),
		erase_remark: (of, { uid }) => ({ remark: remarks.erase(of, uid) }),
		restore_remark: (of, { uid }) => ({ remark: remarks.restore(of, uid) })
	}
);
