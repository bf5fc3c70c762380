import { redirect, type RequestEvent } from '@sveltejs/kit';
import { submitted } from '#lib/http/form.server.ts';
import * as input from '#lib/input/notebook.ts';
import * as permissions from '#lib/server/account/permissions.ts';
import * as lessons from '#lib/server/lesson/lessons.ts';
import * as articleSources from '#lib/server/notebook/article-sources.ts';
import * as notebooks from '#lib/server/notebook/notebooks.ts';
import * as users from '#lib/server/account/users.ts';
import { begin } from '#lib/http/session.server.ts';
import { uid } from '#lib/uid.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals }) => {
	const lesson = lessons.find(params.slug);
	const { map, ...content } = lesson.content;
	const { introduction, objectives, minutes, context, background, timeline, people, glossary } =
		content;
	const teaches = locals.user !== null && permissions.mayTeach(locals.user);
	const all = locals.user ? notebooks.of(locals.user) : [];
	return {
		lesson: {
			slug: lesson.slug,
			title: lesson.title,
			question: lesson.question,
			introduction,
			objectives,
			minutes
		},
		background: { slug: lesson.slug, background, context, timeline, people, glossary },
		map: map && { alt: map.alt, caption: map.caption, edition: lesson.number },
		articles: teaches ? lessons.articles(lesson) : articleSources.beforePrediction(lesson),
		/** What the articles argue. Students predict it first. */
		forTeachers: teaches ? { summary: content.summary, points: lessons.points(lesson) } : null,
		mine: all.filter(({ slug }) => slug === params.slug),
		uid: uid()
	};
};

function openAsGuest(event: RequestEvent, lesson: lessons.Edition, uid: string) {
	const { who, started } = users.guestWith(event.getClientAddress(), (guest) =>
		notebooks.open(guest, lesson, uid)
	);
	begin(event, who);
	return started;
}

export const actions: Actions = {
	/** Opens a notebook at once, for the person of this session or a new guest. */
	start: (event) =>
		submitted(event.request, input.start, ({ uid }) => {
			const lesson = lessons.find(event.params.slug);
			const { id, place } = event.locals.user
				? notebooks.open(event.locals.user, lesson, uid)
				: openAsGuest(event, lesson, uid);
			redirect(303, `/notebooks/${id}/${place}`);
		})
};
