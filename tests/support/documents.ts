/** Markdown without its code blocks, which contain no links or headings. */
const prose = (markdown: string) => markdown.replaceAll(/^```[^]*?^```$/gm, '');

/** The targets of all links and pictures, as written. */
export const links = (markdown: string): string[] =>
	[...prose(markdown).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);

/** The anchors of the headings, as code hosts make them: lower case, hyphens for spaces, no other punctuation. */
export const anchors = (markdown: string): string[] =>
	[...prose(markdown).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
		heading
			.toLowerCase()
			.replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
			.replaceAll(/\s/g, '-')
	);
