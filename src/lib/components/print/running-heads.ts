/**
 * Puts the lesson's title and each text's author at the head of every printed page, by a style sheet of its own,
 * because CSS can't take these words from the page. Some browsers print no heads; nothing else is lost.
 * @param titled each named page of the style sheet, and the words of its head
 * @returns a function that removes the style sheet
 */
export function runningHeads(title: string, titled: string[][]): () => void {
	const styles = new CSSStyleSheet();
	const head = (place: string, words: string) => `@${place} { content: ${quoted(words)} }`;
	const pages = titled.map(([name, words = '']) => `@page ${name} { ${head('top-right', words)} }`);
	// without this, the rule for all pages would put the title on the cover, too
	const cover = '@page cover { @top-left { content: none } }';
	styles.replaceSync(`@page { ${head('top-left', title)} } ${pages.join(' ')} ${cover}`);
	document.adoptedStyleSheets.push(styles);
	return () => {
		document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== styles);
	};
}

const quoted = (words: string) =>
	`"${words.replace(/\s+/g, ' ').replace(/["\\]/g, (character) => `\\${character}`)}"`;
