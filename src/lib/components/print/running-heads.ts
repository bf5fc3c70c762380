/**
 * Puts the lesson's title and each text's author at the head of every printed page: CSS has no way to take
 * words from the page. Where the browser prints no heads, nothing is missing.
 * @param titled each named page of the style sheet, and what its head says
 * @returns how to take it away again
 */
export function runningHeads(title: string, titled: string[][]): () => void {
	const styles = new CSSStyleSheet();
	const head = (place: string, words: string) => `@${place} { content: ${quoted(words)} }`;
	const pages = titled.map(([name, words = '']) => `@page ${name} { ${head('top-right', words)} }`);
	// a later rule for all pages would put its words on the cover, too
	const cover = '@page cover { @top-left { content: none } }';
	styles.replaceSync(`@page { ${head('top-left', title)} } ${pages.join(' ')} ${cover}`);
	document.adoptedStyleSheets.push(styles);
	return () => {
		document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== styles);
	};
}

const quoted = (words: string) =>
	`"${words.replace(/\s+/g, ' ').replace(/["\\]/g, (character) => `\\${character}`)}"`;
