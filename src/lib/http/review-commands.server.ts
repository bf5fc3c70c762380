import { type Commands, commandOn } from './command-endpoint.server.ts';
import * as input from '#lib/input/review.ts';
import type { Submitted } from '#lib/server/notebook/notebooks.ts';
import * as remarks from '#lib/server/review/remarks.ts';
import * as reviews from '#lib/server/review/reviews.ts';

/** What a command changed, as `Reviewed` in the browser has it. */
type Result = {
	score?: reviews.Score;
	overall?: ReturnType<typeof reviews.say>;
	done?: ReturnType<typeof reviews.finish>;
	remark?: remarks.Remark;
};

const command = commandOn<Submitted, Result>();

/** Everything that can be done in a review, by the `kind` that a command and a form's action name. */
export const reviewing: Commands<Submitted> = {
	score: command(input.score, (of, { criterion, revision, ...said }) => ({
		score: reviews.give(of, criterion, revision, said)
	})),
	overall: command(input.overall, (of, { revision, ...said }) => ({
		overall: reviews.say(of, revision, said)
	})),
	done: command(input.done, (of, { done }) => ({ done: reviews.finish(of, done) })),
	remark: command(input.remark, (of, { uid, revision, ...said }) => ({
		remark: remarks.put(of, uid, revision, said)
	})),
	erase_remark: command(input.erase, (of, { uid }) => ({ remark: remarks.erase(of, uid) })),
	restore_remark: command(input.erase, (of, { uid }) => ({ remark: remarks.restore(of, uid) }))
};
