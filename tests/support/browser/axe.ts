import type { Page } from '@playwright/test';
import axe, { type RunOnly } from 'axe-core';

/** WCAG 2.2 AA, as far as axe can tell. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
export const wcag: RunOnly = { type: 'tag', values: tags };
/** The same, and what axe holds to be good practice. */
export const goodPractice: RunOnly = { type: 'tag', values: [...tags, 'best-practice'] };
/** What a colour scheme can break. */
export const colours: RunOnly = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };
/** What the colours and the width can break. */
export const coloursAndWidth: RunOnly = {
	type: 'rule',
	values: ['color-contrast', 'link-in-text-block', 'target-size', 'scrollable-region-focusable']
};

/**
 * What axe finds wrong in a page as it is now, a line for each place. axe is put into a page once and stays
 * there until the page is left. There are no frames and no sounds that it would have to wait for.
 * @param state what the page shows, for whoever reads the lines
 * @param without rules that do not hold in this state
 */
export async function wrong(
	page: Page,
	state: string,
	rules: RunOnly = wcag,
	without: string[] = []
): Promise<string[]> {
	if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
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
