import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** WCAG 2.2 AA, as far as axe can tell. */
export const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** What a colour scheme can break. */
export const colours = ['color-contrast', 'link-in-text-block'];

/** Only what is wrong, and no second page to gather it in, because there are no frames: twice as fast. */
export const axe = (page: Page) =>
	new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode();

type Found = Awaited<ReturnType<AxeBuilder['analyze']>>;

/** Everything that is wrong in a state of a page, a line for each place. */
export const wrong = (state: string, ...all: Found[]) =>
	all
		.flatMap(({ violations }) => violations)
		.flatMap(({ id, nodes }) =>
			nodes.map(({ target }) => `${state}: ${id} at ${target.join(' ')}`)
		);
