import type { Browser, Page } from '@playwright/test';
import * as assignedNotebooks from '../../../src/lib/server/classroom/assigned-notebooks.ts';
import type { Assignment } from '../../../src/lib/server/assignment/assignments.ts';
import * as courses from '../../../src/lib/server/course/courses.ts';
import type { Taught } from '../../../src/lib/server/course/courses.ts';
import * as users from '../../../src/lib/server/account/users.ts';
import type { User } from '../../../src/lib/server/account/users.ts';
import { uid } from '../../../src/lib/uid.ts';
import { assign, learner, teacher } from '../factories.ts';
import { test as desk, watched } from './notebook-page.ts';
import { pastPrediction } from '../past-prediction.ts';

/** A new course with its instructor Dora and its learner Eli. */
export type Room = {
	dora: User;
	eli: User;
	hers: Taught;
	assign: (changes?: Parameters<typeof assign>[1]) => Assignment;
	/** A learner’s notebook, opened, and past the prediction if it can be skipped. */
	opened: (who: User, of: Assignment) => ReturnType<typeof assignedNotebooks.open>;
	/** A page in this person's browser. */
	enter: (who: User, scripts?: boolean, timezoneId?: string) => Promise<Page>;
};

export const test = desk.extend<{ room: Room }>({
	room: async ({ instance, browser }, use) => {
		const dora = teacher(instance.grace, 'Dora');
		const hers = courses.make(dora, { name: 'History', timeZone: 'Europe/Berlin' });
		const opened = entering(browser, instance.url);
		await use({
			dora,
			hers,
			eli: learner(hers, 'Eli'),
			assign: (changes) => assign(hers, changes),
			opened: (who, { id }) => pastPrediction(assignedNotebooks.open(who, id, uid())),
			enter: opened.enter
		});
		await opened.leave();
	}
});

/** Browsers in which people are signed in. A complaint on any page fails the test. */
function entering(browser: Browser, origin: string) {
	const all: { complaints: string[]; leave: () => Promise<void> }[] = [];
	return {
		async enter(who: User, javaScriptEnabled = true, timezoneId = 'UTC') {
			const chosen = { javaScriptEnabled, timezoneId };
			const context = await browser.newContext({ baseURL: origin, ...chosen });
			const cookie = { name: 'parallax_session', value: users.signIn(who), url: origin };
			await context.addCookies([cookie]);
			all.push({ complaints: watched(context, origin), leave: () => context.close() });
			return context.newPage();
		},
		async leave() {
			for (const { leave } of all) await leave();
			const complaints = all.flatMap(({ complaints }) => complaints);
			if (complaints.length) throw new Error(complaints.join('\n'));
		}
	};
}

/** A person's row in a table. */
export const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });
