import { textIndex } from '#lib/anchor/dom.ts';

/**
 * Lets the arrow keys walk through a pane's sentences, as an attachment of the pane: one tab stop, then
 * ↑ ↓ ← → from sentence to sentence. Shift+↓ and Shift+↑ select by sentence, Shift+→ and Shift+← by word, and
 * Enter selects the sentence. The selection is the document's own, so that everything that reads it works.
 */
export function walk(pane: HTMLElement) {
	const sentences = () => [...pane.querySelectorAll<HTMLElement>('.sentence')];
	for (const sentence of sentences()) sentence.tabIndex = -1;

	function onkeydown(event: KeyboardEvent) {
		const step = steps[event.key];
		const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
		if (!plain || (step === undefined && event.key !== 'Enter')) return;
		const all = sentences();
		const here = all.indexOf(document.activeElement as HTMLElement);
		if (event.key === 'Enter') {
			if (here < 0 || !getSelection()?.isCollapsed) return;
			getSelection()?.selectAllChildren(all[here] as HTMLElement);
		} else if (event.shiftKey && here >= 0) extend(event.key, all[here] as HTMLElement, all);
		else all[here < 0 ? firstVisible(all, pane) : here + (step ?? 0)]?.focus();
		event.preventDefault();
	}
	pane.addEventListener('keydown', onkeydown);
	return () => pane.removeEventListener('keydown', onkeydown);
}

const steps: Record<string, number> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/** The sentence to begin with: the first one in view. */
function firstVisible(all: HTMLElement[], pane: HTMLElement): number {
	const { top } = pane.getBoundingClientRect();
	const seen = all.findIndex((sentence) => sentence.getBoundingClientRect().bottom > top);
	return Math.max(0, seen);
}

function extend(key: string, sentence: HTMLElement, all: HTMLElement[]) {
	const selection = getSelection();
	if (!selection) return;
	const step = steps[key] ?? 0;
	const bySentence = key === 'ArrowDown' || key === 'ArrowUp';
	if (selection.isCollapsed) {
		if (bySentence) return selection.selectAllChildren(sentence);
		// Firefox moves by word only from within a text, not from the number or the comments before it
		selection.collapse(textIndex(sentence).nodes.find(({ length }) => length) ?? sentence, 0);
	}
	if (!bySentence) return selection.modify('extend', step > 0 ? 'forward' : 'backward', 'word');
	const end = all.findLastIndex((one) => selection.containsNode(one, true));
	const next = all[end + step];
	if (next && !(next.compareDocumentPosition(sentence) & Node.DOCUMENT_POSITION_FOLLOWING))
		selection.setBaseAndExtent(sentence, 0, next, next.childNodes.length);
}
