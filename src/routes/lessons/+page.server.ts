import * as lessons from '#lib/server/lesson/lessons.ts';
import * as notebooks from '#lib/server/notebook/notebooks.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => ({
	lessons: lessons.offered().map(({ slug, title, question, content, articles }) => ({
		slug,
		title,
		question,
		minutes: content.minutes.core,
		sources: ([articles.a, articles.b] as const).map(({ title, author, outlet }) => ({
			title,
			by: [author, outlet].filter(Boolean).join(', ')
		}))
	})),
	notebooks: locals.user ? notebooks.of(locals.user) : []
});
