// Markdown becomes data, never HTML: blocks of sentences of runs, which Svelte prints as text. Raw HTML
// is shown as the text it is, so there is nothing to sanitise and nothing to inject into.
//
// Every word of the author stays as written (no Unicode normalisation: a changed letter would be a
// changed word). What Markdown itself would not print goes: markup, link definitions, rules, images
// (their alternative text stays). White space of any kind becomes one space. Crossed-out words lose
// their line; code blocks and table rows become paragraphs, cells parted by " | "; the numbers of an
// ordered list stay in the text, because "1915. …" at the beginning of a paragraph is one, too.
import { Marked } from 'marked';
import type { MarkedToken, Token, Tokens } from 'marked';
import { label } from '#lib/anchor/labels.ts';
import type { Side } from '#lib/anchor/labels.ts';
import { cut } from '#lib/anchor/sentences.ts';
import type { Block, Kind, Marks, Run } from '#lib/text/blocks.ts';
import { decode } from '#lib/text/entities.ts';

/** `text` is the blocks joined with a line break; `words` counts what is between white space. */
export type Rendered = { text: string; blocks: Block[]; words: number };
/** A block of prose without labels: context, guidance, a model response. */
export type Paragraph = { kind: Kind; runs: Run[] };

// our own instance, because options of the shared one could be changed elsewhere
const reader = new Marked({ gfm: true, breaks: false });

/**
 * Renders one side's text: every block is a numbered paragraph, every sentence has its label.
 * Takes any string; an empty one has no blocks. Refuses nothing but nesting thousands deep, on which
 * the lexer gives up with a RangeError.
 */
export function render(side: Side, markdown: string): Rendered {
	let text = '';
	const blocks: Block[] = [];
	for (const { kind, runs } of paragraphs(markdown)) {
		const own = runs.map((run) => run.text).join('');
		if (blocks.length > 0) text += '\n';
		const offset = text.length;
		const sentences = cut(own).map(({ start, end }, n) => ({
			label: label(side, blocks.length + 1, n + 1),
			start: offset + start,
			end: offset + end,
			runs: between(runs, start, end)
		}));
		text += own;
		blocks.push({ kind, sentences });
	}
	const words = text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
	return { text, blocks, words };
}

/** Renders prose without sentences or labels. Takes and refuses what `render` does. */
export function paragraphs(markdown: string): Paragraph[] {
	// characters that cannot be stored as UTF-8 or that end a string in SQLite
	const source = markdown
		.toWellFormed()
		.replaceAll('\0', '\ufffd')
		.replace(/^\ufeff/, '');
	return [...blocksOf(reader.lexer(source), 'paragraph')].flatMap(({ kind, runs }) => {
		const tidied = tidy(runs);
		return tidied.length > 0 ? [{ kind, runs: tidied }] : [];
	});
}

function* blocksOf(tokens: Token[], kind: Kind): Generator<Paragraph> {
	for (const token of tokens as MarkedToken[]) {
		switch (token.type) {
			case 'heading':
				yield { kind: 'heading', runs: runsOf(token.tokens) };
				break;
			case 'blockquote':
				yield* blocksOf(token.tokens, 'quote');
				break;
			case 'list':
				for (const item of token.items) yield* itemOf(item);
				break;
			case 'table':
				for (const row of [token.header, ...token.rows]) yield { kind, runs: rowOf(row) };
				break;
			case 'code':
				yield { kind, runs: [{ text: token.text, code: true }] };
				break;
			case 'space':
			case 'hr':
			case 'def':
				break;
			default:
				yield { kind, runs: runsOf([token]) };
		}
	}
}

/** One block for an item, however many paragraphs it has; what it contains besides comes after it. */
function* itemOf(item: Tokens.ListItem): Generator<Paragraph> {
	const number = /^\s*(\d+[.)])/.exec(item.raw)?.[1];
	let own: Run[] = number ? [{ text: `${number} ` }] : [];
	for (const token of item.tokens) {
		if (['text', 'paragraph', 'checkbox', 'html', 'space'].includes(token.type)) {
			own.push(...runsOf([token]), ...(token.type === 'checkbox' ? [] : [{ text: ' ' }]));
			continue;
		}
		yield { kind: 'item', runs: own };
		own = [];
		yield* blocksOf([token], 'item');
	}
	yield { kind: 'item', runs: own };
}

function rowOf(cells: Tokens.TableCell[]): Run[] {
	return cells.flatMap((cell, n) => [...(n > 0 ? [{ text: ' | ' }] : []), ...runsOf(cell.tokens)]);
}

function runsOf(tokens: Token[], marks: Marks = {}): Run[] {
	return (tokens as MarkedToken[]).flatMap((token): Run[] => {
		switch (token.type) {
			case 'paragraph':
				return runsOf(token.tokens, marks);
			case 'text':
				// not token.text, in which the lexer has decoded some of the entities
				return token.tokens ? runsOf(token.tokens, marks) : [{ ...marks, text: decode(token.raw) }];
			case 'escape':
				return [{ ...marks, text: token.text }];
			case 'em':
				return runsOf(token.tokens, { ...marks, em: true });
			case 'strong':
				return runsOf(token.tokens, { ...marks, strong: true });
			case 'del':
			case 'image':
				return runsOf(token.tokens, marks);
			case 'link': {
				const href = address(token.href);
				return runsOf(token.tokens, href ? { ...marks, href } : marks);
			}
			case 'codespan':
				return [{ ...marks, text: token.text, code: true }];
			case 'br':
			case 'space':
				return [{ ...marks, text: ' ' }];
			default:
				// HTML, a task's box, whatever a later lexer finds: the characters that were written.
				return [{ ...marks, text: token.raw }];
		}
	});
}

/** An address that a reader may follow, or nothing. */
function address(written: string): string | undefined {
	const href = decode(written).trim();
	const allowed = /^(?:https?:\/\/|mailto:)[^\s\p{Cc}]+$/iu.test(href) && URL.canParse(href);
	return allowed ? href : undefined;
}

/** Collapses white space to one space, none at either end, and joins neighbours with equal marks. */
function tidy(runs: Run[]): Run[] {
	const tidied: Run[] = [];
	let spaced = true;
	for (const run of runs) {
		const collapsed = run.text.replace(/\s+/g, ' ');
		const text: string = spaced ? collapsed.replace(/^ /, '') : collapsed;
		if (text === '') continue;
		spaced = text.endsWith(' ');
		const last = tidied.at(-1);
		if (last && alike(last, run)) last.text += text;
		else tidied.push({ ...run, text });
	}
	const last = tidied.at(-1);
	if (last && spaced) last.text = last.text.slice(0, -1);
	return last?.text === '' ? tidied.slice(0, -1) : tidied;
}

function alike(one: Run, other: Run): boolean {
	const { em, strong, code, href } = one;
	return em === other.em && strong === other.strong && code === other.code && href === other.href;
}

/** The part of a block's runs within a sentence. */
function between(runs: Run[], start: number, end: number): Run[] {
	let at = 0;
	return runs.flatMap((run) => {
		const text = run.text.slice(Math.max(0, start - at), Math.max(0, end - at));
		at += run.text.length;
		return text === '' ? [] : [{ ...run, text }];
	});
}
