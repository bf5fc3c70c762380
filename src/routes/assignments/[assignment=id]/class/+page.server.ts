import { redirect } from '@sveltejs/kit';
import { signedIn, submitted } from '#lib/form.server.ts';
import { asked, type Open, query } from '#lib/glance.ts';
import * as input from '#lib/input-class.ts';
import * as assignments from '#lib/server/assignments.ts';
import type { Assignment } from '#lib/server/assignments.ts';
import type { Figures } from '#lib/server/class-figures.ts';
import * as passages from '#lib/server/class-passages.ts';
import * as glance from '#lib/server/glance.ts';
import { instructor } from '#lib/server/handout.ts';
import * as lessons from '#lib/server/lessons.ts';
import { readable } from '#lib/server/passages.ts';
import { missing } from '#lib/server/refusal.ts';
import * as spotlights from '#lib/server/spotlights.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

type Event = Pick<RequestEvent, 'locals' | 'params' | 'url'>;

const taught = ({ locals, params }: Event) =>
	assignments.taught(signedIn(locals), params.assignment);

/** Reasons are shown at the most split points, and never more than two of each. */
function reasons(of: Assignment, figures: Figures) {
	const given = <T extends { reason: number | null }>(list: { ways: T[] }[]) =>
		list.flatMap(({ ways }) =>
			ways.flatMap(({ reason }) => (reason === null ? [] : [reason])).slice(0, 2)
		);
	const split = figures.points.filter(({ rank }) => rank !== null);
	return passages.words(of, { judgements: given(split), notes: given(figures.sentences) });
}

/** The work behind a number, a page of it; nobody's name where it is not asked for, and never before a class. */
function behind(of: Assignment, open: Open, after: number, names: boolean) {
	const listed = () => {
		switch (open.kind) {
			case 'sentence':
				return { notes: passages.onSentence(of, open.label, open.code, after) };
			case 'cell':
				return { notes: passages.inCell(of, open.side, open.code, after) };
			case 'silence':
				return { texts: passages.silences(of, open.side, open.code, open.found, after) };
			case 'point':
				return { reasons: passages.reasons(of, open.key, open.relation, after) };
			case 'answers':
				return { answers: passages.answers(of, open.key, after) };
		}
	};
	const nameless = <T extends { name: string | null }>(found?: { all: number; list: T[] }) =>
		found && {
			all: found.all,
			list: found.list.map((one) => ({ ...one, name: names ? one.name : null }))
		};
	const { notes, texts, reasons, answers } = { ...none, ...listed() };
	return {
		...{ notes: nameless(notes), texts: nameless(texts) },
		...{ reasons: nameless(reasons), answers: nameless(answers) },
		all: (notes ?? texts ?? reasons ?? answers)?.all ?? 0,
		page: passages.page,
		pinned: spotlights.pinned(of)
	};
}

type Listed = {
	notes?: ReturnType<typeof passages.onSentence>;
	texts?: ReturnType<typeof passages.silences>;
	reasons?: ReturnType<typeof passages.reasons>;
	answers?: ReturnType<typeof passages.answers>;
};
const none: Listed = {};

/** A sentence in its own words. @throws Refusal `missing` when the texts have none of that label */
function quoted(of: Assignment, label: string): string {
	for (const { text, sentences } of readable(instructor(of))) {
		const found = sentences.find((one) => one.label === label);
		if (found) return text.slice(found.start, found.end);
	}
	throw missing();
}

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const of = taught({ locals, params, url });
	const wants = asked(url.searchParams);
	const { open } = wants;
	const figures = await glance.of(of);
	const { content } = lessons.pinned(of);
	return {
		assignment: { id: of.id, title: of.title, courseId: of.courseId, courseName: of.courseName },
		...{ wants, figures, poles: content.poles },
		codes: lessons
			.codes(of)
			.map(({ key, kind, name, letter, hue }) => ({ key, kind, name, letter, hue })),
		words: figures && reasons(of, figures),
		quoted: open?.kind === 'sentence' ? quoted(of, open.label) : null,
		behind: open && behind(of, open, wants.after, wants.names),
		spotlights: wants.projector || wants.packet ? spotlights.of(of) : []
	};
};

/** Back to what is open, with what was done. */
function back({ url, params }: Event, done: string, id: number): never {
	const here = query(asked(url.searchParams), { after: asked(url.searchParams).after });
	redirect(303, `/assignments/${params.assignment}/class${here}&done=${done}&id=${id}#opened`);
}

export const actions: Actions = {
	/** Pins a note, an answer or a sentence for the class to talk about. */
	pin: (event) =>
		submitted(event.request, input.pin, ({ note, answer, sentence }) => {
			const of = taught(event);
			const what = note ? { note } : answer ? { answer } : { sentence: sentence ?? '' };
			back(event, 'pinned', spotlights.pin(of, what));
		}),
	unpin: (event) =>
		submitted(event.request, input.spotlight, ({ id }) => {
			spotlights.unpin(taught(event), id);
			back(event, 'unpinned', id);
		})
};
