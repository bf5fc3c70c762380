import { core } from '#lib/server/assignment/rules.ts';
import { open } from '#lib/server/classroom/assigned-notebooks.ts';
import * as assignments from '#lib/server/assignment/assignments.ts';
import * as courses from '#lib/server/course/courses.ts';
import * as lessons from '#lib/server/lesson/lessons.ts';
import * as users from '#lib/server/account/users.ts';
import type { User } from '#lib/server/account/users.ts';
import { uid } from '#lib/uid.ts';
import { account, administrator, assign, learner, teacher } from '../factories.ts';
import { visibleHtml } from './read-page.ts';
import { type Reply, type TinyServer, type Visitor, visitor } from './tiny-server.ts';

/** A visitor who is signed in to this account. */
export const browserOf = (url: string, who: User) => visitor(url, users.signIn(who));

export type AssignedCourse = ReturnType<typeof assignedCourse>;

export type Role =
	| 'nobody'
	| 'course learner'
	| 'own instructor'
	| 'other instructor'
	| 'other learner'
	| 'stranger'
	| 'administrator';

/** Two courses with an instructor each, an assignment in the first, and a visitor for every role. */
export function assignedCourse({ url, nobody }: TinyServer) {
	const grace = administrator();
	const dora = teacher(grace, 'Dora');
	const otto = teacher(grace, 'Otto');
	const hers = courses.make(dora, { name: 'History', timeZone: 'Europe/Berlin' });
	const his = courses.make(otto, { name: 'Civics', timeZone: 'Europe/Berlin' });
	const eli = learner(hers, 'Eli');
	const people: [Role, User][] = [
		['course learner', eli],
		['own instructor', dora],
		['other instructor', otto],
		['other learner', learner(his, 'Oda')],
		['stranger', account('Zoe')],
		['administrator', grace]
	];
	const browsers = new Map<Role, Visitor>(
		people.map(([role, who]) => [role, browserOf(url, who)])
	).set('nobody', nobody);
	return {
		dora,
		hers,
		his,
		eli,
		browser: (role: Role): Visitor => browsers.get(role) ?? nobody,
		assign: (changes: Parameters<typeof assign>[1] = {}) => assign(hers, changes),
		/** Eli's notebook for it. */
		opened: (of: assignments.Assignment) => open(eli, of.id, uid())
	};
}

const chosen = () => {
	const { points, questions } = core(lessons.find('tiny'));
	const ticks = (name: string, keys: readonly string[] | null) =>
		Object.fromEntries((keys ?? []).map((key) => [`${name}.${key}`, 'on']));
	return { ...ticks('point', points), ...ticks('question', questions) };
};

/** The form of an assignment as a browser sends it. */
export const assignmentForm = (changes: Record<string, string> = {}): Record<string, string> => ({
	title: 'The bell',
	instructions: 'Read well.',
	opens: '',
	due: '',
	late: 'accept',
	sharing: 'never',
	order: 'fixed',
	modelsAt: 'lock',
	takeBack: 'on',
	points: 'some',
	questions: 'some',
	...chosen(),
	...Object.fromEntries(
		['before', 'read', 'compare', 'answer', 'after'].map((step) => [`step.${step}`, 'on'])
	),
	...changes
});

/** The tag of one field on a page. */
export const fieldOn = (reply: Reply, name: string) =>
	new RegExp(`<input[^>]*name="${name.replace('.', '\\.')}"[^>]*>`).exec(visibleHtml(reply))?.[0] ??
	'';

const plain = (text = '') => text.replaceAll('&quot;', '"').replaceAll('&amp;', '&');

/** The fields that a browser would send from the assignment form on this page, without disabled and unticked ones. */
export function filledIn(reply: Reply): Record<string, string> {
	const found: Record<string, string> = {};
	const value = (tag: string, name: string) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1];
	for (const [tag] of visibleHtml(reply).matchAll(/<input\b[^>]*>/g)) {
		const choice = /type="(radio|checkbox)"/.test(tag);
		const name = value(tag, 'name');
		if (!name || / disabled/.test(tag) || (choice && !/ checked/.test(tag))) continue;
		found[name] = plain(value(tag, 'value'));
	}
	const text = /<textarea[^>]*name="instructions"[^>]*>([^<]*)</.exec(visibleHtml(reply))?.[1];
	return { ...found, instructions: plain(text) };
}
