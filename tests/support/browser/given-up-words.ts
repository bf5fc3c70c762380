import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';

/** Words that pages no longer use, each with its replacement (docs/glossary.md). */
const givenUp: [RegExp, string][] = [
	[/\b(learner|pupil)s?\b/i, 'student, or you'],
	[/\binstructors?\b/i, 'teacher'],
	[/(?<!of )\bcourses?\b/i, 'class'],
	[/(?<!Web )\bannotat\w+/i, 'note'],
	[/\bcore\b/i, 'main'],
	[/\badvanced\b|\bgoes deeper\b|\b50-minute path\b/i, 'optional'],
	[/\bdeadlines?\b/i, 'due date'],
	[/\bmodel responses?\b|\bone possible answer\b/i, 'model answer'],
	[/\bsamples?\b/i, 'example answer'],
	[/\bauthor’s view\b/i, 'the lesson’s view'],
	[/\b(take|took|taken|takes) (it |them |this )?back\b/i, 'withdraw'],
	[/\b(take|took|taken|takes) (it|them|this) away\b/i, 'download'],
	[/\b(bring|brought|brings) (it |them |notes )?in\b/i, 'import'],
	[/\bput (it |them |this )?away\b/i, 'archive'],
	[/\btake (it |this )?up again\b/i, 'reopen'],
	[/\b(go|goes|going|went) on\b/i, 'continue'],
	[/\be-mails?\b/i, 'email'],
	[/\b(make|made|makes) (an|your|my|the) account\b/i, 'create an account'],
	[/\bremarks?\b/i, 'comment'],
	[/\bphrases?\b/i, 'saved comment'],
	[/\bat a glance\b/i, 'class insights'],
	[/\bgradebooks?\b(?! setup)/i, 'results'],
	[/\bunrelease\w*/i, 'hide from student'],
	[/\bresubmit\w*|\breturn(ed)? for revision\b/i, 'hand in again, or send back for changes'],
	[/\bmeanwhile\b|\bany more\b/i, 'a sentence without it'],
	[/\bunlock\w*/i, 'open, because only answers are locked'],
	[/\bomissions?\b|\bas left out\b/i, 'missing'],
	[/\bhome page\b/i, 'desk'],
	[/\bpackets?\b|\bon paper\b/i, 'print version'],
	[/\bwe\b(?! found)/i, 'Parallax, or no subject'],
	[/\bshall\b/i, 'should, or the present tense']
];

/** The first given-up word in some words of ours, with its replacement; undefined where there is none. */
export const givenUpIn = (line: string) => givenUp.find(([words]) => words.test(line));

const letters = (text: string) => text.toLowerCase().replace(/[^\p{L}]/gu, '');

/** Everything that the authors of the two lessons on these pages wrote, as letters only. */
const authored = ['seeds/lessons/pressed-or-embraced', 'tests/lessons/tiny']
	.flatMap((folder) =>
		readdirSync(folder)
			.filter((name) => name.endsWith('.md'))
			.map((name) => letters(readFileSync(join(folder, name), 'utf8')))
	)
	.join(' ');

/** Whether a line is an author's, even if it is cut off, follows a sentence number, or is made of two. */
const isAuthored = (line: string) =>
	line
		.replace(/^[AB]\d+\.\d+ /, '')
		.split(/[:“”]/)
		.map(letters)
		.filter((part) => part.length > 3)
		.every((part) => authored.includes(part));

/**
 * The given-up words on a page, each with its replacement. Ignores words by authors and users: articles, everything
 * in `dir="auto"` or `bdi`, quotations, and text in fields.
 * @param names of people and classes, which other tests of the same server choose
 */
export async function givenUpWords(page: Page, names: string[]): Promise<string[]> {
	const lines = await page.evaluate(() => {
		const theirs =
			'article, bdi, q, [dir="auto"], [data-authored], textarea, pre, code, noscript, script, style';
		const copy = document.body.cloneNode(true) as HTMLElement;
		for (const element of copy.querySelectorAll(theirs)) element.remove();
		const attributes = [...copy.querySelectorAll('*')].flatMap((element) =>
			['aria-label', 'title', 'placeholder', 'alt'].flatMap(
				(name) => element.getAttribute(name) ?? []
			)
		);
		const walker = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT);
		const texts: string[] = [document.title];
		while (walker.nextNode()) texts.push(walker.currentNode.textContent ?? '');
		return [...texts, ...attributes].map((text) => text.replace(/\s+/g, ' ').trim());
	});
	const nameless = lines.map((line) =>
		names.reduce((rest, name) => rest.replaceAll(name, ''), line)
	);
	return givenUp.flatMap(([words, better]) => {
		const line = nameless.find((one) => words.test(one) && !isAuthored(one));
		return line ? [`it says “${line.slice(0, 120)}”; say ${better}`] : [];
	});
}
