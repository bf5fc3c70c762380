import type { Page } from '@playwright/test';
import type { Role } from './prepared.ts';

/** One state of a page, which every test about all pages visits. */
export type Entry = {
	/** A description of the state, for the person who reads that it is wrong. */
	shows: string;
	/** Its address; `prepared.ts` says what replaces a name in braces. */
	address: string;
	/** The text of its only h1. */
	heading: string;
	/** The beginning of its title. */
	title: string;
} & Particular;

type Particular = {
	/** The role to visit it as, if not the group's. */
	as?: Role;
	/** The status of the response, if not 200. */
	status?: number;
	/** The lesson whose two articles it shows; by default it shows no article. */
	articles?: 'tiny' | 'pressed-or-embraced';
	/** The first stop of the keyboard, if not the link that skips the head of the page. */
	firstStop?: string;
	/** On a narrow screen it shows one part at a time, and each part is checked. */
	inParts?: boolean;
	/** It follows a class: once connected it refreshes, and then restores the focus. */
	follows?: boolean;
	/** Whether axe also checks its rules beyond WCAG. */
	bestPractice?: boolean;
	/** Brings the loaded page into the state. */
	act?: (page: Page) => Promise<void>;
};

/** A line of the table of pages. */
export const entry = (
	shows: string,
	address: string,
	heading: string,
	title: string,
	particular: Particular = {}
): Entry => ({ shows, address, heading, title, ...particular });
