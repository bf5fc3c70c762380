import * as v from 'valibot';
import { relations, skills } from '#lib/wording/wording.ts';

/** Schemas of all groups of fields in a lesson's source. */
const text = v.pipe(
	v.string(),
	v.trim(),
	v.nonEmpty('is empty. Write it, or remove the field if it is optional.')
);
const sideOrNeither = v.picklist(['a', 'b', 'both', 'neither']);
const whole = (least: number) =>
	v.pipe(
		v.number(),
		v.integer('must be a whole number.'),
		v.minValue(least, `must be at least ${least}.`)
	);

/** An ISO 8601 date as precise as it is known: a year, a month or a day that exists. */
const date = v.pipe(
	v.union([v.string(), v.number()]),
	v.transform(String),
	v.check(isDate, 'is not a date. Write "2023", "2023-12" or "2023-12-07".')
);

function isDate(written: string): boolean {
	if (!/^\d{4}(-\d{2}){0,2}$/.test(written)) return false;
	const [year = 0, month = 1, day = 1] = written.split('-').map(Number);
	const real = new Date(Date.UTC(year, month - 1, day));
	return real.getUTCMonth() === month - 1 && real.getUTCDate() === day;
}

const url = v.pipe(
	text,
	v.check(
		(written) => /^https?:$/.test(URL.parse(written)?.protocol ?? ''),
		'is not a web address. Begin it with https:// or http://.'
	)
);

export const lessonFields = v.strictObject({
	title: text,
	question: text,
	summary: text,
	introduction: v.optional(text),
	background: v.optional(text),
	minutes: v.pipe(
		v.strictObject({ core: whole(1), all: whole(1) }),
		v.check(
			({ core, all }) => core <= all,
			'must not have more minutes for the core than for everything.'
		)
	),
	objectives: v.pipe(
		v.array(text),
		v.minLength(3, 'has too few entries. Write three to five objectives.'),
		v.maxLength(5, 'has too many entries. Write three to five objectives.')
	),
	poles: v.strictObject({ low: text, high: text }),
	textsAfterPrediction: v.optional(v.boolean(), false),
	map: v.optional(v.strictObject({ file: text, alt: text, caption: text })),
	timeline: v.optional(v.array(v.strictObject({ date, text, mentionedBy: sideOrNeither })), []),
	glossary: v.optional(v.array(v.strictObject({ term: text, meaning: text })), []),
	people: v.optional(v.array(v.strictObject({ name: text, who: text })), []),
	terms: v.optional(v.array(v.strictObject({ a: text, b: text, about: text })), [])
});

export const articleFields = v.strictObject({
	title: text,
	author: text,
	outlet: text,
	date,
	dateNote: v.optional(text),
	url: v.optional(url),
	genre: text,
	rights: text,
	form: v.picklist(['restatement', 'excerpt', 'full text']),
	label: text,
	shortLabel: text,
	thesis: text,
	byline: text
});

export const pointFields = v.strictObject({
	core: v.boolean(),
	relation: v.picklist(relations),
	a: v.optional(v.array(text), []),
	b: v.optional(v.array(text), [])
});

export const questionFields = v.strictObject({
	skill: v.picklist(skills),
	step: v.picklist(['before', 'answer']),
	core: v.boolean(),
	citations: v.optional(v.strictObject({ a: whole(0), b: whole(0) }), { a: 0, b: 0 }),
	quoted: v.optional(v.boolean(), false),
	starters: v.optional(v.array(text), [])
});

const hues = ['25', '105', '145', '235', '280', '320', 'grey'] as const;

export const codeFields = v.strictObject({
	kind: v.picklist(['function', 'device']),
	hue: v.pipe(v.union([v.string(), v.number()]), v.transform(String), v.picklist(hues)),
	line: v.picklist(['solid', 'dashed', 'double', 'dotted']),
	letter: v.pipe(text, v.regex(/^\p{L}{1,3}$/u, 'must have one to three letters.'))
});

export const criterionFields = v.strictObject({ question: v.optional(text) });

export const noteFields = v.strictObject({ code: text });
