import { paragraphs } from './markdown.ts';
import { list, type Report } from './problems.ts';

/** The text of a file, with `\n` as line ends, and where to report its problems. */
export type File = { name: string; text: string; report: Report };

/** One item of a section file: `## Heading {#key}`, its fields, its subsections. */
export type Section = {
	key: string;
	heading: string;
	line: number;
	/** The fields as YAML, and the line they begin on. */
	yaml: string;
	yamlLine: number;
	parts: Map<string, { text: string; line: number }>;
};

const headingOf = /^## +(.*?) *\{#([^}]*)\} *$/;

/** The keys of all items of a section file, sound or not. */
export const keysOf = (text: string): string[] =>
	text.split('\n').flatMap((line) => headingOf.exec(line)?.[2] ?? []);

/**
 * Splits a section file into its items, in order. Text before the first `## ` is a comment of the author.
 * @param noun what an item is called in a sentence: `point`
 * @param parts the subsections that an item may have
 */
export function sections(
	{ text, report }: File,
	noun: string,
	parts: readonly string[]
): Section[] {
	const lines = text.split('\n');
	const starts = lines.flatMap((line, i) => (/^##(?!#)/.test(line) ? [i] : []));
	const found = starts.map((start, i) => item(lines, start, starts[i + 1] ?? lines.length));
	if (!found.length) report(1, `There is no ${noun} here. Begin each with a line “## … {#key}”.`);
	const keys = new Map<string, number>();
	return found.flatMap((section) => {
		const { key, heading, line, bare } = section;
		if (!heading)
			report(line, `The heading of this ${noun} needs words and a key at its end: “## … {#key}”.`);
		else if (!/^[a-z][a-z0-9-]*$/.test(key))
			report(
				line,
				`The key “${key}” must begin with a small letter and have small letters, digits and hyphens only.`
			);
		const earlier = keys.get(key);
		if (key && earlier)
			report(
				line,
				`The key “${key}” is taken by the ${noun} on line ${earlier}. Give this one its own.`
			);
		else keys.set(key, line);
		if (bare)
			report(
				bare,
				`${noun} “${key}” has text outside its subsections. Put it under ${list(
					parts.map((part) => `“### ${part}”`),
					'or'
				)}.`
			);
		for (const [name, part] of section.parts)
			if (!parts.includes(name))
				report(
					part.line,
					`${noun} “${key}” has an unknown subsection “${name}”. The subsections here are ${list(parts)}.`
				);
			else if (!part.text)
				report(
					part.line,
					`“${name}” of ${noun} “${key}” is empty. Write it, or remove its heading if it is optional.`
				);
		for (const { name, line } of section.twice)
			report(line, `${noun} “${key}” has “### ${name}” twice. Keep one of them.`);
		return heading ? [section] : [];
	});
}

/** Reports that a subsection is absent, unless it is there. Returns its text as plain paragraphs. */
export function required(section: Section, name: string, noun: string, report: Report): string {
	const part = section.parts.get(name);
	if (!part) report(section.line, `${noun} “${section.key}” has no “### ${name}”. Write it.`);
	return part ? prose(part.text) : '';
}

/** Short prose as stored: plain text, an empty line between paragraphs, one line per list item. */
export function prose(markdown: string): string {
	return paragraphs(markdown)
		.map(({ kind, runs }) => ({ kind, text: runs.map(({ text }) => text).join('') }))
		.map(({ kind, text }, i, all) => {
			const gap = i === 0 ? '' : kind === 'item' && all[i - 1]?.kind === 'item' ? '\n' : '\n\n';
			return gap + (kind === 'item' && !/^\d+[.)] /.test(text) ? `• ${text}` : text);
		})
		.join('');
}

/**
 * A file with front matter: YAML between two lines `---`, then the body, each with its first line. Null for any
 * other file.
 */
export function frontMatter({ name, text, report }: File) {
	const found = /^---\n([\s\S]*?\n)?---[ ]*(?:\n|$)/.exec(text);
	if (!found) {
		report(1, `${name} must begin with its fields between two lines “---”.`);
		return null;
	}
	const body = text.slice(found[0].length);
	const blank = /^\s*\n/.exec(body)?.[0] ?? '';
	const bodyLine = (found[0] + blank).split('\n').length;
	return { yaml: found[1] ?? '', yamlLine: 2, body: body.trim(), bodyLine };
}

function item(lines: string[], start: number, end: number) {
	const [, heading = '', key = ''] = headingOf.exec(lines[start] ?? '') ?? [];
	let at = start + 1;
	// formatters of Markdown put an empty line after a heading
	while (at < end && !lines[at]?.trim()) at++;
	const first = at;
	while (at < end && lines[at]?.trim() && !/^###/.test(lines[at] ?? '')) at++;
	const yaml = lines.slice(first, at).join('\n');
	const parts: Section['parts'] = new Map();
	const twice: { name: string; line: number }[] = [];
	let bare = 0;
	let into: { text: string; line: number } | null = null;
	for (; at < end; at++) {
		const line = lines[at] ?? '';
		const name = /^### +(.*?) *$/.exec(line)?.[1];
		if (name) {
			into = { text: '', line: at + 1 };
			if (parts.has(name)) twice.push({ name, line: at + 1 });
			else parts.set(name, into);
		} else if (into) into.text += `${line}\n`;
		else if (line.trim() && !bare) bare = at + 1;
	}
	for (const part of parts.values()) part.text = part.text.trim();
	return { key, heading, line: start + 1, yaml, yamlLine: first + 1, parts, twice, bare };
}

/** The items of an ordered list with their numbers; `line` counts from the first line of `text`. */
export function ordered(text: string): { number: number; text: string; line: number }[] {
	const items: { number: number; text: string; line: number }[] = [];
	text.split('\n').forEach((line, i) => {
		const [, number, words] = /^\s*(\d+)[.)]\s+(.*)$/.exec(line) ?? [];
		const last = items.at(-1);
		if (number) items.push({ number: Number(number), text: words ?? '', line: i });
		else if (last && line.trim()) last.text += ` ${line.trim()}`;
	});
	return items.map((each) => ({ ...each, text: each.text.trim() }));
}
