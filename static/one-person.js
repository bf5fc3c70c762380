// On every page, those without other scripts included: when somebody signs out, or somebody else comes, the browser’s
// other tabs show nothing more of the person before. The document names its person; local storage names the one who is
// here now, which tabs are told at once, and see when they wake up.
(() => {
	const here = 'parallax-person';
	const sending = 'parallax-sending';

	/** Reads or writes what the browser keeps. Where it keeps nothing, tabs stay as they are. */
	const kept = (work) => {
		try {
			return work();
		} catch {
			return null;
		}
	};
	/** Who is here now, and the guests whose work they took into their account; empty after signing out. */
	const present = () => kept(() => localStorage.getItem(here));
	const named = () => document.querySelector('meta[name="parallax-person"]')?.content ?? '';

	let mine = null;

	/** A new page, or its person has changed: a guest began, or took their work into an account. */
	function arrive() {
		const now = named();
		if (now === mine) return;
		mine = now;
		const before = present() ?? '';
		if (now && before.split(' ')[0] === now) return;
		const sent = kept(() => sessionStorage.getItem(sending));
		if (!now && sent !== 'leaves') return;
		kept(() => sessionStorage.removeItem(sending));
		const all = now && sent === 'keeps' ? `${now} ${before}`.trim() : now;
		kept(() => localStorage.setItem(here, all));
	}

	/** Leaves a page whose person is not the one who is here now. */
	function look() {
		const now = present();
		const over = Boolean(mine) && now !== null && !now.split(' ').includes(mine);
		if (over === document.documentElement.hidden) return;
		// at once: the next page may take its time, or may not come where words exist on this page only
		document.documentElement.hidden = over;
		if (!over) return;
		document.title = 'Parallax';
		location.replace('/');
	}

	// what a form will have done is known only on the page that comes after it
	addEventListener(
		'submit',
		({ target: form }) => {
			const does = 'leaves' in form.dataset ? 'leaves' : form.elements.keep?.checked ? 'keeps' : '';
			kept(() => sessionStorage.setItem(sending, does));
		},
		true
	);
	for (const event of ['storage', 'pageshow', 'focus']) addEventListener(event, look);
	document.addEventListener('visibilitychange', look);
	new MutationObserver(arrive).observe(document.head, {
		subtree: true,
		childList: true,
		attributeFilter: ['content']
	});
	arrive();
})();
