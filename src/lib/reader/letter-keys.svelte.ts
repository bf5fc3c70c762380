let on = $state(true);

/**
 * Whether single letters act as shortcuts in a notebook. Whoever speaks to their computer, or hits keys by accident,
 * can switch them off; Tab, Enter, the arrows and F6 stay. Kept in this browser for each person.
 */
export const letterKeys = {
	get on() {
		return on;
	},
	/** Takes what this person chose. @param owner the id of the notebook's owner */
	recall(owner: string) {
		try {
			on = localStorage.getItem(nameFor(owner)) !== 'off';
		} catch {
			// without storage they are on
		}
	},
	choose(owner: string, wanted: boolean) {
		on = wanted;
		try {
			localStorage.setItem(nameFor(owner), wanted ? 'on' : 'off');
		} catch {
			// without storage this holds until the page is left
		}
	}
};

const nameFor = (owner: string) => `parallax-letters-${owner}`;
