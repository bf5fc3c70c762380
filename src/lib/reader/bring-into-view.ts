/** Scrolls a pane to its first passage in focus, if there is one. */
export function bringIntoView(pane: HTMLElement) {
	const sentence = pane.querySelector('.in-focus');
	if (!sentence) return;
	// after scrollIntoView, some versions of Chromium start the Tab key from that place, past the skip link
	if (pane.scrollHeight > pane.clientHeight)
		pane.scrollTop +=
			sentence.getBoundingClientRect().top -
			pane.getBoundingClientRect().top -
			pane.clientHeight / 2;
	else sentence.scrollIntoView({ block: 'center' });
}
