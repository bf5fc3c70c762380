/** The formatting of a run; `href` is an http(s) or mailto address. */
export type Marks = { em?: true; strong?: true; code?: true; href?: string };

/** Text with one set of marks. */
export type Run = { text: string } & Marks;

/** One sentence of an article: UTF-16 offsets into the whole text; the runs joined are the text between them. */
export type Sentence = { label: string; start: number; end: number; runs: Run[] };

export type Kind = 'paragraph' | 'heading' | 'quote' | 'item';

/** A numbered paragraph of an article. */
export type Block = { kind: Kind; sentences: Sentence[] };
