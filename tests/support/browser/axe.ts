import { readFileSync } from 'node:fs';
import type { BrowserContext, Page } from '@playwright/test';
import type { RunOnly } from 'axe-core';

const source = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

/** WCAG 2.2 AA, as far as axe can check it. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
export const wcag: RunOnly = { type: 'tag', values: tags };
/** The same, and axe's rules of good practice. */
export const goodPractice: RunOnly = { type: 'tag', values: [...tags, 'best-practice'] };
/** Rules that a colour scheme can break. */
export const colours: RunOnly = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };
/** Rules that the colours and the width can break. */
export const coloursAndWidth: RunOnly = {
	type: 'rule',
	values: ['color-contrast', 'link-in-text-block', 'target-size', 'scrollable-region-focusable']
};

/**
 * Gives every page of a browser axe, as a function that loads it: sending half a megabyte again for each page takes
 * longer than most rules.
 */
export const bring = (context: BrowserContext) =>
	context.addInitScript(`window.loadAxe = () => { ${source} }`);

/**
 * The faults that axe finds in a page as it is now, one line for each place. axe is loaded into a page once and stays
 * until the page is left. The pages have no frames or sounds, so axe need not wait for any.
 * @param state what the page shows, for the person who reads the lines
 * @param without rules that do not apply in this state
 */
export async function wrong(
	page: Page,
	state: string,
	rules: RunOnly = wcag,
	without: string[] = []
): Promise<string[]> {
	const has = await page.evaluate(() => {
		if ('axe' in window) return true;
		(window as { loadAxe?: () => void }).loadAxe?.();
		return 'axe' in window;
	});
	if (!has) await page.evaluate(source);
	const found = await page.evaluate(
		async ({ rules, without }) => {
			const { axe } = window as unknown as { axe: typeof import('axe-core') };
			const { violations } = await axe.run(document, {
				runOnly: rules,
				rules: Object.fromEntries(without.map((rule) => [rule, { enabled: false }])),
				resultTypes: ['violations'],
				elementRef: false,
				iframes: false,
				preload: false
			});
			return violations.flatMap(({ id, nodes }) =>
				nodes.map(({ target }) => `${id} at ${target.join(' ')}`)
			);
		},
		{ rules, without }
	);
	return found.map((line) => `${state}: ${line}`);
}
