import { expect, test } from 'vitest';
import { keyOf } from '#lib/reader/key-of.ts';

const cases: [layout: string, key: string, code: string, shiftKey: boolean, means: string][] = [
	['English', 'n', 'KeyN', false, 'n'],
	['English', 'N', 'KeyN', true, 'N'],
	['English', '[', 'BracketLeft', false, '['],
	['English', '?', 'Slash', true, '?'],
	['English', '!', 'Digit1', true, '!'],
	['Dvorak', 'n', 'KeyL', false, 'n'],
	['French', 'a', 'KeyQ', false, 'a'],
	['French', '&', 'Digit1', false, '1'],
	['French', '1', 'Digit1', true, '1'],
	['German', 'ü', 'BracketLeft', false, '['],
	['German', '+', 'BracketRight', false, ']'],
	['German', '[', 'Digit8', false, '['],
	['Russian', 'т', 'KeyN', false, 'n'],
	['Russian', 'х', 'BracketLeft', false, '['],
	['Armenian', 'ն', 'KeyN', false, 'n'],
	['Arabic', 'ى', 'KeyN', false, 'n'],
	['any', 'Enter', 'Enter', false, 'Enter'],
	['any', ' ', 'Space', false, ' '],
	['any', 'F6', 'F6', false, 'F6']
];

test.each(cases)('on a keyboard that is %s, %j on the key %s is the shortcut meant', (...one) => {
	const [, key, code, shiftKey, means] = one;
	expect(keyOf({ key, code, shiftKey })).toBe(means);
});
