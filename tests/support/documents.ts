/** Markdown without its blocks of code, in which nothing is a link or a heading. */
const prose = (markdown: string) => markdown.replaceAll(/^```[^]*?^```$/gm, '');

/** The targets of all links and pictures, as they are written. */
export const links = (markdown: string): string[] =>
	[...prose(markdown).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);

/** The anchors of the headings, as forges make them: lower case, hyphens for spaces, no other signs. */
export const anchors = (markdown: string): string[] =>
	[...prose(markdown).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
		heading
			.toLowerCase()
			.replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
			.replaceAll(/\s/g, '-')
	);
