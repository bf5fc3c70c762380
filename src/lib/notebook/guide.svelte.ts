let closed = $state(false);

/** Whether the guide to highlighting was closed: for good, in this browser, until it is asked for under Shortcuts. */
export const guide = {
	get closed() {
		return closed;
	},
	/** @param owner the id of the notebook's owner */
	recall(owner: string) {
		try {
			closed = localStorage.getItem(nameFor(owner)) === 'closed';
		} catch {
			// without storage it is shown again
		}
	},
	close(owner: string) {
		closed = true;
		keep(() => localStorage.setItem(nameFor(owner), 'closed'));
	},
	reopen(owner: string) {
		closed = false;
		keep(() => localStorage.removeItem(nameFor(owner)));
	}
};

const nameFor = (owner: string) => `parallax-guide-${owner}`;

function keep(change: () => void) {
	try {
		change();
	} catch {
		// without storage this holds until the page is left
	}
}
