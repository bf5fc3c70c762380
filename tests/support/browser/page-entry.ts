import type { Page } from '@playwright/test';
import type { Role } from './prepared.ts';

/** One state of a page, which every test that is about all pages visits. */
export type Entry = {
	/** What there is to see, in words for somebody who reads that it is wrong. */
	shows: string;
	/** Its address; `prepared.ts` says what stands for a name in braces. */
	address: string;
	/** The text of its h1, of which there is one; null where a page has none. */
	heading: string | null;
	/** What its title begins with. */
	title: string;
} & Particular;

type Particular = {
	/** Who looks, where it is not whom the group says. */
	as?: Role;
	/** With which status it is answered, if not 200. */
	status?: number;
	/** The lesson of which both articles are in it; by default there is no article. */
	articles?: 'tiny' | 'pressed-or-embraced';
	/** What the keyboard stops at first, where that is not the way past the head of the page. */
	firstStop?: string;
	/** On a narrow screen it shows one part at a time, and each is checked. */
	inParts?: boolean;
	/** It follows a class: connected, it looks again, and puts the focus back where that was when it began to. */
	follows?: boolean;
	/** Also what axe knows beyond WCAG. */
	bestPractice?: boolean;
	/** Brings the page to the state, once it is there. */
	act?: (page: Page) => Promise<void>;
};

/** A line of the table of pages. */
export const entry = (
	shows: string,
	address: string,
	heading: string | null,
	title: string,
	particular: Particular = {}
): Entry => ({ shows, address, heading, title, ...particular });
