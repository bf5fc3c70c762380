import { hashed } from '#lib/http/auth.server.ts';
import * as accounts from '#lib/server/account/accounts.ts';
import { core } from '#lib/server/assignment/rules.ts';
import { open } from '#lib/server/classroom/assigned-notebooks.ts';
import * as assignments from '#lib/server/assignment/assignments.ts';
import * as taught from '#lib/server/course/courses.ts';
import * as extensions from '#lib/server/assignment/extensions.ts';
import * as permissions from '#lib/server/account/permissions.ts';
import * as lessons from '#lib/server/lesson/lessons.ts';
import * as invitations from '#lib/server/course/invitations.ts';
import * as members from '#lib/server/course/members.ts';
import * as notebooks from '#lib/server/notebook/notebooks.ts';
import type { Notebook } from '#lib/server/notebook/notebooks.ts';
import * as returns from '#lib/server/review/returns.ts';
import * as submissionAccess from '#lib/server/review/submission-access.ts';
import * as roster from '#lib/server/course/roster.ts';
import * as submissions from '#lib/server/notebook/submissions.ts';
import * as oneTimeTokens from '#lib/server/account/one-time-tokens.ts';
import * as users from '#lib/server/account/users.ts';
import type { User } from '#lib/server/account/users.ts';
import { uid } from '#lib/uid.ts';
import { publishSeeds } from '../seed.ts';
import { byItsOwnClock } from './clock.ts';
import { courses, type Given, type DemoCourse } from './courses.ts';
import { type Diary, live, moments, type Writer } from './diary.ts';
import { guests } from './guests.ts';
import { learners, password, teachers } from './people.ts';
import { keep, review } from './reviews.ts';

const hour = 3_600_000;

/** The acts of the demo, collected first, then carried out in the order of time. */
type Story = { now: number; hash: string; people: Map<string, User>; acts: Act[] };
type Act = { at: number; happens: () => unknown };

/**
 * Generates the demo in the open, empty database, through the domain, so that people could have done everything in
 * it.
 * @param at the present time, at which the demo ends
 * @returns the resume code of each guest
 */
export async function tell(at = Date.now()): Promise<string[]> {
	const now = at - (at % hour);
	const story: Story = { now, hash: await hashed(password), people: new Map(), acts: [] };
	happens(story, -720, publishSeeds);
	arrive(story);
	for (const course of courses) teach(story, course);
	const codes = guests.map((guest) => visit(story, guest));
	await byItsOwnClock(async (clock) => {
		for (const act of story.acts.toSorted((one, other) => one.at - other.at)) {
			clock(act.at);
			await act.happens();
		}
	});
	return codes.map((code) => code() ?? '');
}

const happens = ({ acts, now }: Story, hours: number, what: () => unknown) =>
	acts.push({ at: now + hours * hour, happens: what });

function known({ people }: Story, login: string): User {
	const found = people.get(login);
	if (!found) throw new Error(`Nobody in the story is called ${login}.`);
	return found;
}

/** Creates all accounts; the first teacher becomes the administrator and allows the others to teach. */
function arrive(story: Story) {
	[...teachers, ...learners].forEach(({ login, name }, n) =>
		happens(story, -700 + n / 60, () =>
			story.people.set(login, accounts.make(null, { name, login }, story.hash))
		)
	);
	happens(story, -690, () => {
		const [first, ...others] = teachers.map(({ login }) => known(story, login));
		if (!first) return;
		const runs = oneTimeTokens.becomeAdmin(first, oneTimeTokens.firstAdmin() ?? '');
		for (const { id } of others) permissions.allow(runs, id, 'teacher');
	});
}

function teach(story: Story, { name, timeZone, ...course }: DemoCourse) {
	let id = 0;
	const held = () => taught.taught(known(story, course.teacher), id);
	happens(story, course.made, () => {
		id = taught.make(known(story, course.teacher), { name, timeZone }).id;
	});
	if (course.by === 'list')
		happens(story, course.filled, () => enrol(story, held(), course.learners));
	else
		course.learners.forEach((login, n) =>
			happens(story, course.filled + n / 60, () =>
				members.join(known(story, login), held().joinCode ?? '', '127.0.0.1')
			)
		);
	for (const given of course.given) assign(story, course.teacher, held, given);
}

/** Enrols learners from a class list with their logins. Those with an account are invited, and accept. */
async function enrol(story: Story, to: taught.Taught, logins: string[]) {
	const lines = logins.map((login) => `${known(story, login).name},${login}`);
	await roster.enrol(to, ['name,username', ...lines].join('\n'), async () => story.hash);
	for (const { userId } of invitations.pending(to)) {
		const who = accounts.find(userId);
		if (who) invitations.accept(who, to.id);
	}
}

function assign(story: Story, by: string, held: () => taught.Taught, given: Given) {
	let id = 0;
	const teacher = () => known(story, by);
	const opensAt = story.now + given.opens * hour;
	const dueAt = story.now + given.due * hour;
	happens(story, given.given, () => {
		const edition = lessons.find('pressed-or-embraced');
		const chosen = { ...core(edition), ...given.chosen, opensAt, dueAt };
		id = assignments.make(held(), edition, chosen).id;
	});
	Object.entries(given.reviews ?? {}).forEach(([login, said], n) =>
		happens(story, given.due + 20 + n / 4, () => {
			if (!n) keep(teacher(), held().id);
			review(teacher(), id, known(story, login), said);
		})
	);
	for (const [login, diary] of Object.entries(given.diaries))
		follow(story, diary, () => {
			const who = known(story, login);
			const opened = () => open(who, id, uid());
			return {
				who,
				open: opened,
				meets: {
					...working(opened),
					leave: () => members.leave(taught.find(who, held().id)),
					returned: (message) => {
						const { id: notebook, number } = opened();
						returns.returnWork(submissionAccess.findByNumber(teacher(), notebook, number), message);
					},
					'more time': (hours) => {
						const till = dueAt + parseInt(hours) * hour;
						extensions.extend(assignments.taught(teacher(), id), who.id, till);
					}
				}
			};
		});
}

const working = (opened: () => Notebook): Writer['meets'] => ({
	open: opened,
	'hand in': () => submissions.handIn(opened()),
	'take back': () => submissions.continueInCopy(opened())
});

/** Collects the acts of a guest. @returns a function that returns their resume code */
function visit(story: Story, diary: Diary) {
	let who: User | null = null;
	follow(story, diary, () => {
		const guest = (who ??= users.guest());
		const opened = () => notebooks.open(guest, lessons.find('pressed-or-embraced'), uid());
		return { who: guest, open: opened, meets: working(opened) };
	});
	return () => (who ? users.resumeCode(who) : '');
}

function follow(story: Story, diary: Diary, writer: () => Writer) {
	for (const { at, line } of moments(diary, story.now))
		story.acts.push({ at, happens: () => live(writer(), line) });
}
