const brackets: Record<string, string> = { BracketLeft: '[', BracketRight: ']' };

/**
 * The letter, digit or bracket that a key means as a shortcut. Where a layout writes something else with it, as Russian
 * does with every letter, French with digits and German with brackets, the key counts that has it on an English one.
 * Any other key keeps its own name.
 */
export function keyOf({ key, code, shiftKey }: Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey'>) {
	if (key.length !== 1 || /^[a-z\d[\]?]$/i.test(key)) return key;
	const digit = shiftKey ? null : /^Digit(\d)$/.exec(code)?.[1];
	const letter = /^[\x20-\x7e]$/.test(key) ? null : /^Key([A-Z])$/.exec(code)?.[1];
	return digit ?? letter?.toLowerCase() ?? brackets[code] ?? key;
}
