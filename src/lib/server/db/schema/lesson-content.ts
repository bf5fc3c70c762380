import type { Anchor } from '#lib/anchor/anchor.ts';
import type { Side } from '#lib/anchor/labels.ts';
import type { Relation } from '#lib/wording/wording.ts';

/** The article that something is in or speaks for. Never a ranking. */
export type { Side };

export type { Relation };

/** The content of an edition that no work refers to. Prose fields are plain paragraphs. */
export type EditionContent = {
	/** What the lesson is about, and what each article argues: for after the prediction. */
	summary: string;
	/** What it is about, without what either article argues: for everyone. Editions before 30 November 2026 have none. */
	introduction?: string;
	/** What a reader has to know first, in about 100 words; `context` says more. */
	background?: string;
	objectives: string[];
	minutes: { core: number; all: number };
	context: string[];
	poles: { low: string; high: string };
	timeline: { date: string; text: string; mentionedBy: Side | 'both' | 'neither' }[];
	glossary: { term: string; meaning: string }[];
	people: { name: string; who: string }[];
	terms: { a: string; b: string; about: string }[];
	map: { svg: string; alt: string; caption: string } | null;
};

/** The author's view of a point; with arguments and passages only for a point on which one side is silent. */
export type PointView = {
	relation: Relation;
	why: string;
	argumentA: string | null;
	argumentB: string | null;
	passages: (Anchor & { side: Side })[];
};

/** An annotation of the author: a passage of one side by offsets and sentence ordinals, a code and why. */
export type LayerNote = {
	side: Side;
	start: number;
	end: number;
	first: number;
	last: number;
	exact: string;
	code: string;
	note: string;
};

export type WithheldBody =
	| PointView
	| { model: string }
	| { marker: string }
	| { notes: LayerNote[] }
	/** One per level, lowest first. */
	| { samples: string[] };
