import * as lessons from '#lib/server/lesson/lessons.ts';
import * as notebooks from '#lib/server/notebook/notebooks.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => ({
	lessons: lessons.offered().map(({ slug, title, question, content, articles }) => ({
		slug,
		title,
		question,
		minutes: content.minutes.core,
		labels: [articles.a.label, articles.b.label]
	})),
	notebooks: locals.user ? notebooks.of(locals.user) : []
});
