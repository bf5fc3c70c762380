import { expect } from 'vitest';
import type { Reply } from './tiny-server.ts';

/** The HTML of a page without its scripts, which contain the same values as data. */
export const visibleHtml = ({ body }: Reply) => body.replace(/<script[\s\S]*?<\/script>/g, '');

/** A page without nonces, ids and names of built files, whose random letters can spell a short word. */
export const withoutRandom = ({ body }: Reply) =>
	body
		.replaceAll(/nonce(-|=")[^"']+/g, '')
		.replaceAll(/_app\/immutable\/[^"']+/g, '')
		.replaceAll(/(?<![\w-])[\w-]{22}(?![\w-])/g, '');

const plain = (html: string) =>
	html
		.replaceAll('&quot;', '"')
		.replaceAll('&lt;', '<')
		.replaceAll('&gt;', '>')
		.replaceAll('&amp;', '&');

/** The words of a page as they are read, without its scripts. */
export const wordsOf = (reply: Reply) => plain(visibleHtml(reply).replaceAll(/<[^>]*>/g, ''));

/** The sentences in the words of a page that say when something of the lesson appears. */
export const promises = (words: string): string[] =>
	words
		.replaceAll(/\s+/g, ' ')
		.match(/(Once you’ve [^.,]*, the|The) (model|lesson’s|example) [^.]*?appears? [^.]*\./g) ?? [];

const input = /<input\b(?:[^>"]|"[^"]*")*>/g;
const textarea = /<textarea\b[^>]* name="([^"]*)"[^>]*>([^<]*)</g;
const select = /<select\b[^>]* name="([^"]*)"[\s\S]*?>([\s\S]*?)<\/select>/g;

/**
 * The values of the fields of a form, by name: typed, chosen, or checked.
 * @param has what is in the form; by default the reason why it was refused
 */
export function fieldsOf(reply: Reply, has = 'role="alert"'): Record<string, string> {
	const forms = visibleHtml(reply).match(/<form\b[\s\S]*?<\/form>/g) ?? [];
	const html = forms.find((form) => form.includes(has)) ?? '';
	const found: Record<string, string> = {};
	const keep = (name = '', value = '') => (found[name] = plain(value));
	for (const [tag] of html.matchAll(input))
		if (!/type="(radio|checkbox)"/.test(tag) || tag.includes(' checked'))
			keep(/ name="([^"]*)"/.exec(tag)?.[1], / value="([^"]*)"/.exec(tag)?.[1]);
	for (const [, name, text] of html.matchAll(textarea)) keep(name, text);
	for (const [, name, list = ''] of html.matchAll(select))
		keep(name, /<option value="([^"]*)" selected/.exec(list)?.[1]);
	return found;
}

/** The single message that says what is wrong, without any internals of the program. */
export function refusalIn(reply: Reply): string {
	const alerts = [...visibleHtml(reply).matchAll(/role="alert"[^>]*>([^<]*)</g)];
	expect(alerts).toHaveLength(1);
	expect(reply.body).not.toMatch(/\n\s+at |node_modules|\.[jt]s:\d|Error:|SQLITE/);
	return plain(alerts[0]?.[1] ?? '');
}
